package dev.skylark.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.voice.Track;
import dev.skylark.voice.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Wanted SONG =
            new Wanted("Señorita Blue", "The Singers", "USABC1234567", Duration.ofSeconds(200));

    @Test
    void the_song_is_found_among_others() {
        var song = track("The Singers - Senorita Blue (Official Video)", "TheSingersVEVO", 201);
        assertThat(Ranking.best(
                        SONG,
                        List.of(
                                track("Senorita Green", "The Singers", 200),
                                track("Señorita Blue (Karaoke)", "The Singers", 200),
                                track("Señorita Blue (Live in Paris)", "The Singers", 260),
                                song,
                                track("Señorita Blue", "Somebody Else", 200))))
                .contains(song);
    }

    @Test
    void a_number_of_the_recording_decides() {
        var numbered = track("01 [USABC1234567]", "", 0);
        assertThat(Ranking.best(SONG, List.of(track("Señorita Blue", "The Singers", 230), numbered)))
                .contains(numbered);
    }

    @Test
    void of_two_the_one_that_is_as_long_is_better() {
        var same = track("Señorita Blue", "The Singers", 202);
        assertThat(Ranking.best(SONG, List.of(track("Señorita Blue", "The Singers", 215), same)))
                .contains(same);
    }

    @Test
    void a_live_recording_is_found_by_who_wants_one() {
        var live = track("Blue (Live)", "The Singers", 200);
        var wanted = new Wanted("Blue - Live", "The Singers", "", Duration.ofSeconds(200));
        assertThat(Ranking.best(wanted, List.of(track("Blue", "The Singers", 200), live)))
                .contains(live);
    }

    @Test
    void nothing_is_better_than_something_else() {
        assertThat(Ranking.best(SONG, List.of())).isEmpty();
        assertThat(Ranking.best(
                        SONG,
                        List.of(
                                track("Señorita Blue", "Somebody Else", 200),
                                track("Other Song", "The Singers", 200),
                                track("Ten hours of Señorita Blue", "The Singers", 36_000))))
                .isEmpty();
        assertThat(Ranking.best(new Wanted("", "", "", Duration.ZERO), List.of(track("a", "b", 1))))
                .isEmpty();
    }

    @Property
    void what_is_the_same_is_found_however_it_is_written(
            @ForAll @AlphaChars @StringLength(min = 3, max = 12) String title,
            @ForAll @AlphaChars @StringLength(min = 3, max = 12) String artist,
            @ForAll @IntRange(min = 1, max = 1_000) int seconds) {
        var wanted = new Wanted(title, artist, "", Duration.ofSeconds(seconds));
        var same = track("  " + artist.toUpperCase(Locale.ROOT) + " -- " + title + "!", "", seconds);
        if (Ranking.score(wanted, track(title, artist, seconds)) > 0) {
            assertThat(Ranking.best(wanted, List.of(same))).contains(same);
        }
    }

    @Property
    void a_score_is_between_nothing_and_the_same(
            @ForAll String title,
            @ForAll String artist,
            @ForAll String other,
            @ForAll String author,
            @ForAll @IntRange(min = 0, max = 9_999) int seconds) {
        var wanted = new Wanted(title, artist, "", Duration.ofSeconds(100));
        assertThat(Ranking.score(wanted, track(other, author, seconds))).isBetween(0.0, 1.0);
    }

    @Property
    void a_length_that_is_nearer_is_never_worse(
            @ForAll @IntRange(min = 0, max = 100) int near, @ForAll @IntRange(min = 0, max = 100) int further) {
        var apart = track("Señorita Blue", "The Singers", 200 + near + further);
        assertThat(Ranking.score(SONG, track("Señorita Blue", "The Singers", 200 + near)))
                .isGreaterThanOrEqualTo(Ranking.score(SONG, apart));
    }

    @Property
    void the_best_is_as_good_in_any_order(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 150, max = 260) Integer> lengths, @ForAll long seed) {
        var tracks = new ArrayList<Track>();
        lengths.forEach(it -> tracks.add(track("Señorita Blue", "The Singers", it)));
        var before = best(tracks);
        Collections.shuffle(tracks, new Random(seed));
        assertThat(best(tracks)).isEqualTo(before);
    }

    private static Optional<Double> best(List<Track> tracks) {
        return Ranking.best(SONG, tracks).map(it -> Ranking.score(SONG, it));
    }

    private static Track track(String title, String author, int seconds) {
        return new Track(
                title, author, Duration.ofSeconds(seconds), "https://a.example/", "", Track.Source.HTTP, "", 0, "");
    }
}
