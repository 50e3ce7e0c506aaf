package dev.skylark.log;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.fact.Severity;
import dev.skylark.log.Tails.Kept;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is being watched, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class TailsTest {

    private static final Instant SOON = NOON.plusSeconds(50);

    private final Tails tails;
    private final String guild = Store.newId();

    TailsTest(Store store) {
        tails = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoTails(tables.rows(Table.LOGS)));
    }

    @Test
    void it_is_kept_whole() {
        tails.begin(tail("one"), NOON);

        var kept = tails.keep(tail("one").with(NOON.plusSeconds(3), List.of("a"), List.of("line"), 7, 2), 0, SOON);

        assertThat(kept).isInstanceOfSatisfying(Kept.Running.class, it -> {
            assertThat(it.tail().level()).contains(Severity.WARNING);
            assertThat(it.tail().next()).isEqualTo(NOON.plusSeconds(3));
            assertThat(it.tail().seen()).containsExactly("a");
            assertThat(it.tail().shown()).containsExactly("line");
            assertThat(it.tail().lines()).isEqualTo(7);
            assertThat(it.tail().dropped()).isEqualTo(2);
            assertThat(it.tail().until()).isEqualTo(tail("one").until());
        });
    }

    @Test
    void there_are_two_at_most_and_the_same_one_begins_once() {
        assertThat(tails.begin(tail("one"), NOON)).isTrue();
        assertThat(tails.begin(tail("one"), NOON)).isTrue();
        assertThat(tails.begin(tail("two"), NOON)).isTrue();
        assertThat(tails.begin(tail("three"), NOON)).isFalse();

        assertThat(tails.end(guild, "one")).isPresent();
        assertThat(tails.end(guild, "one")).isEmpty();
        assertThat(tails.begin(tail("three"), NOON)).isTrue();
    }

    @Test
    void one_whose_end_nobody_noted_does_not_stay_for_ever() {
        tails.begin(tail("one"), NOON);
        tails.begin(tail("two"), NOON);

        assertThat(tails.begin(tail("three"), NOON.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void a_leg_is_followed_by_one_alone_until_they_let_it_be() {
        tails.begin(tail("one"), NOON);

        assertThat(tails.take(guild, "one", 1, NOON, SOON)).isInstanceOf(Kept.Running.class);
        assertThat(tails.take(guild, "one", 1, NOON, SOON)).isInstanceOf(Kept.NotOurs.class);
        assertThat(tails.take(guild, "one", 1, SOON, SOON.plusSeconds(50))).isInstanceOf(Kept.Running.class);
        assertThat(tails.take(guild, "one", 3, SOON, SOON)).isInstanceOf(Kept.NotOurs.class);
        assertThat(tails.take(guild, "one", 2, SOON, SOON)).isInstanceOf(Kept.Running.class);
        assertThat(tails.keep(tail("one"), 1, SOON)).isInstanceOf(Kept.NotOurs.class);
        assertThat(tails.take(guild, "none", 1, SOON, SOON)).isInstanceOf(Kept.NotOurs.class);
    }

    @Test
    void whoever_follows_one_that_is_stopped_hears_of_it() {
        tails.begin(tail("one"), NOON);
        tails.begin(tail("two"), NOON);

        assertThat(tails.stop(guild, "one")).isEqualTo(1);

        assertThat(tails.take(guild, "one", 1, NOON, SOON)).isInstanceOf(Kept.Stopped.class);
        assertThat(tails.take(guild, "two", 1, NOON, SOON)).isInstanceOf(Kept.Running.class);
        assertThat(tails.stop(guild, "")).isEqualTo(2);
        assertThat(tails.stop(Store.newId(), "")).isZero();
    }

    private Tail tail(String run) {
        return new Tail(
                guild,
                run,
                "shop",
                "production",
                Optional.of(Severity.WARNING),
                "",
                "en",
                NOON,
                NOON.plusSeconds(60),
                NOON,
                List.of(),
                List.of(),
                0,
                0);
    }
}
