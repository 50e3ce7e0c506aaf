package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skylark.json.Json;
import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sources.Answer;
import dev.skylark.player.Sources.Query;
import dev.skylark.player.Sources.Trouble;
import dev.skylark.voice.Track;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LavaSourcesTest {

    private final Site site = new Site();
    private final Lava lava = Players.open();
    private final Listener listener = new Listener();

    @AfterEach
    void close() {
        site.close();
        lava.close();
    }

    @Test
    void a_wav_is_found_and_heard() {
        site.file("/a song.wav", "audio/wav", Tone.wav(440, 2, 0.5));
        var track = only(site.address("/a song.wav"));
        assertThat(track.length()).isEqualTo(Duration.ofSeconds(2));
        assertThat(track.source()).isEqualTo(Track.Source.HTTP);
        assertThat(track.title()).isEqualTo("a song.wav");
        hear(track, 100, 440);
    }

    @Test
    void an_ogg_with_opus_is_found_and_heard_with_its_tags() {
        var file = Tone.opus(440, 2, 0.5, "TITLE=Song", "ARTIST=Singer", "R128_TRACK_GAIN=-512");
        var track = only(site.file("/a.opus", "audio/ogg", file));
        assertThat(track.title()).isEqualTo("Song");
        assertThat(track.author()).isEqualTo("Singer");
        assertThat(track.length()).isEqualTo(Duration.ofSeconds(2));
        assertThat(track.gain()).isEqualTo(-200 + 900);
        hear(track, 100, 440);
    }

    @Test
    void a_flac_is_found_and_heard_with_its_tags() {
        var file = Tone.flac(440, 2, 0.5, "REPLAYGAIN_TRACK_GAIN=-7.25 dB");
        var track = only(site.file("/a.flac", "audio/flac", file));
        assertThat(track.length()).isEqualTo(Duration.ofSeconds(2));
        assertThat(track.gain()).isEqualTo(-725 + 400);
        hear(track, 100, 440);
    }

    @Test
    void an_mp3_is_found_and_heard_with_its_tags() {
        var file = Tone.joined(Tone.id3("replaygain_track_gain", "+2.50 dB"), Tone.mp3(100));
        var track = only(site.file("/a.mp3", "audio/mpeg", file));
        assertThat(track.length().toMillis()).isCloseTo(2_612, within(60L));
        assertThat(track.gain()).isEqualTo(250 + 400);
        play(track);
        assertThat(listener.frames()).isCloseTo(130, within(3));
    }

    @Test
    void the_name_that_a_file_had_is_its_title_where_it_has_none() {
        var address = site.file("/1.wav", "audio/wav", Tone.wav(440, 1, 0.5));
        var found = (Answer.Found) lava.sources().find(new Query("1", address, "demo.wav"));
        assertThat(found.tracks().getFirst().title()).isEqualTo("demo.wav");
    }

    @Test
    void a_name_and_a_password_in_an_address_are_not_kept() {
        site.file("/1.wav", "audio/wav", Tone.wav(440, 1, 0.5));
        var track = only("http://me:secret@127.0.0.1:%d/1.wav".formatted(site.port()));
        assertThat(track.address()).doesNotContain("secret").contains("/1.wav");
        assertThat(track.json().toString()).doesNotContain("secret");
    }

    @Test
    void what_moved_is_found_where_it_is_now() {
        site.file("/there.wav", "audio/wav", Tone.wav(440, 1, 0.5));
        var track = only(site.answer("/here", exchange -> {
            exchange.getResponseHeaders().add("Location", "/there.wav");
            exchange.sendResponseHeaders(307, -1);
        }));
        hear(track, 50, 440);
    }

    @Test
    void a_radio_plays_without_end_and_says_what_it_plays() {
        var track = only(site.answer("/radio", new Radio("Jazz")));
        assertThat(track.source()).isEqualTo(Track.Source.RADIO);
        assertThat(track.isEndless()).isTrue();
        assertThat(track.author()).isEqualTo("Jazz");
        try (var sound = lava.sounds().open(listener)) {
            sound.play(1, track, Duration.ZERO);
            listener.listen(sound, 200);
        }
        assertThat(listener.facts())
                .filteredOn(Heard.Titled.class::isInstance)
                .startsWith(
                        new Heard.Titled(1, "Miles – So What"),
                        new Heard.Titled(1, "It's Bill; Evans"),
                        new Heard.Titled(1, "Miles – So What"));
    }

    @Test
    void a_list_of_files_is_all_of_them() {
        site.file("/1.wav", "audio/wav", Tone.wav(440, 1, 0.5));
        site.file("/2.wav", "audio/wav", Tone.wav(440, 2, 0.5));
        var list = "#EXTM3U\n#EXTINF:1,Singer - One\n1.wav\n\n/2.wav\nC:\\Music\\3.wav\nhttp://127.0.0.1:%d/404.wav\n"
                .formatted(site.port());
        var found = (Answer.Found)
                lava.sources().find(new Query("1", site.file("/a.m3u", "text/plain", Tone.ascii(list)), "mix"));
        assertThat(found.list()).isEqualTo("mix");
        assertThat(found.tracks()).extracting(Track::title).containsExactly("Singer - One", "2.wav");
        assertThat(found.leftOut()).isBetween(1, 2);
    }

    @Test
    void of_the_servers_of_a_radio_the_first_is_enough() {
        site.answer("/one", new Radio("Jazz"));
        site.answer("/two", new Radio("Jazz"));
        var list = "[playlist]\nFile1=%s\nTitle1=Jazz Radio\nFile2=%s\nNumberOfEntries=2\n"
                .formatted(site.address("/one"), site.address("/two"));
        only(site.file("/a.pls", "audio/x-scpls", Tone.ascii(list)));
        assertThat(site.asked()).doesNotContain("/two");
    }

    @Test
    void a_broken_file_is_heard_as_far_as_it_goes() {
        var file = Tone.flac(440, 4, 0.5);
        var track = only(site.file("/a.flac", "audio/flac", Arrays.copyOf(file, file.length / 2)));
        try (var sound = lava.sounds().open(listener)) {
            sound.play(1, track, Duration.ZERO);
            listener.until(sound, () -> listener.heard(Heard.Ended.class) || listener.heard(Heard.Broke.class));
        }
        assertThat(listener.frames()).isBetween(90, 101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/watch?v=1",
                "https://youtu.be/1",
                "https://music.youtube.com/watch?v=1",
                "http://m.youtube.com/watch?v=1",
                "https://www.youtube-nocookie.com/embed/1"
            })
    void youtube_is_switched_off_and_it_says_why(String address) {
        var failed = (Answer.Failed) lava.sources().find(new Query("1", address, ""));
        assertThat(failed.trouble()).isEqualTo(Trouble.SWITCHED_OFF);
        assertThat(failed.detail()).contains("terms");
    }

    @Test
    void a_host_that_fails_often_is_left_alone_and_others_are_not() {
        var dead = site.answer("/dead", exchange -> exchange.sendResponseHeaders(503, -1));
        for (var i = 0; i < 5; i++) {
            assertThat(trouble(dead)).isEqualTo(Trouble.UNREACHABLE);
        }
        assertThat(trouble(dead)).isEqualTo(Trouble.RESTING);
        assertThat(site.asked()).hasSize(5);
        assertThat(lava.health().get(Track.Source.HTTP)).contains("1");
        site.file("/a.wav", "audio/wav", Tone.wav(440, 1, 0.5));
        only("http://localhost:%d/a.wav".formatted(site.port()));
    }

    private Trouble trouble(String address) {
        return ((Answer.Failed) lava.sources().find(new Query("1", address, ""))).trouble();
    }

    private Track only(String address) {
        var answer = lava.sources().find(new Query("1", address, ""));
        assertThat(answer).isInstanceOf(Answer.Found.class);
        assertThat(((Answer.Found) answer).tracks()).hasSize(1);
        return ((Answer.Found) answer).tracks().getFirst();
    }

    private void hear(Track track, int frames, double frequency) {
        play(track);
        assertThat(listener.frames()).isEqualTo(frames);
        assertThat(listener.frequency(5, frames - 5)).isCloseTo(frequency, within(1.0));
    }

    /** As another worker would, which knows no more than what is kept. */
    private void play(Track track) {
        try (var sound = lava.sounds().open(listener)) {
            sound.play(1, Track.read(Json.read(track.json().toString())), Duration.ZERO);
            listener.until(sound, () -> listener.heard(Heard.Ended.class));
        }
    }
}
