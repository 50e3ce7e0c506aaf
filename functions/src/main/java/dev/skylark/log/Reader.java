package dev.skylark.log;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.log.Logs.Page;
import dev.skylark.log.Logs.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds the newest lines. CloudWatch gives the oldest first, so it is asked about a short time before the end, and about
 * longer and longer ones before that until there is enough.
 */
final class Reader {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int WIDER = 4;

    /** What CloudWatch gives at once, and how often it is asked for one look: a look ends within a minute. */
    private static final int AT_ONCE = 10_000;

    private static final int MOST_REQUESTS = 40;

    private final Supplier<Logs> logs;

    Reader(Supplier<Logs> logs) {
        this.logs = logs;
    }

    /** {@code pattern} is one of CloudWatch's or empty; {@code most} is how many are wanted. */
    record Wanted(List<Source> sources, Instant from, Instant to, String pattern, Sieve sieve, int most) {
        Wanted {
            sources = List.copyOf(sources);
        }
    }

    /** The newest lines, oldest first; {@code all} where everything that was wanted could be looked at. */
    record Found(List<Entry> entries, boolean all) {
        Found {
            entries = List.copyOf(entries);
        }
    }

    Answer<Found> newest(Wanted wanted) {
        var entries = new ArrayList<Entry>();
        var all = true;
        for (var source : wanted.sources()) {
            switch (new Look(source, wanted).newest()) {
                case Got<Found>(var found) -> {
                    entries.addAll(found.entries());
                    all &= found.all();
                }
                case Failed<Found> failed -> {
                    return failed;
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::at));
        return Answer.got(new Found(entries.subList(Math.max(0, entries.size() - wanted.most()), entries.size()), all));
    }

    /** At one group. */
    private final class Look {
        private final Source source;
        private final Wanted wanted;
        private final ArrayDeque<Entry> found = new ArrayDeque<>();
        private int requests;

        Look(Source source, Wanted wanted) {
            this.source = source;
            this.wanted = wanted;
            this.requests = Math.max(2, MOST_REQUESTS / wanted.sources().size());
        }

        Answer<Found> newest() {
            var end = wanted.to();
            for (var width = FIRST; end.isAfter(wanted.from()) && isWanting(); width = width.multipliedBy(WIDER)) {
                var start = end.minus(width).isBefore(wanted.from()) ? wanted.from() : end.minus(width);
                if (within(start, end) instanceof Failed<Boolean>(var trouble, var detail)) {
                    return Answer.failed(trouble, detail);
                }
                end = start;
            }
            return Answer.got(new Found(List.copyOf(found), requests > 0));
        }

        private boolean isWanting() {
            return found.size() < wanted.most() && requests > 0;
        }

        /** The newest of this time, in front of those that are there. */
        private Answer<Boolean> within(Instant start, Instant end) {
            var newest = new ArrayDeque<Entry>();
            var next = "";
            do {
                requests--;
                switch (logs.get()
                        .read(new Reading(
                                source.place(),
                                source.guild(),
                                source.group(),
                                start,
                                end,
                                wanted.pattern(),
                                AT_ONCE,
                                next))) {
                    case Got<Page>(var page) -> {
                        page.events().stream()
                                .map(it -> Entry.of(source, it))
                                .filter(wanted.sieve()::holds)
                                .forEach(newest::addLast);
                        while (newest.size() > wanted.most() - found.size()) {
                            newest.removeFirst();
                        }
                        next = page.next();
                    }
                    case Failed<Page>(var trouble, var detail) -> {
                        return Answer.failed(trouble, detail);
                    }
                }
            } while (!next.isEmpty() && requests > 0);
            newest.descendingIterator().forEachRemaining(found::addFirst);
            return Answer.got(true);
        }
    }
}
