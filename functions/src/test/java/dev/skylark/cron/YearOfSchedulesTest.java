package dev.skylark.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.skylark.timer.When;
import java.time.Duration;
import java.time.Instant;
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

    private static final long DAY = Duration.ofDays(1).toMinutes();
    private static final long MARGIN = Duration.ofDays(2).toMinutes();
    private static final long FROM = START.getEpochSecond() / 60 - MARGIN;
    private static final long TO = END.getEpochSecond() / 60 + MARGIN;

    private final Random random = new Random(20270101);
    private final Map<ZoneId, long[]> shown = new HashMap<>();
    private final Map<String, List<Long>> days = new HashMap<>();
    private final Map<String, List<Long>> times = new HashMap<>();

    @Test
    void every_run_of_the_year_is_the_one_that_somebody_else_reckoned() {
        var runs = 0;
        var skipped = 0;
        for (int it = 0; it < 1000; it++) {
            var zone = ZONES.get(it % ZONES.size());
            var expression = expression();
            var local = local(expression);
            if (it % 50 == 0) {
                assertThat(local).as("days by times").isEqualTo(whole(expression, TO));
            }
            var expected = local.stream()
                    .map(minute -> shown.computeIfAbsent(zone, YearOfSchedulesTest::walk)[(int) (minute - FROM)])
                    .filter(minute -> minute > 0)
                    .map(minute -> Instant.ofEpochSecond(minute * 60))
                    .filter(at -> at.isAfter(START) && !at.isAfter(END))
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

    /** For each minute that the clocks of the zone show the minute in which they first do, 0 for one they never show. */
    private static long[] walk(ZoneId zone) {
        var first = new long[(int) (TO - FROM)];
        for (long minute = FROM; minute < TO; minute++) {
            var offset = zone.getRules().getOffset(Instant.ofEpochSecond(minute * 60));
            var local = (int) (minute + offset.getTotalSeconds() / 60 - FROM);
            if (local >= 0 && local < first.length && first[local] == 0) {
                first[local] = minute;
            }
        }
        return first;
    }

    /** The minutes of the clock at which cron-utils would run it, where clocks never change: its times on each of its days. */
    private List<Long> local(String expression) {
        var fields = expression.split(" ", 3);
        var theirDays = days.computeIfAbsent("0 0 " + fields[2], it -> whole(it, TO));
        var theirTimes = times.computeIfAbsent(fields[0] + " " + fields[1] + " * * ? *", it -> whole(it, FROM + DAY));
        return theirDays.stream()
                .flatMap(day -> theirTimes.stream().map(time -> day + time - FROM))
                .toList();
    }

    /** The same minute by minute, which takes cron-utils much longer. */
    private static List<Long> whole(String expression, long to) {
        var times = ExecutionTime.forCron(QUARTZ.parse("0 " + expression));
        var found = new ArrayList<Long>();
        var at = times.nextExecution(START.atZone(ZoneOffset.UTC).minusDays(2).minusSeconds(1));
        while (at.isPresent() && at.get().toEpochSecond() / 60 < to) {
            found.add(at.get().toEpochSecond() / 60);
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
