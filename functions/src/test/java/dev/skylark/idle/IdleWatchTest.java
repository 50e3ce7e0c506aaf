package dev.skylark.idle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.AnyServer;
import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Keep;
import dev.skylark.fleet.State;
import dev.skylark.idle.IdleWatch.Decision;
import dev.skylark.idle.Signal.Cpu;
import dev.skylark.idle.Signal.Network;
import dev.skylark.idle.Signal.People;
import dev.skylark.idle.Signal.Verdict;
import dev.skylark.players.Headcount;
import dev.skylark.players.Headcount.Playing;
import dev.skylark.players.Headcount.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class IdleWatchTest {

    private static final Instant NOON = Instant.parse("2051-06-01T12:00:00Z");
    private static final Duration AFTER = Duration.ofMinutes(20);

    private static final Signal NOBODY = people(0);
    private static final Signal NO_ANSWER = new People(Headcount.unknown(Why.NO_ANSWER));
    private static final Signal LOW = new Cpu(OptionalDouble.of(4.9), 5);
    private static final Signal HIGH = new Cpu(OptionalDouble.of(5), 5);
    private static final Signal CPU_UNKNOWN = new Cpu(OptionalDouble.empty(), 5);
    private static final Signal STILL = new Network(OptionalDouble.of(0), 10);
    private static final Signal LOUD = new Network(OptionalDouble.of(11), 10);
    private static final Signal NETWORK_UNKNOWN = new Network(OptionalDouble.empty(), 10);

    @ParameterizedTest
    @MethodSource("signs")
    void what_signs_say_together(List<Signal> signals, Verdict verdict) {
        assertThat(new Reading(NOON, signals).verdict()).isEqualTo(verdict);
    }

    private static Stream<Arguments> signs() {
        return Stream.of(
                Arguments.of(List.of(NOBODY, LOW, STILL), Verdict.IDLE),
                Arguments.of(List.of(LOW, STILL), Verdict.IDLE),
                Arguments.of(List.of(people(1), LOW, STILL), Verdict.BUSY),
                Arguments.of(List.of(NOBODY, HIGH, STILL), Verdict.BUSY),
                Arguments.of(List.of(NOBODY, LOW, LOUD), Verdict.BUSY),
                Arguments.of(List.of(NO_ANSWER, LOW, STILL), Verdict.UNKNOWN),
                Arguments.of(List.of(NOBODY, CPU_UNKNOWN, STILL), Verdict.UNKNOWN),
                Arguments.of(List.of(NOBODY, LOW, NETWORK_UNKNOWN), Verdict.UNKNOWN),
                Arguments.of(List.of(NO_ANSWER, CPU_UNKNOWN, LOUD), Verdict.BUSY),
                Arguments.of(List.of(STILL), Verdict.UNKNOWN),
                Arguments.of(List.of(), Verdict.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void how_a_server_is_judged_after_a_while(String looks, Class<? extends Decision> last) {
        assertThat(judged(looks, Instant.EPOCH).getLast()).isInstanceOf(last);
    }

    /** One letter each five minutes: idle, busy, unknown, or nobody looked. */
    private static Stream<Arguments> lives() {
        return Stream.of(
                Arguments.of("i", Decision.Waiting.class),
                Arguments.of("iiii", Decision.Waiting.class),
                Arguments.of("iiiii", Decision.Due.class),
                Arguments.of("iiiib", Decision.InUse.class),
                Arguments.of("iiiiu", Decision.Unsure.class),
                Arguments.of("iibiiii", Decision.Waiting.class),
                Arguments.of("iibiiiii", Decision.Due.class),
                Arguments.of("iiuiiii", Decision.Waiting.class),
                Arguments.of("ii..i", Decision.Due.class),
                Arguments.of("i...ii", Decision.Waiting.class),
                Arguments.of("uuuuuuuuuuuu", Decision.Unsure.class));
    }

    @Test
    void what_was_before_its_start_does_not_count() {
        assertThat(judged("iiiiiii", NOON.plus(Duration.ofMinutes(12))).getLast())
                .isEqualTo(new Decision.Waiting(NOON.plus(Duration.ofMinutes(12)), NOON.plus(Duration.ofMinutes(32))));
    }

    @Property
    void it_is_due_exactly_when_all_looks_of_the_whole_time_said_idle(
            @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> dice) {
        var looks = new StringBuilder();
        dice.forEach(it -> looks.append(it < 7 ? 'i' : it == 7 ? 'b' : it == 8 ? 'u' : '.'));
        var decisions = judged(looks.toString(), Instant.EPOCH);
        var at = 0;
        for (int now = 0; now < looks.length(); now++) {
            if (looks.charAt(now) != '.') {
                assertThat(decisions.get(at++) instanceof Decision.Due)
                        .as(looks.substring(0, now + 1))
                        .isEqualTo(isDue(looks.substring(0, now + 1)));
            }
        }
    }

    /** The same said another way: behind the last look that was not idle or missed too much there is time enough. */
    private static boolean isDue(String looks) {
        var first = looks.length();
        var missed = 0;
        for (int at = looks.length() - 1; at >= 0 && missed <= 2; at--) {
            if (looks.charAt(at) == 'i') {
                first = at;
                missed = 0;
            } else if (looks.charAt(at) == '.') {
                missed++;
            } else {
                break;
            }
        }
        return looks.endsWith("i") && (looks.length() - 1 - first) * 5L >= AFTER.toMinutes();
    }

    @Property
    void a_look_that_comes_again_changes_nothing(@ForAll @Size(max = 10) List<Boolean> idle) {
        var track = Track.FRESH;
        for (int at = 0; at < idle.size(); at++) {
            var reading = reading(idle.get(at) ? 'i' : 'b', at);
            track = IdleWatch.after(track, reading, Instant.EPOCH);
            assertThat(IdleWatch.after(track, reading, Instant.EPOCH)).isEqualTo(track);
        }
    }

    @Test
    void what_does_not_run_or_is_wanted_is_left_alone() {
        assertThat(without(State.STOPPED, Optional.empty(), Optional.empty())).containsInstanceOf(Decision.Off.class);
        assertThat(without(State.STARTING, Optional.empty(), Optional.empty())).containsInstanceOf(Decision.Off.class);
        assertThat(without(State.RUNNING, Optional.of(keep(State.RUNNING, 1)), Optional.empty()))
                .containsInstanceOf(Decision.Kept.class);
        assertThat(without(State.RUNNING, Optional.of(keep(State.RUNNING, 0)), Optional.empty()))
                .as("over")
                .isEmpty();
        assertThat(without(State.RUNNING, Optional.of(keep(State.STOPPED, 9)), Optional.empty()))
                .as("kept off")
                .isEmpty();
        assertThat(without(State.RUNNING, Optional.empty(), Optional.of(intent(0))))
                .containsInstanceOf(Decision.Wanted.class);
        assertThat(without(State.RUNNING, Optional.empty(), Optional.of(intent(31))))
                .isEmpty();
        assertThat(without(State.RUNNING, Optional.empty(), Optional.empty())).isEmpty();
    }

    private static Optional<Decision> without(State state, Optional<Keep> keep, Optional<Intent> intent) {
        return IdleWatch.without(AnyServer.in(state), keep, intent, NOON);
    }

    private static List<Decision> judged(String looks, Instant started) {
        var track = Track.FRESH;
        var decisions = new ArrayList<Decision>();
        for (int at = 0; at < looks.length(); at++) {
            if (looks.charAt(at) != '.') {
                var reading = reading(looks.charAt(at), at);
                track = IdleWatch.after(track, reading, started);
                decisions.add(IdleWatch.decide(track, reading, AFTER));
            }
        }
        return decisions;
    }

    private static Reading reading(char look, int at) {
        return new Reading(
                NOON.plus(Duration.ofMinutes(5L * at)),
                switch (look) {
                    case 'i' -> List.of(NOBODY, LOW, STILL);
                    case 'b' -> List.of(people(3), LOW, STILL);
                    default -> List.of(NO_ANSWER, LOW, STILL);
                });
    }

    private static Signal people(int count) {
        return new People(new Playing(count, 20, List.of(), "", ""));
    }

    private static Keep keep(State wanted, int minutes) {
        return new Keep("42", "i-1", wanted, NOON.plusSeconds(60L * minutes), "1", "2", State.RUNNING);
    }

    private static Intent intent(int minutesAgo) {
        return new Intent(
                "42", "i-1", "game-1", Verb.REBOOT, "1", "", "2", "", "en", NOON.minusSeconds(60L * minutesAgo), false);
    }
}
