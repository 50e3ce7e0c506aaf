package dev.skylark.advice;

import java.util.List;
import java.util.Optional;

/** What a model suggests against a failure, as far as it can be checked; what cannot is refused. */
public sealed interface FixAnswer {

    /** The likeliest first. */
    record Suggested(List<Hypothesis> ranked, Optional<Patch> patch) implements FixAnswer {
        public Suggested {
            ranked = List.copyOf(ranked);
        }
    }

    /** {@code why} is for the journal. */
    record Refused(String why) implements FixAnswer {}

    /** A cause that may be the one. */
    record Hypothesis(String claim, List<Evidence> evidence, double confidence) {
        public Hypothesis {
            evidence = List.copyOf(evidence);
        }
    }

    /** Where to look in order to believe a hypothesis. */
    sealed interface Evidence {

        /** A line of a file. */
        record Source(String file, int line) implements Evidence {}

        /** A line of the log as it was given, counted from 1. */
        record Logged(int line) implements Evidence {}
    }

    /** Reads what was answered to {@link FixQuestion} about the same suspicion. */
    static FixAnswer read(String modelText, Suspicion given) {
        return new FixReader(given).read(modelText);
    }
}
