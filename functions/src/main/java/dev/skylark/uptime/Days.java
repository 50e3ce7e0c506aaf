package dev.skylark.uptime;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Sessions by the days of a zone. A day in which clocks change has 23 or 25 hours. */
public final class Days {

    private Days() {}

    /** How long something ran on each day from {@code first} until before {@code end}; days without are there too. */
    public static Map<LocalDate, Duration> of(
            Collection<Session> sessions, LocalDate first, LocalDate end, ZoneId zone) {
        var days = new TreeMap<LocalDate, Duration>();
        for (var day = first; day.isBefore(end); day = day.plusDays(1)) {
            var from = day.atStartOfDay(zone).toInstant();
            var to = day.plusDays(1).atStartOfDay(zone).toInstant();
            days.put(day, sessions.stream().map(it -> it.within(from, to)).reduce(Duration.ZERO, Duration::plus));
        }
        return days;
    }

    /** How long a day is there. */
    public static Duration length(LocalDate day, ZoneId zone) {
        return Duration.between(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
