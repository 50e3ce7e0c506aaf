package dev.skylark.lavaplayer;

import dev.skylark.player.Sources.Answer;
import dev.skylark.player.Sources.Query;
import dev.skylark.voice.Track;
import java.time.Duration;

/** Tones on a site, found as anybody finds them. */
record Recordings(Site site, Lava lava) {

    Track wav(double frequency, int seconds) {
        return wav(frequency, seconds, 0.5);
    }

    Track wav(double frequency, int seconds, double level) {
        var path = "/%s-%d-%s.wav".formatted(frequency, System.nanoTime(), level);
        return track(site.file(path, "audio/wav", Tone.wav(frequency, seconds, level)));
    }

    Track opus(double frequency, int seconds) {
        var path = "/%d.opus".formatted(System.nanoTime());
        return track(site.file(path, "audio/ogg", Tone.opus(frequency, seconds, 0.5)));
    }

    Track track(String address) {
        var answer = lava.sources().find(new Query("1", address, ""));
        return ((Answer.Found) answer).tracks().getFirst();
    }

    static Track track(String address, int seconds, String sealed) {
        return new Track("title", "author", Duration.ofSeconds(seconds), address, "", Track.Source.HTTP, sealed, 0, "");
    }
}
