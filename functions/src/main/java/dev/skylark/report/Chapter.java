package dev.skylark.report;

import dev.skylark.text.Texts;
import java.time.Instant;
import java.util.Optional;

/** What another part of the house has to say about a time, in a line. */
@FunctionalInterface
public interface Chapter {

    /** A name and what there is to say. */
    record Line(String name, String value) {}

    /** Nothing where nothing happened. */
    Optional<Line> about(String guild, Instant from, Instant to, Texts texts);
}
