package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sources.Answer;
import dev.skylark.player.Sources.Query;
import dev.skylark.player.Sources.Trouble;
import dev.skylark.voice.Track;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sound in pieces. */
class HlsTest {

    private static final URI BASE = URI.create("https://a.example/music/list.m3u8");

    private final Site site = new Site();
    private final Lava lava = Players.open();
    private final Listener listener = new Listener();

    @AfterEach
    void close() {
        site.close();
        lava.close();
    }

    @Test
    void a_list_of_pieces_is_as_long_as_they_are_together() throws IOException {
        var list = Hls.read(BASE, """
                #EXTM3U
                #EXT-X-MEDIA-SEQUENCE:7
                #EXTINF:9.5,
                1.aac
                #EXTINF:10
                /2.aac?x=1
                #EXT-X-ENDLIST
                """);
        assertThat(list.length()).isEqualTo(Duration.ofMillis(19_500));
        assertThat(list.first()).isEqualTo(7);
        assertThat(list.ended()).isTrue();
        assertThat(list.pieces())
                .extracting(it -> it.address().toString())
                .containsExactly("https://a.example/music/1.aac", "https://a.example/2.aac?x=1");
    }

    @Test
    void of_several_qualities_the_best_sound_or_else_the_least_film_is_taken() {
        assertThat(Hls.variant(BASE, """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=2000000,CODECS="avc1,mp4a"
                film.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a"
                sound.m3u8
                """)).contains(URI.create("https://a.example/music/sound.m3u8"));
        assertThat(Hls.variant(BASE, """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=640x360
                more.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION=320x180
                less.m3u8
                """)).contains(URI.create("https://a.example/music/less.m3u8"));
        assertThat(Hls.variant(BASE, "#EXTM3U\n#EXTINF:1,\n1.aac\n")).isEmpty();
    }

    @Test
    void what_is_locked_is_not_read() {
        assertThatThrownBy(() -> Hls.read(BASE, "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n1.ts\n"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_recording_in_pieces_is_found_and_heard_to_its_end() {
        var track = recording();
        assertThat(track.length()).isEqualTo(Duration.ofSeconds(6));
        assertThat(track.source()).isEqualTo(Track.Source.HTTP);
        try (var sound = lava.sounds().open(listener)) {
            sound.play(1, track, Duration.ZERO);
            listener.until(sound, () -> listener.heard(Heard.Ended.class));
        }
        assertThat(listener.frames()).isCloseTo(300, within(5));
    }

    @Test
    void a_recording_in_pieces_goes_on_where_it_was_left() {
        try (var sound = lava.sounds().open(listener)) {
            sound.play(1, recording(), Duration.ofSeconds(5));
            listener.listen(sound, 10);
            assertThat(sound.position().toMillis()).isCloseTo(5_200, within(60L));
            listener.until(sound, () -> listener.heard(Heard.Ended.class));
        }
        assertThat(listener.frames()).isCloseTo(50, within(5));
    }

    @Test
    void a_radio_in_pieces_goes_on_with_what_comes() {
        var asked = new AtomicInteger();
        for (var i = 0; i < 6; i++) {
            site.file("/" + i + ".aac", "audio/aac", Tone.aac(2));
        }
        var address = site.answer("/live.m3u8", exchange -> {
            var first = Math.min(3, asked.getAndIncrement() / 4);
            var text = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:%d\n".formatted(first);
            for (var i = first; i < first + 3; i++) {
                text += "#EXTINF:2,\n%d.aac\n".formatted(i);
            }
            exchange.sendResponseHeaders(200, text.length());
            exchange.getResponseBody().write(Tone.ascii(text));
        });
        var track = only(address);
        assertThat(track.source()).isEqualTo(Track.Source.RADIO);
        assertThat(track.isEndless()).isTrue();
        try (var sound = lava.sounds().open(listener)) {
            sound.play(1, track, Duration.ZERO);
            while (listener.frames() < 500 && !listener.heard(Heard.Stuck.class)) {
                if (!listener.take(sound)) {
                    // who asks more often takes it for stuck
                    Listener.sleep(20);
                }
            }
        }
        assertThat(listener.frames()).isEqualTo(500);
        assertThat(site.asked()).containsSubsequence("/0.aac", "/1.aac", "/2.aac", "/3.aac", "/4.aac");
    }

    @Test
    void a_piece_leads_not_into_our_own_network() {
        try (var strict = Players.open(InetAddress::isLoopbackAddress)) {
            var list = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://169.254.170.2/1.aac\n#EXT-X-ENDLIST\n";
            var found = (Answer.Found)
                    strict.sources().find(new Query("1", site.file("/a.m3u8", "audio/mpegurl", Tone.ascii(list)), ""));
            var sound = strict.sounds().open(listener);
            sound.play(1, found.tracks().getFirst(), Duration.ZERO);
            listener.until(sound, () -> listener.heard(Heard.Broke.class));
        }
        assertThat(((Heard.Broke) listener.facts().getFirst()).trouble()).isEqualTo(Trouble.PRIVATE);
    }

    private Track recording() {
        for (var i = 0; i < 3; i++) {
            site.file("/piece" + i + ".aac", "audio/aac", Tone.aac(2));
        }
        var list = """
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXTINF:2,
                piece0.aac
                #EXTINF:2,
                piece1.aac
                #EXTINF:2,
                piece2.aac
                #EXT-X-ENDLIST
                """;
        site.file("/inner.m3u8", "application/vnd.apple.mpegurl", Tone.ascii(list));
        var outer = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=64000\ninner.m3u8\n";
        return only(site.file("/outer.m3u8", "application/vnd.apple.mpegurl", Tone.ascii(outer)));
    }

    private Track only(String address) {
        return ((Answer.Found) lava.sources().find(new Query("1", address, "")))
                .tracks()
                .getFirst();
    }
}
