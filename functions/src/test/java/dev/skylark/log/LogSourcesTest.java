package dev.skylark.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.fact.Severity;
import dev.skylark.fleet.Place;
import dev.skylark.table.Table;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which groups a guild has named, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class LogSourcesTest {

    private final LogSources sources;
    private final String guild = Store.newId();
    private final String account = Store.newId();

    LogSourcesTest(Store store) {
        sources = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoLogSources(tables.rows(Table.LOGS)));
    }

    @Test
    void a_source_is_kept_whole() {
        var rules = new Rules(Severity.WARNING, List.of(Pattern.compile("\\bOOM\\b")), List.of(Pattern.compile("a|b")));
        var kept = new Source(
                guild,
                "shop",
                "production",
                Place.account("arn:aws:iam::123456789012:role/skylark-logs", "eu-west-1"),
                account,
                "/shop/api",
                rules);

        assertThat(sources.set(kept)).isTrue();

        var found = sources.find(guild, "shop", "production", "/shop/api").orElseThrow();
        assertThat(found.place()).isEqualTo(kept.place());
        assertThat(found.account()).isEqualTo(account);
        assertThat(found.rules().least()).isEqualTo(Severity.WARNING);
        assertThat(found.rules().alarming()).extracting(Pattern::pattern).containsExactly("\\bOOM\\b");
        assertThat(found.rules().harmless()).extracting(Pattern::pattern).containsExactly("a|b");
    }

    @Test
    void a_guild_sees_its_own_and_a_group_all_that_named_it() {
        var other = Store.newId();
        sources.set(source(guild, "shop", "/shop/api"));
        sources.set(source(guild, "game", "/game/server"));
        sources.set(source(other, "shop", "/shop/api"));

        assertThat(sources.all(guild)).extracting(Source::service).containsExactly("game", "shop");
        assertThat(sources.of(account, "/shop/api")).extracting(Source::guild).containsExactlyInAnyOrder(guild, other);
        assertThat(sources.of(Store.newId(), "/shop/api")).isEmpty();
    }

    @Test
    void one_that_is_removed_is_gone() {
        sources.set(source(guild, "shop", "/shop/api"));

        assertThat(sources.remove(guild, "shop", "production", "/shop/api")).isTrue();
        assertThat(sources.remove(guild, "shop", "production", "/shop/api")).isFalse();
        assertThat(sources.all(guild)).isEmpty();
        assertThat(sources.of(account, "/shop/api")).isEmpty();
    }

    @Test
    void there_are_fifty_at_most_and_one_of_them_can_still_be_changed() {
        for (int at = 0; at < DynamoLogSources.MOST; at++) {
            assertThat(sources.set(source(guild, "shop", "/shop/" + at))).isTrue();
        }

        assertThat(sources.set(source(guild, "shop", "/shop/more"))).isFalse();
        assertThat(sources.set(source(guild, "shop", "/shop/0"))).isTrue();
        assertThat(sources.all(guild)).hasSize(DynamoLogSources.MOST);
    }

    private Source source(String of, String service, String group) {
        return new Source(of, service, "production", Place.home("us-east-1"), account, group, Rules.USUAL);
    }
}
