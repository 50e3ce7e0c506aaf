package dev.skylark.cost;

import dev.skylark.cost.Estimate.Line;
import dev.skylark.cost.Holdings.Held;
import dev.skylark.fleet.Server;
import dev.skylark.uptime.Session;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Hours times prices: what servers have cost between two moments. Asks nobody; what it needs is handed in. */
final class Reckoning {

    /** AWS bills a gigabyte-month as 30 days. */
    private static final BigDecimal SECONDS_A_MONTH =
            BigDecimal.valueOf(Duration.ofDays(30).toSeconds());

    private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3600);

    private final Function<Good, Optional<BigDecimal>> prices;

    Reckoning(Function<Good, Optional<BigDecimal>> prices) {
        this.prices = prices;
    }

    /** {@code whose} chooses the servers that count; what belongs to no server counts where all do. */
    Estimate between(
            Instant from,
            Instant to,
            Collection<Session> sessions,
            List<Held> held,
            Map<String, Server> servers,
            Predicate<Server> whose) {
        var unpriced = new TreeSet<String>();
        var lines = new LinkedHashMap<String, Line>();
        for (var session : sessions) {
            var server = servers.getOrDefault(session.server().id(), session.server());
            if (whose.test(server)) {
                add(lines, line(server, session, from, to, unpriced));
            }
        }
        var copies = BigDecimal.ZERO;
        for (var one : held) {
            var owner = Optional.ofNullable(servers.get(one.server())).filter(whose);
            var cost = storage(one, Duration.between(from, to), unpriced);
            if (owner.isPresent() && one.good() instanceof Good.Disk) {
                add(lines, new Line(owner.get(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, cost));
            } else if (one.good() instanceof Good.Copies
                    && (owner.isPresent() || one.server().isEmpty())) {
                copies = copies.add(cost);
            }
        }
        return new Estimate(new ArrayList<>(lines.values()), copies, List.copyOf(unpriced), false);
    }

    private static void add(Map<String, Line> lines, Line more) {
        lines.merge(
                more.server().id(),
                more,
                (one, other) -> new Line(
                        one.server(),
                        one.hours().add(other.hours()),
                        one.machine().add(other.machine()),
                        one.address().add(other.address()),
                        one.disks().add(other.disks())));
    }

    private Line line(Server server, Session session, Instant from, Instant to, Set<String> unpriced) {
        var hours = hours(session.within(from, to));
        // A server costs by what it was then, not by what it has become.
        var machine = perHour(session.server());
        if (machine.isEmpty() && isOfAws(server)) {
            unpriced.add(session.server().type());
        }
        return new Line(
                server,
                hours,
                machine.orElse(BigDecimal.ZERO).multiply(hours),
                addressPerHour(session.server()).multiply(hours),
                BigDecimal.ZERO);
    }

    /** The machine alone. */
    Optional<BigDecimal> perHour(Server server) {
        return isOfAws(server)
                ? prices.apply(new Good.Machine(server.place().region(), server.type(), server.platform()))
                : Optional.empty();
    }

    /** The machine with its public address. */
    Optional<BigDecimal> allPerHour(Server server) {
        return perHour(server).map(it -> it.add(addressPerHour(server)));
    }

    private BigDecimal addressPerHour(Server server) {
        return isOfAws(server) && !server.address().isEmpty()
                ? prices.apply(new Good.Address(server.place().region())).orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    private BigDecimal storage(Held held, Duration time, Set<String> unpriced) {
        var price = prices.apply(held.good());
        if (price.isEmpty()) {
            unpriced.add(held.good() instanceof Good.Disk(var _, var kind) ? kind : "snapshot");
        }
        return price.orElse(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(held.gigabytes()))
                .multiply(BigDecimal.valueOf(time.toSeconds()))
                .divide(SECONDS_A_MONTH, MathContext.DECIMAL64);
    }

    private static boolean isOfAws(Server server) {
        return !server.place().region().isEmpty();
    }

    static BigDecimal hours(Duration time) {
        return BigDecimal.valueOf(time.toSeconds()).divide(SECONDS_AN_HOUR, MathContext.DECIMAL64);
    }
}
