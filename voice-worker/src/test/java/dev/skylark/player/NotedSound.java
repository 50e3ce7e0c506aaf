package dev.skylark.player;

import dev.skylark.voice.Track;
import java.time.Duration;
import java.util.Optional;

/** A sound that is not heard: it notes what it is told, and goes over to what is next when it is told that too. */
final class NotedSound {

    Optional<Track> now = Optional.empty();
    Optional<Track> next = Optional.empty();
    long number;
    long nextNumber;
    boolean paused;
    Duration position = Duration.ZERO;

    /** How often it was told to begin something. */
    int begun;

    /** The current track is over, and nobody knows yet. */
    void goOver() {
        now = next;
        number = nextNumber;
        next = Optional.empty();
        position = Duration.ZERO;
    }

    void passes(Duration time) {
        if (now.isPresent() && !paused) {
            position = position.plus(time);
        }
    }

    void does(Effect effect) {
        switch (effect) {
            case Effect.Begin(var asNumber, var track, var from) -> {
                begun++;
                now = Optional.of(track);
                number = asNumber;
                next = Optional.empty();
                position = from;
            }
            case Effect.Follow(var asNumber, var track) -> {
                next = Optional.of(track);
                nextNumber = asNumber;
                if (now.isEmpty()) {
                    // the current track has just come to its end
                    goOver();
                }
            }
            case Effect.NothingFollows() -> next = Optional.empty();
            case Effect.Silence() -> {
                now = Optional.empty();
                next = Optional.empty();
                position = Duration.ZERO;
            }
            case Effect.Pause(var wanted) -> paused = wanted;
            case Effect.Seek(var to) -> position = to;
            default -> {
                // nothing that is heard
            }
        }
    }
}
