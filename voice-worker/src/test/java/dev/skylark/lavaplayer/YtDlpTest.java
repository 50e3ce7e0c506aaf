package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sources.Answer;
import dev.skylark.player.Sources.Query;
import dev.skylark.player.Sources.Trouble;
import dev.skylark.voice.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of ours stands in for yt-dlp and writes down how it was called. */
class YtDlpTest {

    private static final String ADDRESS = "https://youtu.be/abc?t=1&x=$(touch%20pwned);`id`";

    @TempDir
    private Path folder;

    @Test
    void a_video_is_found_and_heard() throws IOException {
        Files.write(folder.resolve("sound.opus"), Tone.opus(440, 2, 0.5));
        try (var lava = lava("""
                printf '%s\\n' "$@" >> called
                case "$*" in
                *--dump-json*) echo '{"title":"Video","uploader":"Someone","duration":2,"thumbnail":"https://i.example/1.jpg"}' ;;
                *) cat sound.opus ;;
                esac
                """)) {
            var found = (Answer.Found) lava.sources().find(new Query("1", ADDRESS, ""));
            var track = found.tracks().getFirst();
            assertThat(track.title()).isEqualTo("Video");
            assertThat(track.author()).isEqualTo("Someone");
            assertThat(track.length()).isEqualTo(Duration.ofSeconds(2));
            assertThat(track.source()).isEqualTo(Track.Source.YOUTUBE);
            var listener = new Listener();
            var sound = lava.sounds().open(listener);
            sound.play(1, track, Duration.ZERO);
            listener.until(sound, () -> listener.heard(Heard.Ended.class));
            assertThat(listener.frames()).isEqualTo(100);
        }
        var called = Files.readAllLines(folder.resolve("called"));
        assertThat(called)
                .containsSubsequence("--dump-json", "--", track(called))
                .doesNotContain("pwned");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    private static String track(Iterable<String> called) {
        for (var it : called) {
            if (it.startsWith("https://youtu.be/abc?t=1&x=$(touch")) {
                return it;
            }
        }
        throw new AssertionError("The address is missing in " + called);
    }

    @Test
    void what_the_program_complains_about_is_said() throws IOException {
        try (var lava = lava("echo 'ERROR: Sign in to confirm' >&2; exit 1")) {
            var failed = (Answer.Failed) lava.sources().find(new Query("1", ADDRESS, ""));
            assertThat(failed.trouble()).isEqualTo(Trouble.UNREACHABLE);
            assertThat(failed.detail()).contains("Sign in to confirm");
        }
    }

    @Test
    void a_program_that_takes_too_long_is_ended_with_all_that_it_started() throws IOException {
        try (var lava = lava("sleep 60 & echo $! > child; wait")) {
            var failed = (Answer.Failed) lava.sources().find(new Query("1", ADDRESS, ""));
            assertThat(failed.trouble()).isEqualTo(Trouble.TOO_SLOW);
        }
        assertThat(childEnds()).isTrue();
    }

    @Test
    void a_program_that_says_too_much_is_ended() throws IOException {
        try (var lava = lava("yes '{'")) {
            var failed = (Answer.Failed) lava.sources().find(new Query("1", ADDRESS, ""));
            assertThat(failed.trouble()).isEqualTo(Trouble.TOO_LARGE);
        }
    }

    @Test
    void a_program_ends_when_its_sound_is_no_longer_wanted() throws IOException {
        try (var lava = lava("""
                case "$*" in
                *--dump-json*) echo '{"title":"Video","uploader":"Someone","duration":60}' ;;
                *) echo $$ > child; exec sleep 60 ;;
                esac
                """)) {
            var found = (Answer.Found) lava.sources().find(new Query("1", ADDRESS, ""));
            var sound = lava.sounds().open(fact -> {});
            sound.play(1, found.tracks().getFirst(), Duration.ZERO);
            for (var i = 0; i < 200 && !Files.exists(folder.resolve("child")); i++) {
                Listener.sleep(20);
            }
            Listener.sleep(100);
            sound.stop();
        }
        assertThat(childEnds()).isTrue();
    }

    private boolean childEnds() throws IOException {
        var child = ProcessHandle.of(
                Long.parseLong(Files.readString(folder.resolve("child")).strip()));
        for (var i = 0; i < 250 && child.filter(ProcessHandle::isAlive).isPresent(); i++) {
            // the system takes its time to bury what was ended
            Listener.sleep(20);
        }
        return child.filter(ProcessHandle::isAlive).isEmpty();
    }

    private Lava lava(String script) throws IOException {
        var program = folder.resolve("yt-dlp");
        Files.writeString(program, "#!/bin/sh\ncd \"$(dirname \"$0\")\"\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var setup = new Lava.Setup(Clock.systemUTC(), Optional.empty(), Optional.of(program));
        return new Lava(setup, address -> true, Duration.ofSeconds(3));
    }
}
