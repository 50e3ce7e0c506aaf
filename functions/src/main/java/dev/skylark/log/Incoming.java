package dev.skylark.log;

import dev.skylark.fact.Occurrence;
import java.util.List;

/** Where errors go that were found in logs. */
public interface Incoming {

    /** Taken in once, however often this delivery comes. */
    void take(String guild, String delivery, List<Occurrence> occurrences);
}
