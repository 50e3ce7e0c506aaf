package dev.skylark.alert;

import static dev.skylark.alert.Samples.NOON;
import static dev.skylark.alert.Samples.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.alert.Event.Kind;
import dev.skylark.fact.Severity;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What becomes of alerts by themselves. */
final class LifeTest {

    private static final Plan USUAL = Plan.usual("1");

    private final Lifetime life = new Lifetime(USUAL, failure("Timeout", NOON));

    @Test
    void who_is_on_call_is_called_then_the_role_then_the_admins_then_nobody() {
        life.passes(Duration.ofMinutes(9));
        assertThat(life.calls()).isEmpty();
        life.passes(Duration.ofMinutes(1));
        assertThat(life.calls()).containsExactly(1);
        life.passes(Duration.ofMinutes(10));
        assertThat(life.calls()).containsExactly(1, 2);
        life.passes(Duration.ofHours(3));
        assertThat(life.calls()).containsExactly(1, 2, 3);
    }

    @Test
    void nobody_is_called_for_what_somebody_has_taken_or_what_is_no_error() {
        life.acknowledged();
        life.passes(Duration.ofHours(3));
        assertThat(life.calls()).isEmpty();

        var warning = new Lifetime(USUAL, failure("Timeout", Severity.WARNING, "", NOON));
        warning.passes(Duration.ofHours(3));
        assertThat(warning.calls()).isEmpty();
    }

    @Test
    void at_night_nobody_is_called_but_for_what_is_critical() {
        var night = USUAL.with(Optional.of(new Night(LocalTime.of(11, 0), LocalTime.of(13, 0))));
        var error = new Lifetime(night, failure("Timeout", NOON));
        error.passes(Duration.ofMinutes(59));
        assertThat(error.calls()).isEmpty();
        error.passes(Duration.ofMinutes(1));
        assertThat(error.calls()).containsExactly(1);

        var critical = new Lifetime(night, failure("Timeout", Severity.CRITICAL, "", NOON));
        critical.passes(Duration.ofMinutes(10));
        assertThat(critical.calls()).containsExactly(1);
    }

    @Test
    void what_is_quiet_is_over_since_it_happened_last() {
        life.passes(USUAL.quiet().minusSeconds(1));
        assertThat(life.status()).isEqualTo(Status.FIRING);
        life.passes(Duration.ofSeconds(1));

        assertThat(life.status()).isEqualTo(Status.RESOLVED);
        assertThat(life.alert().handling().resolution().orElseThrow().at()).isEqualTo(NOON);
        assertThat(life.steps().getLast().step().event())
                .isEqualTo(new Event("1", life.alert().id(), life.now(), Kind.RESOLVED, "", "quiet"));
    }

    @Test
    void what_has_a_key_of_its_own_is_not_over_because_it_is_quiet() {
        var keyed = new Lifetime(USUAL, failure("Timeout", Severity.ERROR, "disk-1", NOON));
        keyed.passes(Duration.ofDays(7));

        assertThat(keyed.status()).isEqualTo(Status.FIRING);
    }

    @Test
    void what_comes_back_is_open_again_and_calls_anew() {
        life.passes(Duration.ofHours(5));
        life.happens();

        assertThat(life.status()).isEqualTo(Status.REOPENED);
        assertThat(life.alert().handling().opened()).isEqualTo(life.now());
        assertThat(life.alert().handling().returns()).containsExactly(life.now());
        life.passes(Duration.ofMinutes(10));
        assertThat(life.calls()).containsExactly(1, 2, 3, 1);
    }

    @Test
    void what_comes_and_goes_is_left_alone_for_an_hour_and_given_more_time() {
        for (int time = 0; time < 3; time++) {
            life.resolved(Resolution.plain(Resolution.Why.PERSON, life.now(), "41"));
            life.passes(Duration.ofMinutes(1));
            life.happens();
        }

        assertThat(life.alert().isFlapping(life.now())).isTrue();
        life.passes(Duration.ofMinutes(57));
        assertThat(life.calls()).isEmpty();
        life.passes(Duration.ofMinutes(1));
        assertThat(life.calls()).containsExactly(1);
        life.passes(Duration.ofHours(14));
        assertThat(life.status()).isEqualTo(Status.REOPENED);
        life.passes(Duration.ofHours(2));
        assertThat(life.status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void a_silence_is_written_down_and_calls_wait_for_its_end() {
        life.silencedFor(Duration.ofHours(1));
        assertThat(life.status()).isEqualTo(Status.SILENCED);
        life.passes(Duration.ofMinutes(59));
        assertThat(life.calls()).isEmpty();
        life.passes(Duration.ofMinutes(1));

        assertThat(life.status()).isEqualTo(Status.FIRING);
        assertThat(life.calls()).containsExactly(1);
        assertThat(kinds()).containsExactly(Kind.SILENCED, Kind.UNSILENCED, Kind.ESCALATED);
    }

    @Test
    void what_must_ring_calls_nobody_until_it_need_not() {
        life.isExpected("alert.expected.stop");
        life.passes(Duration.ofHours(1));
        assertThat(life.status()).isEqualTo(Status.EXPECTED);
        assertThat(life.calls()).isEmpty();
        life.isExpected("");

        assertThat(life.calls()).containsExactly(1);
    }

    @Test
    void a_merged_fix_waits_a_day_to_be_deployed_and_is_proven_when_it_was_quiet() {
        life.resolved(merged());
        life.passes(Duration.ofHours(1));
        life.happens();
        assertThat(life.status()).isEqualTo(Status.MENDED);
        life.passes(Duration.ofHours(23));
        assertThat(kinds()).containsExactly(Kind.DEPLOYED);
        life.passes(USUAL.proof());

        assertThat(kinds()).containsExactly(Kind.DEPLOYED, Kind.VERIFIED);
        assertThat(life.status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void a_fix_that_did_not_mend_it_is_not_proven() {
        life.resolved(merged());
        life.deployed();
        life.passes(USUAL.proof().minusSeconds(1));
        life.happens();

        assertThat(life.status()).isEqualTo(Status.REOPENED);
        life.passes(Duration.ofMinutes(5));
        assertThat(kinds()).containsExactly(Kind.RETURNED);
    }

    private Resolution merged() {
        return new Resolution(Resolution.Why.MERGED, life.now(), "", "https://pull/1", "alice", true, Optional.empty());
    }

    private List<Kind> kinds() {
        return life.steps().stream().map(it -> it.step().event().kind()).toList();
    }

    /** What can be done to an alert. */
    enum What {
        HAPPENS,
        ACKNOWLEDGED,
        RESOLVED,
        MERGED,
        DEPLOYED,
        SILENCED,
        UNSILENCED,
        EXPECTED,
        UNEXPECTED
    }

    /** Something is done, and then time passes. */
    record Deed(What what, int minutes) {}

    @Provide
    Arbitrary<List<Deed>> deeds() {
        var minutes = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 10), Arbitraries.integers().between(0, 400));
        return Combinators.combine(Arbitraries.of(What.class), minutes)
                .as(Deed::new)
                .list()
                .ofMaxSize(25);
    }

    private static Lifetime lived(List<Deed> deeds, Optional<Duration> restless) {
        var life = new Lifetime(USUAL, failure("Timeout", NOON), restless);
        for (var deed : deeds) {
            switch (deed.what()) {
                case HAPPENS -> life.happens();
                case ACKNOWLEDGED -> life.acknowledged();
                case RESOLVED -> life.resolved(Resolution.plain(Resolution.Why.PERSON, life.now(), "41"));
                case MERGED ->
                    life.resolved(new Resolution(
                            Resolution.Why.MERGED, life.now(), "", "https://pull/1", "", true, Optional.empty()));
                case DEPLOYED -> life.deployed();
                case SILENCED -> life.silencedFor(Duration.ofMinutes(100));
                case UNSILENCED -> life.silenceEnds();
                case EXPECTED -> life.isExpected("alert.expected.stop");
                case UNEXPECTED -> life.isExpected("");
            }
            life.passes(Duration.ofMinutes(deed.minutes()));
        }
        return life;
    }

    @Property(tries = 500)
    void whatever_happens_an_alert_that_is_quiet_ends_resolved(@ForAll("deeds") List<Deed> deeds) {
        var life = lived(deeds, Optional.empty());
        life.passes(Duration.ofDays(3));

        assertThat(life.status()).isEqualTo(Status.RESOLVED);
        assertThat(Life.due(
                        life.alert(),
                        new Life.Situation(
                                USUAL,
                                ZoneOffset.UTC,
                                List.of(),
                                life.alert().handling().expected(),
                                life.now())))
                .isEmpty();
    }

    @Property(tries = 500)
    void whatever_happens_people_are_called_only_when_they_must(@ForAll("deeds") List<Deed> deeds) {
        var level = 0;
        for (var taken : lived(deeds, Optional.empty()).steps()) {
            if (taken.step().event().kind() == Kind.RETURNED) {
                level = 0;
            }
            if (taken.step().calls() > 0) {
                assertThat(taken.step().calls()).isEqualTo(++level).isLessThanOrEqualTo(Life.LEVELS);
                assertThat(taken.before().status(taken.at()).calls()).isTrue();
                assertThat(taken.before().handling().taken()).isEmpty();
                assertThat(taken.expected()).isEmpty();
                assertThat(taken.silences()).noneMatch(it -> it.covers(taken.before(), taken.at()));
            }
        }
    }

    @Property(tries = 300)
    void it_makes_no_difference_how_often_one_looks(@ForAll("deeds") List<Deed> deeds) {
        assertThat(lived(deeds, Optional.of(Duration.ofMinutes(7))).steps())
                .extracting(Lifetime.Taken::step)
                .isEqualTo(lived(deeds, Optional.empty()).steps().stream()
                        .map(Lifetime.Taken::step)
                        .toList());
    }
}
