package dev.skylark.sandbox.voice;

import static dev.skylark.sandbox.voice.Evening.OWNER;
import static dev.skylark.sandbox.voice.Evening.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people give to /play who mean no good, or do not know better. */
class PoisonedTest {

    @TempDir
    Path home;

    @Test
    void whatever_is_no_music_is_answered_with_the_reason_and_music_plays_afterwards() {
        try (var evening = new Evening(home).sits(OWNER);
                var recorder = evening.records()) {
            evening.has("page.mp3", "<html><body>Not music</body></html>".getBytes(StandardCharsets.UTF_8));
            evening.has("cut.wav", Arrays.copyOf(Stairs.tone(500, 2), 30));

            refuses(evening, "http://127.0.0.1:1/a.mp3", "leads into a private network");
            refuses(evening, "http://[::1]/b.mp3", "leads into a private network");
            refuses(evening, "http://169.254.169.254/latest/meta-data/", "leads into a private network");
            refuses(evening, "http://192.168.0.1/c.mp3", "leads into a private network");
            refuses(evening, "http://2130706433/d.mp3", "leads into a private network");
            refuses(evening, "file:///etc/passwd", "Only addresses with http");
            refuses(evening, "ftp://example.com/e.mp3", "Only addresses with http");
            refuses(evening, "page", "There is no music at this address");
            refuses(evening, evening.address("/sandbox/clock"), "There is no music at this address");
            refuses(evening, evening.address("/sandbox/library/1/none.mp3"), "cannot be reached, or has nothing there");
            refuses(evening, "zzz no such recording", "Nothing was found for");
            evening.plays("cut");
            evening.await("an answer about the cut file", () -> evening.isQuiet(TALK));
            assertThat(recorder.frames()).isEmpty();

            evening.plays("concert");
            evening.awaitWords(TALK, "It plays now.");
            evening.await("music", () -> recorder.frames().size() > 50);
        }
    }

    /** Answered once more than before, by the same order. */
    private static void refuses(Evening evening, String what, String why) {
        var before = evening.said(TALK, why);
        evening.plays(what);
        evening.await("“" + why + "” about " + what, () -> evening.said(TALK, why) > before);
    }
}
