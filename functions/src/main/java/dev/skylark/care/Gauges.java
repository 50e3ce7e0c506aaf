package dev.skylark.care;

import dev.skylark.fleet.Answer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** What AWS measures of us, and which of our alarms ring. */
public interface Gauges {

    /** An alarm that rings, and the sentence that says of what. */
    record Ringing(String name, String about) {}

    /** Those whose names begin so. */
    Answer<List<Ringing>> ringing(String prefix);

    /** What of a service of ECS is measured, in percent of what it has. */
    enum Load {
        PROCESSOR,
        MEMORY
    }

    /** The average of the last while; nothing where nobody runs. */
    Answer<OptionalDouble> load(String cluster, String service, Load load, Duration back);
}
