package dev.skylark.player;

import dev.skylark.voice.Track;
import dev.skylark.voice.Wanted;
import java.util.List;
import java.util.Optional;

/** Which of the tracks that were found is the song that was meant. */
final class Ranking {

    private Ranking() {}

    static Optional<Track> best(Wanted song, List<Track> candidates) {
        return candidates.stream()
                .filter(it -> it.title().equalsIgnoreCase(song.title()))
                .findFirst();
    }
}
