package dev.skylark.alert;

import static dev.skylark.alert.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.alert.Resolution.Why;
import dev.skylark.discord.Spot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How it stands with an alert. */
final class AlertTest {

    private final Alert alert = Samples.alert();
    private final Handling fresh = alert.handling();

    @Test
    void what_nobody_has_touched_is_firing() {
        assertThat(alert.status(NOON)).isEqualTo(Status.FIRING);
        assertThat(alert.shortId()).hasSize(8);
    }

    @Test
    void what_must_ring_is_expected_whatever_else_is_true_of_it() {
        var expected = fresh.acknowledged("41", NOON)
                .silenced(Optional.of(NOON.plusSeconds(60)))
                .expected("alert.expected.stop");

        assertThat(status(expected)).isEqualTo(Status.EXPECTED);
    }

    @Test
    void a_silence_holds_until_its_end() {
        var silenced = alert.with(fresh.acknowledged("41", NOON).silenced(Optional.of(NOON.plusSeconds(60))));

        assertThat(silenced.status(NOON.plusSeconds(59))).isEqualTo(Status.SILENCED);
        assertThat(silenced.status(NOON.plusSeconds(60))).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void what_came_back_is_reopened_until_somebody_takes_it() {
        assertThat(status(fresh.returned(NOON))).isEqualTo(Status.REOPENED);
        assertThat(status(fresh.returned(NOON).acknowledged("41", NOON))).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void what_happened_after_the_end_has_come_back() {
        assertThat(status(resolved(NOON))).isEqualTo(Status.RESOLVED);
        assertThat(status(resolved(NOON.minusMillis(1)))).isEqualTo(Status.REOPENED);
    }

    @Test
    void what_is_mended_is_proven_after_a_while() {
        assertThat(status(over(true, Optional.empty()))).isEqualTo(Status.MENDED);
        assertThat(status(over(false, Optional.of(NOON.plusSeconds(1))))).isEqualTo(Status.PENDING);
        assertThat(status(over(false, Optional.of(NOON)))).isEqualTo(Status.RESOLVED);
    }

    @Test
    void what_happens_before_the_fix_is_in_use_says_nothing() {
        var early = new Resolution(Why.MERGED, NOON.minusSeconds(60), "", "", "", true, Optional.empty());

        assertThat(status(fresh.resolved(early))).isEqualTo(Status.MENDED);
    }

    @Test
    void only_what_fires_or_came_back_calls() {
        assertThat(EnumSet.allOf(Status.class).stream().filter(Status::calls))
                .containsExactly(Status.FIRING, Status.REOPENED);
    }

    @Test
    void three_returns_within_an_hour_are_flapping() {
        var flapping =
                alert.with(fresh.returned(NOON).returned(NOON.plusSeconds(60)).returned(NOON.plusSeconds(120)));

        assertThat(flapping.isFlapping(NOON.plusSeconds(120))).isTrue();
        assertThat(flapping.flapsUntil()).contains(NOON.plusSeconds(3600));
        assertThat(flapping.isFlapping(NOON.plusSeconds(3600))).isFalse();
        assertThat(alert.with(fresh.returned(NOON).returned(NOON)).isFlapping(NOON))
                .isFalse();
    }

    @Test
    void what_is_shown_is_as_it_is_until_something_changes() {
        var shown = new Showing(Spot.ofPost("102", "103", "en"), true, "", Status.FIRING, 1, NOON);

        assertThat(alert.isShownAsItIs()).isFalse();
        assertThat(alert.with(fresh.shown(shown)).isShownAsItIs()).isTrue();
        assertThat(alert.with(fresh.shown(shown.of(Status.FIRING, 0, NOON))).isShownAsItIs())
                .isFalse();
    }

    private Status status(Handling handling) {
        return alert.with(handling).status(NOON);
    }

    private Handling resolved(Instant at) {
        return fresh.resolved(Resolution.plain(Why.PERSON, at, "41"));
    }

    private Handling over(boolean awaitsDeploy, Optional<Instant> verified) {
        return fresh.resolved(new Resolution(Why.MERGED, NOON, "", "", "", awaitsDeploy, verified));
    }
}
