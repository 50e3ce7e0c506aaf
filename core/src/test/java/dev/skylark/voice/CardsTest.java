package dev.skylark.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Block;
import dev.skylark.discord.Button;
import dev.skylark.discord.Message;
import dev.skylark.discord.MessageJson;
import dev.skylark.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How music looks. */
class CardsTest {

    private static final Instant NOW = Instant.parse("2051-03-20T20:00:00Z");
    private static final Texts EN = Texts.in("en");
    private static final Texts DE = Texts.in("de");

    private static Track track(String title) {
        return new Track(
                title,
                "Lark",
                Duration.ofMinutes(3),
                "https://lark.example/" + title,
                "",
                Track.Source.HTTP,
                "",
                0,
                "7");
    }

    private static Playing playing(int queue) {
        return Playing.nothing(Rules.USUAL)
                .with(Optional.of(track("Morning")), Duration.ofSeconds(90), NOW)
                .queue(IntStream.rangeClosed(1, queue)
                        .mapToObj(it -> track("t" + it))
                        .toList());
    }

    /** As somebody would read it; buttons in brackets, those that cannot be pressed in round ones. */
    private static String seen(Message message) {
        return message.tone() + " " + message.title()
                + message.blocks().stream().map(CardsTest::seen).collect(Collectors.joining());
    }

    private static String seen(Block block) {
        return "\n"
                + switch (block) {
                    case Block.Text(var markdown) -> markdown;
                    case Block.Fact(var name, var value) -> name + ": " + value;
                    case Block.Buttons(var buttons) ->
                        buttons.stream().map(CardsTest::seen).collect(Collectors.joining(" "));
                    default -> throw new AssertionError(block);
                };
    }

    private static String seen(Button button) {
        return (button.enabled() ? "[%s %s]" : "(%s %s)").formatted(button.label(), button.target());
    }

    @Test
    void what_plays() {
        assertThat(seen(Cards.playing(playing(0), NOW, "", EN))).isEqualTo("""
                GOOD Now playing
                ### [Morning – Lark](<https://lark.example/Morning>)
                `━━━━━━━━━●────────` 1:30 / 3:00
                Asked for by: <@7>
                (⏮ >back) [⏸ >pause] [⏭ >skip] [⏹ >stop] (🔀 >shuffle)
                [🔁 Off >loop|what=track] [🔉 >volume|percent=90] [🔊 >volume|percent=110] [Queue >queue] [History >history]""");
    }

    @Test
    void what_is_paused_with_all_that_there_is_to_say() {
        var playing = playing(3)
                .history(List.of(track("before")))
                .loop(Loop.QUEUE)
                .tuning(new Tuning(150, Filter.BASS, true))
                .paused(true, Duration.ofSeconds(61), NOW);
        assertThat(seen(Cards.playing(playing, NOW.plusSeconds(9), "<@7>: Paused", DE)))
                .isEqualTo("""
                WAITING Angehalten
                ### [Morning – Lark](<https://lark.example/Morning>)
                `━━━━━━●───────────` 1:01 / 3:00
                Gewünscht von: <@7>
                Danach: [t1 – Lark](<https://lark.example/t1>) und 2 weitere
                -# <@7>: Paused
                -# Lautstärke 150 % · mehr Bass · alles gleich laut
                [⏮ >back] [▶️ >resume] [⏭ >skip] [⏹ >stop] [🔀 >shuffle]
                [🔁 Schlange >loop|what=off] [🔉 >volume|percent=140] [🔊 >volume|percent=150] [Warteschlange >queue] [Verlauf >history]""");
    }

    @Test
    void a_radio() {
        var radio = new Track("Lark FM", "", Duration.ZERO, "", "", Track.Source.RADIO, "", 0, "");
        var seen = seen(Cards.playing(
                Playing.nothing(Rules.USUAL).with(Optional.of(radio), Duration.ZERO, NOW),
                NOW.plusSeconds(3_723),
                "",
                EN));
        assertThat(seen).contains("### Lark FM\n🔴 live · 1:02:03\nAsked for by: nobody");
    }

    @Test
    void silence() {
        assertThat(seen(Cards.playing(Playing.nothing(Rules.USUAL), NOW, "", EN)))
                .isEqualTo("""
                NEUTRAL Nothing plays
                [Queue >queue] [History >history]""");
    }

    @Test
    void a_page_of_the_queue() {
        assertThat(seen(Cards.queue(playing(12).loop(Loop.TRACK), 2, NOW, EN)))
                .isEqualTo("""
                NEUTRAL 12 tracks wait · 36:00
                ▶️ **[Morning – Lark](<https://lark.example/Morning>)** · `━━━━━━━━━●────────` 1:30 / 3:00
                11. [t11 – Lark](<https://lark.example/t11>) · 3:00 · <@7>
                12. [t12 – Lark](<https://lark.example/t12>) · 3:00 · <@7>
                -# 🔂 Track
                [%s >queue|page=1] (%s >queue|page=0) (%s >queue|page=3)
                [🔀 >shuffle] [Clear >clear]""".formatted(EN.of("page.previous"), EN.of("page.of", 2, 2), EN.of("page.next")));
    }

    @Test
    void a_page_that_is_not_there_is_the_last_one() {
        assertThat(Cards.queue(playing(12), 99, NOW, EN)).isEqualTo(Cards.queue(playing(12), 2, NOW, EN));
        assertThat(Cards.queue(playing(12), -1, NOW, EN)).isEqualTo(Cards.queue(playing(12), 1, NOW, EN));
    }

    @Test
    void an_empty_queue() {
        assertThat(seen(Cards.queue(Playing.nothing(Rules.USUAL), 1, NOW, EN))).isEqualTo("""
                NEUTRAL 0 tracks wait · 0:00
                The queue is empty. `/play` fills it.""");
    }

    @Test
    void the_history_shows_the_last_twenty() {
        assertThat(seen(Cards.history(Playing.nothing(Rules.USUAL), EN)))
                .isEqualTo("NEUTRAL Played before\nNothing yet.");
        var seen = seen(Cards.history(playing(0).history(playing(50).queue()), EN));
        assertThat(seen).contains("- [t20 – Lark]").doesNotContain("t21");
    }

    @Test
    void a_strangers_title_writes_nothing_in_our_name() {
        var evil = new Track(
                "x](https://evil.example)\n# <@1> **y**", "", Duration.ZERO, "", "", Track.Source.HTTP, "", 0, "");
        assertThat(Cards.link(evil)).isEqualTo("x\\](https\\://evil.example) \\# \\<\\@1\\> \\*\\*y\\*\\*");
    }

    @Test
    void an_address_that_would_end_the_link_is_none() {
        for (var address : List.of(
                "https://x.example/a)b",
                "https://x.example/> [y](<https://evil.example",
                "https://x.example/a b",
                "http://x.example/",
                "library:morning.opus",
                "https://x.example/" + "a".repeat(200))) {
            var track = new Track("x", "", Duration.ZERO, address, "", Track.Source.HTTP, "", 0, "");
            assertThat(Cards.link(track)).isEqualTo("x");
        }
    }

    @Test
    void a_page_of_long_titles_fits_into_a_message() {
        var longest = new Track(
                "t".repeat(300),
                "a".repeat(300),
                Duration.ofHours(3),
                "https://x.example/" + "a".repeat(180),
                "",
                Track.Source.HTTP,
                "",
                0,
                "123456789012345678");
        var playing =
                playing(0).queue(IntStream.range(0, 10).mapToObj(_ -> longest).toList());
        assertThat(MessageJson.render(Cards.queue(playing, 1, NOW, EN), EN).toString())
                .contains("10. ")
                .contains(">clear");
    }

    @Test
    void lengths_look_like_clocks() {
        assertThat(Cards.clock(Duration.ZERO)).isEqualTo("0:00");
        assertThat(Cards.clock(Duration.ofMillis(59_999))).isEqualTo("0:59");
        assertThat(Cards.clock(Duration.ofSeconds(3_601))).isEqualTo("1:00:01");
        assertThat(Cards.clock(Duration.ofHours(30))).isEqualTo("30:00:00");
    }

    @Property(tries = 300)
    void whatever_plays_can_be_shown(@ForAll long seed, @ForAll int page) {
        var playing = new Samples(seed).playing();
        for (var texts : List.of(EN, DE)) {
            assertThat(Cards.playing(playing, NOW, "note", texts).blocks()).isNotEmpty();
            assertThat(Cards.queue(playing, page, NOW, texts).blocks()).isNotEmpty();
            assertThat(Cards.history(playing, texts).blocks()).isNotEmpty();
        }
    }
}
