package dev.skylark.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.health.Breaker.Phase;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BreakerTest {

    /** {@code f} fails, {@code w} works, {@code t} is tried; a number lets so many minutes pass. */
    @ParameterizedTest
    @CsvSource({
        "ffff, CLOSED, 0",
        "fffff, OPEN, 2",
        "fffffff, OPEN, 2",
        "ff6fff, CLOSED, 0",
        "ffffwf, OPEN, 2",
        "fffffw, OPEN, 2",
        "fffff2tw, CLOSED, 0",
        "fffff2twffff, CLOSED, 0",
        "fffff2tf, OPEN, 4",
        "fffff2tf4tf, OPEN, 8",
        "fffff2tf4tf8tf9tf9tf9tf, OPEN, 30"
    })
    void opens_and_closes_as_the_table_says(String happened, Phase phase, int minutes) {
        var breaker = Breaker.NEW;
        var now = Store.NOON;
        for (int at = 0; at < happened.length(); at++) {
            var one = happened.charAt(at);
            switch (one) {
                case 'f' -> breaker = breaker.failed(now);
                case 'w' -> breaker = breaker.worked();
                case 't' -> breaker = breaker.tried(now);
                default -> now = now.plus(Duration.ofMinutes(one - '0'));
            }
        }
        assertThat(breaker.phase()).isEqualTo(phase);
        if (phase == Phase.OPEN) {
            assertThat(breaker.until()).isEqualTo(now.plus(Duration.ofMinutes(minutes)));
        }
    }

    @Test
    void is_tried_when_its_pause_is_over_and_again_when_nobody_said_how_that_went() {
        var opened = opened(Store.NOON);
        assertThat(opened.wantsTrial(Store.NOON.plus(Breaker.PAUSE).minusMillis(1)))
                .isFalse();
        var at = Store.NOON.plus(Breaker.PAUSE);
        assertThat(opened.wantsTrial(at)).isTrue();
        assertThat(opened.tried(at).wantsTrial(at.plusSeconds(1))).isFalse();
        assertThat(opened.tried(at).wantsTrial(at.plus(Breaker.TRIAL))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMBEDDED", "MOTO"})
    void all_containers_agree_and_of_many_at_once_one_tries(Store store) {
        var rows = store.<Rows>open(BreakerTest::notInMemory, it -> it.rows(Table.HEALTH));
        var feature = Store.newId();
        new Breakers(rows).change(feature, Store.NOON, _ -> opened(Store.NOON));
        var later = Store.NOON.plus(Breaker.PAUSE);
        var tried = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int one = 0; one < 4; one++) {
                threads.execute(() -> {
                    var change = new Breakers(rows)
                            .change(feature, later, it -> it.wantsTrial(later) ? it.tried(later) : it);
                    if (!change.after().equals(change.before())) {
                        tried.incrementAndGet();
                    }
                });
            }
        }
        assertThat(tried).hasValue(1);
        assertThat(new Breakers(rows).all().get(feature))
                .isEqualTo(new Breaker(Phase.HALF_OPEN, 0, later.plus(Breaker.TRIAL), 1));
    }

    private static Rows notInMemory() {
        throw new AssertionError("there is no twin");
    }

    private static Breaker opened(Instant now) {
        var breaker = Breaker.NEW;
        for (int failure = 0; failure < Breaker.MOST; failure++) {
            breaker = breaker.failed(now);
        }
        return breaker;
    }
}
