package dev.skylark.backup;

import dev.skylark.table.Table;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether what came out of backups is what went in, counted. */
record Proof(Map<Table, Long> expected, Map<Table, Long> found) {

    /** Records come and go while they are counted. */
    private static final long ALLOWED = 5;

    private static final double SHARE = 0.02;

    Proof {
        expected = Map.copyOf(expected);
        found = Map.copyOf(found);
    }

    boolean holds() {
        return !expected.isEmpty() && worst().isEmpty();
    }

    /** The first table of which too much is missing, or too much there. */
    Optional<Table> worst() {
        return new TreeMap<>(expected)
                .entrySet().stream()
                        .filter(it -> !isNear(it.getValue(), found.getOrDefault(it.getKey(), -1L)))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static boolean isNear(long wanted, long there) {
        return there >= 0 && Math.abs(wanted - there) <= ALLOWED + Math.round(SHARE * wanted);
    }

    long records() {
        return found.values().stream().mapToLong(it -> it).sum();
    }
}
