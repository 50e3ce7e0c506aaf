package dev.skylark.log;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.log.Logs.Page;
import dev.skylark.log.Logs.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One look at what was written since the last. */
final class Watch {

    /** Lines come as late as this, and then between others. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** So far the clocks of those who write may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final int AT_ONCE = 10_000;
    private static final int MOST_REQUESTS = 5;
    private static final int MOST_SEEN = 1_000;

    private final Logs logs;
    private final Tail tail;
    private final Set<String> seen;
    private final List<Entry> all = new ArrayList<>();
    private Instant next;

    private Watch(Logs logs, Tail tail, Instant now) {
        this.logs = logs;
        this.tail = tail;
        this.seen = new HashSet<>(tail.seen());
        var late = now.minus(LATE);
        this.next = late.isBefore(tail.began()) ? tail.began() : late;
    }

    /** The tail with what is new. */
    static Answer<Tail> look(Logs logs, List<Source> sources, Tail tail, ZoneId zone, Instant now) {
        var watch = new Watch(logs, tail, now);
        for (var source : sources) {
            if (watch.read(source, now.plus(AHEAD)) instanceof Failed<Boolean>(var trouble, var detail)) {
                return Answer.failed(trouble, detail);
            }
        }
        return Answer.got(watch.seen(zone));
    }

    private Answer<Boolean> read(Source source, Instant to) {
        var after = "";
        var requests = 0;
        do {
            switch (logs.read(
                    new Reading(source.place(), source.guild(), source.group(), tail.next(), to, "", AT_ONCE, after))) {
                case Got<Page>(var page) -> {
                    page.events().forEach(it -> all.add(Entry.of(source, it)));
                    after = page.next();
                }
                case Failed<Page>(var trouble, var detail) -> {
                    return Answer.failed(trouble, detail);
                }
            }
        } while (!after.isEmpty() && ++requests < MOST_REQUESTS);
        if (!after.isEmpty() && !all.isEmpty()) {
            // the rest is read the next time
            goBackTo(all.getLast().at());
        }
        return Answer.got(true);
    }

    private void goBackTo(Instant earlier) {
        next = earlier.isBefore(next) ? earlier : next;
    }

    private Tail seen(ZoneId zone) {
        all.sort(Comparator.comparing(Entry::at));
        var fresh = all.stream()
                .filter(it -> !seen.contains(name(it)))
                .filter(tail.sieve()::holds)
                .toList();
        var again = all.stream().filter(it -> !it.at().isBefore(next)).toList();
        if (again.size() > MOST_SEEN) {
            again = again.subList(again.size() - MOST_SEEN, again.size());
            next = again.getFirst().at();
        }
        var room = ShowCommand.ON_A_PAGE;
        var visible = fresh.subList(Math.max(0, fresh.size() - room), fresh.size());
        var shown = new ArrayList<>(tail.shown());
        visible.forEach(it -> shown.add(it.shown(zone, false)));
        return tail.with(
                next,
                List.copyOf(new LinkedHashSet<>(again.stream().map(Watch::name).toList())),
                shown.subList(Math.max(0, shown.size() - room), shown.size()),
                fresh.size(),
                fresh.size() - visible.size());
    }

    /** Short, since many are kept; that two of a few seconds are alike by chance costs a line in millions. */
    private static String name(Entry it) {
        return Integer.toHexString(it.event().id().hashCode());
    }
}
