package dev.skylark.worker;

import dev.skylark.voice.VoiceOrder;
import java.util.List;

/** The orders that wait for one slot, in the order in which they were given in each guild. */
public interface Orders {

    /**
     * An order, what makes it forgotten once it cannot be lost any more, and what brings it again at once where somebody
     * else has to carry it out.
     */
    record Waiting(VoiceOrder order, Runnable taken, Runnable back) {}

    /** Waits for orders, for some seconds at most. */
    List<Waiting> next();
}
