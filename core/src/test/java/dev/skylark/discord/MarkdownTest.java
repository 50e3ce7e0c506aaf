package dev.skylark.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class MarkdownTest {

    private static final Pattern BARE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*[*_~`|>#\\[\\]<@]");

    @Test
    void plain_text_reads_as_it_is() {
        assertThat(Markdown.plain("web-1 is up, 100 %")).isEqualTo("web\\-1 is up, 100 %");
        assertThat(Markdown.plain("**bold** `code`")).isEqualTo("\\*\\*bold\\*\\* \\`code\\`");
        assertThat(Markdown.plain("[here](https://evil)")).isEqualTo("\\[here\\](https\\://evil)");
    }

    @Test
    void plain_text_mentions_nobody() {
        assertThat(Markdown.plain("<@80351110224678912> @everyone"))
                .isEqualTo("\\<\\@80351110224678912\\> \\@everyone");
    }

    @Property
    void plain_text_holds_nothing_that_discord_would_read_as_more(@ForAll("markdown") String text) {
        var plain = Markdown.plain(text);

        assertThat(BARE.matcher(plain).find()).as(plain).isFalse();
        assertThat(plain.replaceAll("\\\\(.)", "$1")).isEqualTo(text);
    }

    @Property
    void a_block_ends_where_it_ends(@ForAll("markdown") String text) {
        var block = Markdown.block(text);

        assertThat(block).startsWith("```\n").endsWith("\n```");
        assertThat(block.substring(3, block.length() - 3)).doesNotContain("```");
        assertThat(block.replace("\u200b", "")).isEqualTo("```\n" + text + "\n```");
    }

    @Property
    void code_ends_where_it_ends(@ForAll("markdown") String text) {
        var code = Markdown.code(text);

        assertThat(code).startsWith("`").endsWith("`");
        assertThat(code.substring(1, code.length() - 1)).doesNotContain("`");
    }

    @Test
    void people_roles_and_channels_are_named_by_their_ids() {
        assertThat(Markdown.person("22")).isEqualTo("<@22>");
        assertThat(Markdown.role("33")).isEqualTo("<@&33>");
        assertThat(Markdown.channel("44")).isEqualTo("<#44>");
    }

    @Test
    void times_are_in_the_zone_of_the_reader() {
        var noon = Instant.ofEpochSecond(1_785_585_600, 999_999_999);

        assertThat(Markdown.ago(noon)).isEqualTo("<t:1785585600:R>");
        assertThat(Markdown.at(noon)).isEqualTo("<t:1785585600:f>");
        assertThat(Markdown.clock(noon)).isEqualTo("<t:1785585600:t>");
    }

    @Provide
    Arbitrary<String> markdown() {
        return Arbitraries.strings().withChars("ab1 \\*_~`|>#[]<@:-()&!\n").ofMaxLength(30);
    }
}
