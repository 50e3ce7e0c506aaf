package dev.skylark.access;

import java.time.Instant;
import java.util.Optional;

/** Which features are switched off for a while, because what they live on does not work. */
public interface Outages {

    /** Until when; nothing where it may be used. Whoever is let through after a pause is the one who tries it out. */
    Optional<Instant> offUntil(String feature);

    static Outages none() {
        return _ -> Optional.empty();
    }
}
