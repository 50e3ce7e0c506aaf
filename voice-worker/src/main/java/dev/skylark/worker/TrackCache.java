package dev.skylark.worker;

import dev.skylark.player.Sources.Answer.Found;
import java.time.Duration;
import java.util.Optional;

/** What was found lately, so that nobody has to be asked again. */
public interface TrackCache {

    /** What was asked. {@code guild} is empty where every guild would be answered the same. */
    record Question(String guild, String hash) {}

    Optional<Found> find(Question question);

    void keep(Question question, Found found, Duration howLong);

    void remove(Question question);
}
