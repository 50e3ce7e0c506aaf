package dev.skylark.care;

import dev.skylark.fleet.Answer;
import java.time.Instant;

/** How old secrets are. */
public interface Ages {

    /** When the secret of this name was given another value. */
    Answer<Instant> changed(String secret);
}
