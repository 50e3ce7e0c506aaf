package dev.skylark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.webhook.Format;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The keys with which sources show who they are. */
final class SourceKeysTest {

    private final SourceKeys keys = new SourceKeys(() -> "secret");

    @Test
    void a_key_is_the_same_each_time_and_another_for_each_source_generation_and_house() {
        var one = source("1", "shop", 1);
        var all = Stream.of(
                keys.key(one),
                keys.key(source("2", "shop", 1)),
                keys.key(source("1", "game", 1)),
                keys.key(source("1", "shop", 2)),
                new SourceKeys(() -> "other").key(one));

        assertThat(all).doesNotHaveDuplicates().allMatch(it -> it.matches("sky_[0-9a-f]{40}"));
        assertThat(keys.key(one)).isEqualTo(keys.key(source("1", "shop", 1)));
    }

    @Test
    void what_a_source_tells_of_makes_no_other_key() {
        var moved = new AlertSource("1", "shop", Format.SENTRY, "game", "staging", "arn", 1);

        assertThat(keys.key(moved)).isEqualTo(keys.key(source("1", "shop", 1)));
    }

    private static AlertSource source(String guild, String name, long generation) {
        return new AlertSource(guild, name, Format.GENERIC, "shop", "production", "", generation);
    }
}
