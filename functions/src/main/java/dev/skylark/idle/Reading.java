package dev.skylark.idle;

import dev.skylark.idle.Signal.Verdict;
import java.time.Instant;
import java.util.List;

/** All signs of one server at one moment. */
record Reading(Instant at, List<Signal> signals) {

    private static final int INDEPENDENT = 2;

    Reading {
        signals = List.copyOf(signals);
    }

    /** One that says busy is enough; idle it is only when all say so, and they are two at least. */
    Verdict verdict() {
        if (says(Verdict.BUSY)) {
            return Verdict.BUSY;
        }
        return says(Verdict.UNKNOWN) || signals.size() < INDEPENDENT ? Verdict.UNKNOWN : Verdict.IDLE;
    }

    private boolean says(Verdict verdict) {
        return signals.stream().anyMatch(it -> it.verdict() == verdict);
    }

    /** Those that say so. */
    List<Signal> saying(Verdict verdict) {
        return signals.stream().filter(it -> it.verdict() == verdict).toList();
    }
}
