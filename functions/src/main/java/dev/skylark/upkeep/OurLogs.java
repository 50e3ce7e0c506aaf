package dev.skylark.upkeep;

import dev.skylark.fleet.Answer;
import java.util.List;

/** What Skylark writes down itself. */
@FunctionalInterface
public interface OurLogs {

    /** The log groups in which nothing ever ends, by their names. */
    Answer<List<String>> keptForEver();
}
