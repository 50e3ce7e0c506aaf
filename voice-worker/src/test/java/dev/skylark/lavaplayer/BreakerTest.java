package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.voice.Track.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private Instant now = Instant.parse("2051-06-01T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Breaker breaker = new Breaker(clock);

    @Test
    void five_failures_in_a_minute_are_enough() {
        fail(4);
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.state()).isEqualTo("working");
        fail(1);
        assertThat(breaker.allows()).isFalse();
        assertThat(breaker.state()).isEqualTo("resting until 2051-06-01T12:01:00Z: gone");
    }

    @Test
    void failures_now_and_then_are_no_matter() {
        for (var i = 0; i < 20; i++) {
            fail(1);
            pass(Duration.ofSeconds(20));
        }
        assertThat(breaker.allows()).isTrue();
    }

    @Test
    void a_success_makes_up_for_failures() {
        fail(4);
        breaker.worked();
        fail(4);
        assertThat(breaker.allows()).isTrue();
    }

    @Test
    void after_a_minute_one_may_try() {
        fail(5);
        pass(Duration.ofSeconds(60));
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.allows()).isFalse();
        breaker.worked();
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.state()).isEqualTo("working");
    }

    @Test
    void who_tries_in_vain_lets_it_rest_again() {
        fail(5);
        pass(Duration.ofSeconds(60));
        assertThat(breaker.allows()).isTrue();
        fail(1);
        pass(Duration.ofSeconds(59));
        assertThat(breaker.allows()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(breaker.allows()).isTrue();
    }

    @Test
    void each_source_and_each_host_has_its_own() {
        var breakers = new Breakers(clock);
        for (var i = 0; i < 5; i++) {
            breakers.of(Source.SOUNDCLOUD).failed("gone");
            breakers.of("a.example").failed("gone");
        }
        assertThat(breakers.of(Source.VIMEO).allows()).isTrue();
        assertThat(breakers.of("b.example").allows()).isTrue();
        assertThat(breakers.health())
                .containsEntry(Source.VIMEO, "working")
                .containsEntry(Source.SOUNDCLOUD, "resting until 2051-06-01T12:01:00Z: gone")
                .containsEntry(Source.HTTP, "working, but for hosts that rest: 1");
    }

    @Test
    void no_stranger_fills_the_memory_with_hosts() {
        var breakers = new Breakers(clock);
        for (var i = 0; i < 5_000; i++) {
            for (var k = 0; k < 5; k++) {
                breakers.of("host-" + i).failed("gone");
            }
        }
        assertThat(breakers.health().get(Source.HTTP)).endsWith(": 1000");
    }

    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            breaker.failed("gone");
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
