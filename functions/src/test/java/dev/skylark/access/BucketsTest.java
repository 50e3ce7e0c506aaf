package dev.skylark.access;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.AtOnce;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class BucketsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Buckets buckets;
    private final String guild = Store.newId();

    BucketsTest(Store store) {
        buckets = store.open(InMemoryBuckets::new, tables -> new DynamoBuckets(tables.rows(Table.WORK)));
    }

    @Test
    void a_full_bucket_gives_all_it_has_and_then_says_how_long() {
        for (int i = 0; i < 20; i++) {
            assertThat(take(20, NOON)).isZero();
        }

        assertThat(take(20, NOON)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_refused_take_takes_nothing() {
        empty(6, NOON);

        assertThat(take(6, NOON.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(take(6, NOON.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(take(6, NOON.plusSeconds(10))).isZero();
        assertThat(take(6, NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void it_refills_evenly_and_never_beyond_its_size() {
        empty(6, NOON);

        assertThat(tokensAt(6, NOON.plusSeconds(30))).isEqualTo(3);
        assertThat(tokensAt(6, NOON.plusSeconds(3600))).isEqualTo(6);
    }

    @Test
    void a_size_that_does_not_divide_the_period_is_exact_too() {
        assertThat(tokensAt(7, NOON)).isEqualTo(7);
        assertThat(tokensAt(7, NOON.plus(MINUTE))).isEqualTo(7);
    }

    @Test
    void a_bucket_of_one_is_a_cooldown() {
        assertThat(take(1, NOON)).isZero();
        assertThat(take(1, NOON.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(take(1, NOON.plusSeconds(60))).isZero();
    }

    @Test
    void a_bucket_of_nothing_gives_nothing() {
        assertThat(take(0, NOON)).isEqualTo(MINUTE);
    }

    @Test
    void each_bucket_and_each_guild_has_its_own() {
        empty(2, NOON);

        assertThat(buckets.take(guild, "another", 2, MINUTE, NOON)).isZero();
        assertThat(buckets.take(Store.newId(), "person", 2, MINUTE, NOON)).isZero();
    }

    @Test
    void a_clock_that_is_behind_gets_no_more_than_there_is() {
        empty(2, NOON);

        assertThat(take(2, NOON.minusSeconds(10))).isEqualTo(Duration.ofSeconds(40));
        assertThat(take(2, NOON)).isEqualTo(Duration.ofSeconds(30));
        assertThat(take(2, NOON.plusSeconds(30))).isZero();
    }

    @Test
    void a_clock_that_was_far_ahead_locks_nobody_out() {
        empty(2, NOON.plus(Duration.ofDays(3)));

        assertThat(tokensAt(2, NOON)).isEqualTo(2);
    }

    @Test
    void a_bucket_that_becomes_smaller_gives_less_at_once() {
        take(20, NOON);

        assertThat(tokensAt(2, NOON)).isLessThanOrEqualTo(2);
    }

    @Test
    void fifty_at_once_get_exactly_what_there_is() throws Exception {
        assertThat(AtOnce.each(50, _ -> take(20, NOON)).stream().filter(Duration::isZero))
                .hasSize(20);
    }

    @Test
    void fifty_at_once_get_exactly_what_is_left() throws Exception {
        for (int i = 0; i < 5; i++) {
            take(20, NOON);
        }

        assertThat(AtOnce.each(50, _ -> take(20, NOON)).stream().filter(Duration::isZero))
                .hasSize(15);
    }

    private Duration take(int capacity, Instant now) {
        return buckets.take(guild, "person", capacity, MINUTE, now);
    }

    private void empty(int capacity, Instant now) {
        assertThat(tokensAt(capacity, now)).isEqualTo(capacity);
    }

    private int tokensAt(int capacity, Instant now) {
        int tokens = 0;
        while (take(capacity, now).isZero()) {
            tokens++;
        }
        return tokens;
    }
}
