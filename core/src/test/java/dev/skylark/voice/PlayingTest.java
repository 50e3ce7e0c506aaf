package dev.skylark.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How far the music is, reckoned from when it was noted. */
class PlayingTest {

    private static final Instant NOTED = Instant.parse("2051-03-20T20:00:00Z");
    private static final Track TRACK =
            new Track("Morning", "Lark", Duration.ofMinutes(3), "", "", Track.Source.HTTP, "s", 0, "7");

    private static Playing at(Track track, Duration position) {
        return Playing.nothing(Rules.USUAL).with(Optional.of(track), position, NOTED);
    }

    @Test
    void it_goes_on_from_where_it_was() {
        assertThat(at(TRACK, Duration.ofSeconds(10)).positionAt(NOTED.plusSeconds(5)))
                .hasSeconds(15);
    }

    @Test
    void it_goes_no_further_than_the_end() {
        assertThat(at(TRACK, Duration.ofSeconds(10)).positionAt(NOTED.plusSeconds(500)))
                .hasMinutes(3);
    }

    @Test
    void a_radio_has_no_end() {
        var radio = at(new Track("fm", "", Duration.ZERO, "", "", Track.Source.RADIO, "r", 0, ""), Duration.ZERO);
        assertThat(radio.positionAt(NOTED.plus(Duration.ofDays(2)))).hasDays(2);
    }

    @Test
    void a_pause_stays_where_it_is() {
        assertThat(at(TRACK, Duration.ZERO)
                        .paused(true, Duration.ofSeconds(10), NOTED)
                        .positionAt(NOTED.plusSeconds(5)))
                .hasSeconds(10);
    }

    @Test
    void where_nothing_plays_nothing_moves() {
        var nothing = Playing.nothing(Rules.USUAL);
        assertThat(nothing.positionAt(NOTED)).isZero();
        assertThat(nothing.isHeard()).isFalse();
    }

    @Property(tries = 200)
    void it_is_never_before_what_was_noted_however_clocks_differ(@ForAll int seconds) {
        var playing = at(TRACK, Duration.ofSeconds(10));
        assertThat(playing.positionAt(NOTED.plusSeconds(seconds)))
                .isBetween(Duration.ofSeconds(10), Duration.ofMinutes(3));
    }

    @Test
    void a_queue_lasts_as_long_as_its_tracks() {
        assertThat(at(TRACK, Duration.ZERO).queue(List.of(TRACK, TRACK)).lengthOfQueue())
                .hasMinutes(6);
    }

    @Test
    void a_guild_begins_as_its_rules_say() {
        var rules = new Rules("", 0, false, true, 40, 500, Duration.ZERO, 0);
        assertThat(Playing.nothing(rules).tuning()).isEqualTo(new Tuning(40, Filter.NONE, true));
    }

    @Test
    void only_what_nobody_changes_is_untouched() {
        var usual = Playing.nothing(Rules.USUAL).tuning();
        assertThat(usual.isUntouched()).isTrue();
        assertThat(List.of(usual.volume(99), usual.filter(Filter.BASS), usual.even(true)))
                .noneMatch(Tuning::isUntouched);
    }

    @Test
    void a_track_stays_the_same_when_more_is_known_of_it() {
        assertThat(TRACK.titled("Evening").louder(-300).isSameAs(TRACK)).isTrue();
        assertThat(TRACK.askedBy("8").isSameAs(TRACK)).isFalse();
    }

    @Test
    void lists_are_found_however_they_are_written() {
        assertThat(MusicRows.list(" Friday ")).isEqualTo("list#friday");
        assertThat(MusicRows.person("7")).isEqualTo("@7");
    }

    @Test
    void a_guild_falls_into_the_slot_of_its_shard() {
        assertThat(SlotRows.of("4194304", 5)).isEqualTo(1);
        assertThat(SlotRows.of("18446744073709551615", 5)).isBetween(0, 4);
        assertThat(SlotRows.slot(3)).isEqualTo("slot#3");
    }
}
