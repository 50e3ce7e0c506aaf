package dev.skylark.cron;

import dev.skylark.timer.When;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** When something is done: at times of the clock again and again, after every so much time, or once. */
public sealed interface Timetable {

    record Again(Cron cron) implements Timetable {}

    /** At times of the clock, but only on every so many days or in every so many weeks from that day on. */
    record Apart(Cron cron, int many, ChronoUnit unit, LocalDate from) implements Timetable {}

    /** By the time that passes, whatever clocks say; the first of them fixes all others. */
    record Every(Duration every, Instant first) implements Timetable {}

    record Once(LocalDateTime at) implements Timetable {}

    Pattern APART = Pattern.compile("cron\\(([^()]{1,200}+)\\) every (\\d{1,3}) (DAYS|WEEKS) from ([\\d-]{10})");

    /** Cron as Unix or EventBridge writes it, {@code rate(…)}, {@code at(…)}, or plain words, English or German. */
    static Reading read(String words, ZoneId zone, Instant now) {
        try {
            var timetable = Dialects.read(words.strip(), zone, now);
            timetable.check(zone, now);
            return new Reading.Understood(timetable);
        } catch (Unclear unclear) {
            return unclear.reading();
        }
    }

    private void check(ZoneId zone, Instant now) {
        if (this instanceof Once(var at) && zone.getRules().getValidOffsets(at).isEmpty()) {
            throw new Unclear("gap", at.toLocalTime(), at.toLocalDate(), zone.getId());
        }
        if (next(now, zone, 1).isEmpty()) {
            throw new Unclear(this instanceof Once ? "past" : "never");
        }
    }

    /** How the scheduler is told. */
    default When when(ZoneId zone) {
        return switch (this) {
            case Again(var cron) -> new When.Cron(cron.expression(), zone);
            case Apart it -> new When.Cron(it.cron().expression(), zone);
            case Every(var every, var first) -> new When.Rate(every, first);
            case Once(var at) -> new When.Once(at.atZone(zone).toInstant());
        };
    }

    /** Whether the scheduler, which cannot count weeks, calls for something at this moment. */
    default boolean isMeant(Instant at, ZoneId zone) {
        return isMeant(at.atZone(zone).toLocalDate());
    }

    private boolean isMeant(LocalDate date) {
        return !(this instanceof Apart(var _, var many, var unit, var from))
                || (!date.isBefore(from) && unit.between(from, date) % many == 0);
    }

    /** The next runs after a moment. */
    default List<Instant> next(Instant after, ZoneId zone, int most) {
        return next(after, Cron.NEVER, zone, most);
    }

    private List<Instant> next(Instant after, Instant until, ZoneId zone, int most) {
        return switch (this) {
            case Again(var cron) -> cron.next(after, until, zone, most);
            case Apart it ->
                it.cron().next(after, until, zone, Integer.MAX_VALUE).stream()
                        .filter(at -> it.isMeant(at, zone))
                        .limit(most)
                        .toList();
            case Every every -> next(every, after, most);
            case Once(var at) ->
                Stream.of(at.atZone(zone).toInstant())
                        .filter(it -> it.isAfter(after))
                        .limit(most)
                        .toList();
        };
    }

    /** All runs after one moment and until another, {@code most} at the most. */
    default List<Instant> between(Instant after, Instant until, ZoneId zone, int most) {
        return next(after, until, zone, most).stream()
                .filter(it -> !it.isAfter(until))
                .toList();
    }

    /** Which runs of the coming year fall into a change of the clocks. */
    default List<ClockChange> clockChanges(Instant from, ZoneId zone) {
        var cron = switch (this) {
            case Again(var plain) -> Optional.of(plain);
            case Apart it -> Optional.of(it.cron());
            case Every _, Once _ -> Optional.<Cron>empty();
        };
        if (cron.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<ClockChange>();
        var end = from.plus(Duration.ofDays(366));
        var change = zone.getRules().nextTransition(from);
        while (change != null && change.getInstant().isBefore(end)) {
            cron.get().within(change).stream()
                    .filter(it -> isMeant(it.at().toLocalDate()))
                    .forEach(found::add);
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return found;
    }

    /** In one way only, to be read again. */
    default String kept() {
        return switch (this) {
            case Again(var cron) -> "cron(" + cron.expression() + ")";
            case Apart(var cron, var many, var unit, var from) ->
                "cron(" + cron.expression() + ") every " + many + " " + unit.name() + " from " + from;
            case Every(var every, var first) -> "rate(" + every.toMinutes() + " minutes) from " + first;
            case Once(var at) -> "at(" + at + ")";
        };
    }

    /** What {@link #kept} wrote; empty for what it did not write. */
    static Optional<Timetable> of(String kept) {
        try {
            var apart = APART.matcher(kept);
            if (apart.matches()) {
                return Optional.of(new Apart(
                        Cron.read(apart.group(1)),
                        Integer.parseInt(apart.group(2)),
                        ChronoUnit.valueOf(apart.group(3)),
                        LocalDate.parse(apart.group(4))));
            }
            var from = kept.indexOf(") from ");
            if (from > 0) {
                var minutes = kept.substring("rate(".length(), from - " minutes".length());
                return Optional.of(new Every(
                        Duration.ofMinutes(Long.parseLong(minutes)), Instant.parse(kept.substring(from + 7))));
            }
            return Optional.of(Dialects.read(kept, ZoneId.of("UTC"), Instant.EPOCH));
        } catch (Unclear | DateTimeException | NumberFormatException | IndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }

    private static List<Instant> next(Every it, Instant after, int most) {
        var passed = after.isBefore(it.first())
                ? 0
                : Duration.between(it.first(), after).dividedBy(it.every()) + 1;
        return LongStream.range(passed, passed + most)
                .mapToObj(at -> it.first().plus(it.every().multipliedBy(at)))
                .toList();
    }
}
