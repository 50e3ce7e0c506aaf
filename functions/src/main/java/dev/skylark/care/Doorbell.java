package dev.skylark.care;

import dev.skylark.fleet.Answer;
import java.net.URI;
import java.time.Instant;

/** Whether somebody answers at an address, and until when they prove who they are. */
public interface Doorbell {

    /** The status of the answer. */
    Answer<Integer> ring(URI address);

    /** When the certificate of whoever answers there ends; {@code UNSUPPORTED} where nobody needs one. */
    Answer<Instant> certificateEnds(URI address);
}
