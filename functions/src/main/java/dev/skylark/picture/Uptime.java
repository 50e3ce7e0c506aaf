package dev.skylark.picture;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * How much of the time servers ran: by day, or by hour if it is about one day only.
 *
 * @param others says of so many servers that they have no row, as in "and 3 more"
 */
public record Uptime(
        String title, List<LocalDate> days, List<Server> servers, IntFunction<String> others, Locale locale) {

    private static final int HOURS = 24;

    /** What share of each day or hour one server ran, from 0 to 1. */
    public record Server(String name, List<Double> shares) {

        public Server {
            shares = List.copyOf(shares);
        }
    }

    public Uptime {
        days = List.copyOf(days);
        servers = List.copyOf(servers);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("There is no day");
        }
        var columns = days.size() == 1 ? HOURS : days.size();
        for (var server : servers) {
            if (server.shares().size() != columns) {
                throw new IllegalArgumentException("%s has %d of %d shares"
                        .formatted(server.name(), server.shares().size(), columns));
            }
        }
    }

    List<String> columns() {
        return days.size() == 1 ? Ticks.hours(HOURS) : Ticks.days(days, locale);
    }
}
