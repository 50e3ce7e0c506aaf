package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sources.Answer;
import dev.skylark.player.Sources.Query;
import dev.skylark.voice.Track;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Words lead to the guild's own recordings first. */
class GuildLibraryTest {

    private final Site site = new Site();
    private final InMemoryLibrary library = new InMemoryLibrary();
    private final Lava lava = new Lava(
            new Lava.Setup(Clock.systemUTC(), Optional.of(library), Optional.empty()),
            InetAddress::isLoopbackAddress,
            Players.PATIENCE);

    @AfterEach
    void close() {
        site.close();
        lava.close();
    }

    @Test
    void a_recording_is_found_by_words_and_heard_from_where_it_is_then() {
        library.put("1", "Our Song.opus", site.file("/before", "audio/ogg", Tone.opus(440, 1, 0.5)));
        var track = only("our song");
        assertThat(track.title()).isEqualTo("Our Song");
        assertThat(track.source()).isEqualTo(Track.Source.LIBRARY);
        assertThat(track.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(track.json().toString()).doesNotContain("/before");
        library.put("1", "Our Song.opus", site.file("/after", "audio/ogg", Tone.opus(660, 1, 0.5)));
        var listener = new Listener();
        try (var sound = lava.sounds().open(listener)) {
            sound.play(1, track, Duration.ZERO);
            listener.until(sound, () -> listener.heard(Heard.Ended.class));
        }
        assertThat(listener.frequency(10, 40)).isBetween(655.0, 665.0);
    }

    @Test
    void a_recording_is_found_again_by_its_address() {
        library.put("1", "Our Song.opus", site.file("/song", "audio/ogg", Tone.opus(440, 1, 0.5)));
        assertThat(only(only("our song").address())).isEqualTo(only("our song"));
    }

    @Test
    void another_guild_does_not_find_it() {
        library.put("1", "Our Song.opus", site.file("/song", "audio/ogg", Tone.opus(440, 1, 0.5)));
        assertThat(lava.sources().find(new Query("2", "library:Our Song.opus", "")))
                .isEqualTo(new Answer.Nothing());
        assertThat(lava.sources().find(new Query("2", "library:../1/Our Song.opus", "")))
                .isEqualTo(new Answer.Nothing());
    }

    @Test
    void what_is_no_music_in_the_library_does_not_hide_the_rest() {
        library.put("1", "a song.txt", site.file("/text", "text/plain", Tone.ascii("not a song")));
        library.put("1", "b song.wav", site.file("/song", "audio/wav", Tone.wav(440, 1, 0.5)));
        assertThat(lava.sources().search("1", "song", 5))
                .extracting(Track::title)
                .containsExactly("b song");
    }

    private Track only(String what) {
        return ((Answer.Found) lava.sources().find(new Query("1", what, "")))
                .tracks()
                .getFirst();
    }
}
