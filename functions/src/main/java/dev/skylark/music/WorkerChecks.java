package dev.skylark.music;

import dev.skylark.care.Gauges;
import dev.skylark.care.Gauges.Load;
import dev.skylark.data.Item;
import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.table.Table;
import dev.skylark.voice.SlotRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wrong with those who play the music: that nobody comes where music is wanted, or that it is too much. */
final class WorkerChecks {

    private static final Duration OFTEN = Duration.ofMinutes(5);
    private static final Duration BACK = Duration.ofMinutes(15);

    /** From nothing to a worker that plays it takes one or two minutes. */
    private static final Duration STARTING = Duration.ofMinutes(5);

    private static final double LIMIT = 90;

    private final MusicNeeds needs;

    WorkerChecks(MusicNeeds needs) {
        this.needs = needs;
    }

    List<Check> all() {
        return List.of(
                Check.ofTheHouse("voice", Category.VOICE, OFTEN, this::workers),
                Check.ofTheHouse("load", Category.VOICE, BACK, this::load));
    }

    private Finding workers() {
        var now = needs.clock().instant();
        var slots = needs.voice().all(SlotRows.SLOTS);
        var held = ids(slots.stream().filter(it -> isHeld(it, now)));
        var missing = Stream.concat(
                        ids(slots.stream().filter(it -> isNeeded(it, now))).stream(),
                        needs.watched().apply(now.minus(STARTING)).stream().map(SlotRows::slot))
                .distinct()
                .filter(it -> !held.contains(it))
                .count();
        if (missing > 0) {
            return Finding.ill(Line.of("check.voice.missing", missing), "check.voice.missing.do");
        }
        var living = living(now);
        return living == 0 ? Finding.well("check.voice.asleep") : Finding.well("check.voice.well", living);
    }

    private static Set<String> ids(Stream<Item> slots) {
        return slots.map(it -> it.text(Table.SORT)).collect(Collectors.toUnmodifiableSet());
    }

    /** For music, and called long enough ago. */
    private static boolean isNeeded(Item slot, Instant now) {
        var called = slot.instant(SlotRows.ORDERED).minus(SlotRows.PATIENCE);
        return now.isBefore(slot.instant(SlotRows.BUSY))
                || (now.isBefore(slot.instant(SlotRows.ORDERED)) && now.isAfter(called.plus(STARTING)));
    }

    private static boolean isHeld(Item slot, Instant now) {
        return !slot.text(SlotRows.HOLDER).isEmpty() && now.isBefore(slot.instant(SlotRows.UNTIL));
    }

    private long living(Instant now) {
        return needs.voice().all(SlotRows.WORKERS).stream()
                .filter(it -> now.isBefore(it.instant(SlotRows.UNTIL)))
                .count();
    }

    private Finding load() {
        if (living(needs.clock().instant()) == 0) {
            return Finding.well("check.load.none");
        }
        var processor = percent(Load.PROCESSOR);
        var memory = percent(Load.MEMORY);
        var what = List.of(Math.round(processor), Math.round(memory)).toArray();
        return Math.max(processor, memory) > LIMIT
                ? Finding.worried(Line.of("check.load.high", what), "check.load.high.do")
                : Finding.well("check.load.well", what);
    }

    private double percent(Load load) {
        Gauges gauges = needs.gauges().get();
        return switch (gauges.load(needs.cluster().get(), needs.service().get(), load, BACK)) {
            case Got<OptionalDouble>(var percent) -> percent.orElse(0);
            case Failed<OptionalDouble>(var trouble, var why) -> throw new IllegalStateException(trouble + " " + why);
        };
    }
}
