package dev.skylark.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.skylark.timer.When;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A year of a thousand schedules in twelve zones, reckoned by somebody else: cron-utils says at which times of the
 * clock, and a walk through every minute of the year says when the clocks show them, if at all.
 */
final class YearOfSchedulesTest {

    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(365));

    /** Half an hour of summer time, changes at midnight, the south, odd offsets, none at all. */
    private static final List<ZoneId> ZONES = List.of(
                    "UTC",
                    "Europe/Berlin",
                    "Europe/London",
                    "America/New_York",
                    "America/Los_Angeles",
                    "America/St_Johns",
                    "America/Santiago",
                    "Australia/Lord_Howe",
                    "Australia/Sydney",
                    "Asia/Kolkata",
                    "Asia/Beirut",
                    "Africa/Cairo")
            .stream()
            .map(ZoneId::of)
            .toList();

    private static final CronParser QUARTZ =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

    private final Random random = new Random(20270101);
    private final Map<ZoneId, Map<LocalDateTime, Instant>> shown = new HashMap<>();
    private final Map<String, List<LocalDateTime>> times = new HashMap<>();

    @Test
    void every_run_of_the_year_is_the_one_that_somebody_else_reckoned() {
        var runs = 0;
        var skipped = 0;
        for (int it = 0; it < 1000; it++) {
            var zone = ZONES.get(it % ZONES.size());
            var expression = expression();
            var local = times.computeIfAbsent(expression, YearOfSchedulesTest::local);
            var expected = local.stream()
                    .map(at -> shown(zone).get(at))
                    .filter(at -> at != null && at.isAfter(START) && !at.isAfter(END))
                    .toList();

            var timetable = ((Reading.Understood) Timetable.read("cron(" + expression + ")", zone, START)).timetable();
            assertThat(timetable.between(START, END, zone, 20_000))
                    .as("%s in %s", expression, zone)
                    .isEqualTo(expected);
            assertThat(timetable.when(zone))
                    .as("what the scheduler is told means the same")
                    .isInstanceOfSatisfying(
                            When.Cron.class,
                            told -> assertThat(Timetable.of("cron(" + told.expression() + ")"))
                                    .contains(timetable));
            runs += expected.size();
            skipped += (int) timetable.clockChanges(START, zone).stream()
                    .filter(change -> change.kind() == ClockChange.Kind.SKIPPED)
                    .count();
        }
        assertThat(runs).as("enough to mean something").isGreaterThan(50_000);
        assertThat(skipped).as("nights in which clocks change are in it").isGreaterThan(50);
    }

    /** What the clocks of the zone show, each the first time. */
    private Map<LocalDateTime, Instant> shown(ZoneId zone) {
        return shown.computeIfAbsent(zone, _ -> {
            var first = new HashMap<LocalDateTime, Instant>();
            var end = END.plus(Duration.ofDays(2));
            for (var at = START.minus(Duration.ofDays(2)); at.isBefore(end); at = at.plusSeconds(60)) {
                first.putIfAbsent(LocalDateTime.ofInstant(at, zone), at);
            }
            return first;
        });
    }

    /** The times of the clock at which cron-utils would run it, where clocks never change. */
    private static List<LocalDateTime> local(String expression) {
        var times = ExecutionTime.forCron(QUARTZ.parse("0 " + expression));
        var found = new ArrayList<LocalDateTime>();
        var at = times.nextExecution(START.atZone(ZoneOffset.UTC).minusDays(2));
        while (at.isPresent() && at.get().toInstant().isBefore(END.plus(Duration.ofDays(2)))) {
            found.add(at.get().toLocalDateTime());
            at = times.nextExecution(at.get());
        }
        return found;
    }

    /** Most run some times a day, at night, when clocks are changed. */
    private String expression() {
        var minute = pick("0", "30", "15", "59", "0,45", String.valueOf(random.nextInt(60)));
        var hour = pick("2", "0", "1", "1-3", String.valueOf(random.nextInt(24)), "0/12");
        var month = pick("*", "*", "*", "3,4,9,10,11", "1-6", "MAR", "1/3");
        var days = pick(
                "* ?",
                "1 ?",
                "L ?",
                "15W ?",
                "1,15,31 ?",
                "1/7 ?",
                "? MON-FRI",
                "? SUN",
                "? 1,7",
                "? " + (1 + random.nextInt(7)) + "#" + (1 + random.nextInt(4)),
                "? " + (1 + random.nextInt(7)) + "L");
        var both = days.split(" ", -1);
        return String.join(" ", minute, hour, both[0], month, both[1], "*");
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }
}
