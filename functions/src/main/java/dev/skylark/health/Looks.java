package dev.skylark.health;

import dev.skylark.feature.Check;
import dev.skylark.feature.Finding;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks after many things at once, each in its own time, so that one that hangs or throws hides none of the others. */
final class Looks {

    private static final int LONGEST_REASON = 200;

    private final Duration patience;

    Looks(Duration patience) {
        this.patience = patience;
    }

    /** In the order of the checks. */
    Map<Check, Finding> at(List<Check> checks, String guild) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var end = System.nanoTime() + patience.toNanos();
        try {
            var looking = new LinkedHashMap<Check, Future<Finding>>();
            checks.forEach(it -> looking.put(it, threads.submit(() -> it.look().apply(guild))));
            var found = new LinkedHashMap<Check, Finding>();
            looking.forEach((check, future) -> found.put(check, result(future, end - System.nanoTime())));
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    private Finding result(Future<Finding> future, long nanosLeft) {
        try {
            return future.get(nanosLeft, TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLong) {
            return Finding.notKnown("check.slow", patience.toSeconds());
        } catch (ExecutionException failed) {
            return Finding.notKnown(
                    "check.failed", Cut.clip(Redactor.redact(String.valueOf(failed.getCause())), LONGEST_REASON));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Finding.notKnown("check.slow", 0);
        }
    }
}
