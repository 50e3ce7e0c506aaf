package dev.skylark.cost;

import dev.skylark.fleet.Server;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a time has cost by our own meter and the price list, in dollars. {@code unpriced} are types that have no price
 * there; {@code partial} says that a place could not be asked for its disks.
 */
record Estimate(List<Line> lines, BigDecimal copies, List<String> unpriced, boolean partial) {

    /** One server's part of it. */
    record Line(Server server, BigDecimal hours, BigDecimal machine, BigDecimal address, BigDecimal disks) {
        BigDecimal total() {
            return machine.add(address).add(disks);
        }
    }

    Estimate {
        lines = List.copyOf(lines);
        unpriced = List.copyOf(unpriced);
    }

    BigDecimal total() {
        return lines.stream().map(Line::total).reduce(copies, BigDecimal::add);
    }
}
