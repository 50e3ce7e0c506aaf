package dev.skylark.care;

import dev.skylark.fleet.Answer;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where what failed for good waits until somebody looks at it, by the name of the place: work, jobs, facts and so on. */
public interface Parking {

    /** Something that was parked. */
    record Letter(String place, String id, Instant parked, String body) {}

    List<String> places();

    /** About how many wait in a place. */
    Answer<Long> waiting(String place);

    /** The first of those that wait; they go on waiting. */
    Answer<List<Letter>> read(String place, int most);

    /** Takes each that is wanted, does this with it, and removes it; one with which that fails goes on waiting. How many? */
    Answer<Integer> take(String place, Predicate<Letter> wanted, Consumer<Letter> with);
}
