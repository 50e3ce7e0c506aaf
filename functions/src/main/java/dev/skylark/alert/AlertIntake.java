package dev.skylark.alert;

import dev.skylark.fact.Bus;
import dev.skylark.fact.Fact.AlertsChanged;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Severity;
import dev.skylark.fact.Signal;
import dev.skylark.log.Incoming;
import dev.skylark.trace.Fingerprint;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes in what doors are told: writes it down first, then says that something has changed. */
public final class AlertIntake implements Incoming {

    private static final int MOST_TRIES = 5;
    private static final int LONGEST_RELATED = 10;

    private final Alerts alerts;
    private final Supplier<Bus> bus;
    private final Clock clock;

    AlertIntake(Alerts alerts, Supplier<Bus> bus, Clock clock) {
        this.alerts = alerts;
        this.bus = bus;
        this.clock = clock;
    }

    @Override
    public void take(String guild, String delivery, List<Occurrence> occurrences) {
        hear(
                guild,
                delivery,
                occurrences.stream().<Signal>map(Signal.Raised::new).toList());
    }

    /** In their order; what is alike is counted by one write. */
    void hear(String guild, String delivery, List<Signal> signals) {
        var now = clock.instant();
        var isNews = false;
        for (var raised : alike(signals)) {
            isNews |= alerts.raise(guild, delivery, raised, now) != Alerts.News.KNOWN;
        }
        for (var signal : signals) {
            if (signal instanceof Signal.Cleared cleared) {
                isNews |= clear(guild, cleared, now);
            }
        }
        if (isNews) {
            bus.get().tell(new AlertsChanged(guild));
        }
    }

    private static List<Occurrence> alike(List<Signal> signals) {
        Map<String, Optional<Occurrence>> sums = signals.stream()
                .filter(Signal.Raised.class::isInstance)
                .map(it -> ((Signal.Raised) it).occurrence())
                .collect(Collectors.groupingBy(Fingerprint::of, Collectors.reducing(AlertIntake::sum)));
        return sums.values().stream().flatMap(Optional::stream).toList();
    }

    private static Occurrence sum(Occurrence one, Occurrence other) {
        var related = Stream.concat(one.related().stream(), other.related().stream())
                .limit(LONGEST_RELATED)
                .toList();
        return new Occurrence(
                one.service(),
                one.environment(),
                Severity.worst(one.severity(), other.severity()),
                one.kind(),
                one.message(),
                one.trace(),
                related,
                one.circumstances(),
                one.key(),
                one.count() + other.count(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }

    /** Over, says who raised it; older news than what has happened since say nothing. */
    private boolean clear(String guild, Signal.Cleared it, Instant now) {
        // a clock that is ahead must not hide what goes wrong until then
        var at = it.at().isAfter(now) ? now : it.at();
        var id = Fingerprint.of(new Occurrence(
                it.service(), it.environment(), Severity.INFO, "", "", "", List.of(), Map.of(), it.key(), 1, at, at));
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var there = alerts.find(guild, id);
            if (there.isEmpty()
                    || !there.get().isOpen()
                    || there.get().what().last().isAfter(at)) {
                return there.filter(alert -> !alert.isShownAsItIs()).isPresent();
            }
            var over = Resolution.plain(Resolution.Why.CLEARED, at, "");
            var saved = alerts.save(there.get().with(there.get().handling().resolved(over)), true, Optional.empty());
            if (saved.isPresent()) {
                alerts.happened(
                        new Event(
                                guild,
                                id,
                                at,
                                Event.Kind.RESOLVED,
                                "",
                                over.why().word()),
                        expires());
                return true;
            }
        }
        throw new IllegalStateException("An alert is changed by too many at once: " + id);
    }

    private Instant expires() {
        return clock.instant().plus(Book.TIMELINE_LASTS);
    }
}
