package dev.skylark.health;

import dev.skylark.access.Outages;
import dev.skylark.feature.Category;
import dev.skylark.health.Breaker.Phase;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@link Fuses} with a breaker for each feature. Who uses a command looks at what was read within the last seconds, so that
 * nobody waits for one more read each time.
 */
public final class TableFuses implements Fuses, Outages {

    private static final Duration FRESH = Duration.ofSeconds(20);

    private final Breakers breakers;
    private final Supplier<Map<String, String>> featureOf;
    private final Runnable news;
    private final Journal journal;
    private final Clock clock;
    private Map<String, Breaker> known = Map.of();
    private Instant read = Instant.EPOCH;

    /** {@code featureOf} has the feature of each command that can be switched off; {@code news} is run when one is. */
    public TableFuses(
            Breakers breakers, Supplier<Map<String, String>> featureOf, Runnable news, Journal journal, Clock clock) {
        this.breakers = breakers;
        this.featureOf = featureOf;
        this.news = news;
        this.journal = journal;
        this.clock = clock;
    }

    /** What cannot be read is not off: that is worth no failure of its own. */
    @Override
    public Optional<Instant> offUntil(String feature) {
        try {
            return offUntil(feature, clock.instant());
        } catch (RuntimeException unread) {
            journal.note(
                    Level.WARN,
                    "nobody knows whether a feature is switched off",
                    Map.of("feature", feature, "why", String.valueOf(unread)));
            return Optional.empty();
        }
    }

    private Optional<Instant> offUntil(String feature, Instant now) {
        var breaker = known(now).getOrDefault(feature, Breaker.NEW);
        if (breaker.phase() == Phase.CLOSED) {
            return Optional.empty();
        }
        if (!breaker.wantsTrial(now)) {
            return Optional.of(breaker.until());
        }
        // of all who come now, one tries it out
        var change = breakers.change(feature, now, it -> it.wantsTrial(now) ? it.tried(now) : it);
        forget();
        var isOurs = !change.after().equals(change.before());
        return isOurs || change.after().phase() == Phase.CLOSED
                ? Optional.empty()
                : Optional.of(change.after().until());
    }

    @Override
    public void held(String command) {
        var feature = featureOf.get().get(command);
        var now = clock.instant();
        if (feature == null || known(now).getOrDefault(feature, Breaker.NEW).phase() == Phase.CLOSED) {
            return;
        }
        told(breakers.change(feature, now, Breaker::worked));
    }

    /** A bug of ours switches nothing off: whoever finds one could else take the feature away from everybody. */
    @Override
    public void blew(String command, Category category) {
        var feature = featureOf.get().get(command);
        if (feature == null || category == Category.CODE) {
            return;
        }
        var now = clock.instant();
        told(breakers.change(feature, now, it -> it.failed(now)));
    }

    private void told(Breakers.Change change) {
        forget();
        var wasOff = change.before().phase() != Phase.CLOSED;
        var isOff = change.after().phase() != Phase.CLOSED;
        if (wasOff != isOff) {
            news.run();
        }
    }

    private synchronized Map<String, Breaker> known(Instant now) {
        if (!now.isBefore(read.plus(FRESH))) {
            known = breakers.all();
            read = now;
        }
        return known;
    }

    private synchronized void forget() {
        read = Instant.EPOCH;
    }
}
