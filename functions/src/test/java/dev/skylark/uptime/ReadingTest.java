package dev.skylark.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReadingTest {

    private static final Instant NOON = Instant.parse("2051-06-01T12:00:00Z");

    private final Reading fresh = Reading.fresh(server(State.STOPPED, Instant.EPOCH, Instant.EPOCH));

    @Test
    void a_session_begins_when_it_runs_and_ends_when_it_stops() {
        var running = hear(fresh, State.RUNNING, NOON);
        var stopped = running.hear(State.STOPPING, NOON.plusSeconds(90)).orElseThrow();

        assertThat(running.since()).contains(NOON);
        assertThat(stopped.after().since()).isEmpty();
        assertThat(stopped.closed()).hasValueSatisfying(it -> {
            assertThat(it.start()).isEqualTo(NOON);
            assertThat(it.length()).isEqualTo(Duration.ofSeconds(90));
            assertThat(it.open()).isFalse();
        });
    }

    @Test
    void starting_is_not_running() {
        assertThat(hear(fresh, State.STARTING, NOON).since()).isEmpty();
    }

    @Test
    void the_same_news_twice_is_one() {
        var running = hear(fresh, State.RUNNING, NOON);

        assertThat(running.hear(State.RUNNING, NOON)).isEmpty();
    }

    @Test
    void old_news_changes_nothing() {
        var stopped = hear(hear(fresh, State.RUNNING, NOON), State.STOPPED, NOON.plusSeconds(60));

        assertThat(stopped.hear(State.RUNNING, NOON.plusSeconds(30))).isEmpty();
    }

    @Test
    void stopping_and_stopped_close_one_session_only() {
        var stopping = hear(hear(fresh, State.RUNNING, NOON), State.STOPPING, NOON.plusSeconds(60));

        assertThat(stopping.hear(State.STOPPED, NOON.plusSeconds(75))
                        .orElseThrow()
                        .closed())
                .isEmpty();
    }

    @Test
    void a_look_finds_a_session_that_no_news_told_of() {
        var change = fresh.look(server(State.RUNNING, NOON, NOON), NOON.plus(Duration.ofHours(3)));

        assertThat(change.orElseThrow().after().since()).contains(NOON);
    }

    @Test
    void a_look_right_after_a_start_waits_for_the_news() {
        var change = fresh.look(server(State.RUNNING, NOON, NOON), NOON.plusSeconds(40));

        assertThat(change.orElseThrow().after().since()).isEmpty();
    }

    @Test
    void a_look_closes_a_session_when_the_cloud_says_it_ended() {
        var running = hear(fresh, State.RUNNING, NOON);
        var ended = NOON.plus(Duration.ofHours(2));

        var change = running.look(server(State.STOPPED, NOON, ended), NOON.plus(Duration.ofHours(9)));

        assertThat(change.orElseThrow().closed().orElseThrow().end()).isEqualTo(ended);
    }

    @Test
    void of_a_server_that_is_gone_only_what_was_seen_counts() {
        var running = hear(fresh, State.RUNNING, NOON);
        var seen = running.look(server(State.RUNNING, NOON, NOON), NOON.plus(Duration.ofHours(4)))
                .orElseThrow()
                .after();

        var change = seen.look(server(State.GONE, NOON, Instant.EPOCH), NOON.plus(Duration.ofHours(28)));

        assertThat(change.orElseThrow().closed().orElseThrow().length()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void a_stop_and_start_that_nobody_told_of_are_two_sessions() {
        var seen = hear(fresh, State.RUNNING, NOON)
                .look(server(State.RUNNING, NOON, NOON), NOON.plus(Duration.ofHours(1)))
                .orElseThrow()
                .after();
        var again = NOON.plus(Duration.ofHours(5));

        var change = seen.look(server(State.RUNNING, again, again), NOON.plus(Duration.ofHours(8)))
                .orElseThrow();

        assertThat(change.closed().orElseThrow().length()).isEqualTo(Duration.ofHours(1));
        assertThat(change.after().since()).contains(again);
    }

    @Test
    void a_whole_session_that_nobody_told_of_is_found_afterwards() {
        var known = new Reading(fresh.server(), NOON, Optional.empty(), Instant.EPOCH, 3);
        var started = NOON.plus(Duration.ofHours(1));
        var stopped = NOON.plus(Duration.ofHours(3));

        var change = known.look(server(State.STOPPED, started, stopped), NOON.plus(Duration.ofHours(9)))
                .orElseThrow();

        assertThat(change.closed()).hasValueSatisfying(it -> {
            assertThat(it.start()).isEqualTo(started);
            assertThat(it.end()).isEqualTo(stopped);
        });
        assertThat(change.after().look(server(State.STOPPED, started, stopped), NOON.plus(Duration.ofHours(10))))
                .as("it is found once")
                .isEmpty();
    }

    private static Reading hear(Reading reading, State state, Instant at) {
        return reading.hear(state, at).orElseThrow().after();
    }

    private static Server server(State state, Instant launched, Instant changed) {
        return new Server(
                "guild",
                Place.home("eu-central-1"),
                "i-1",
                "web-1",
                state,
                "t3.small",
                Server.LINUX,
                "",
                false,
                "",
                "",
                launched,
                changed,
                false,
                false,
                Map.of());
    }
}
