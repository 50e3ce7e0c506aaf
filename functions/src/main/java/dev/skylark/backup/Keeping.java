package dev.skylark.backup;

import dev.skylark.backup.Backup.Kind;
import dev.skylark.table.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which backups are kept: of each table the last seven nights, and the last ones that somebody made by hand. */
final class Keeping {

    static final int NIGHTS = 7;
    static final int BY_HAND = 10;

    private Keeping() {}

    /** Those that are too old. */
    static List<Backup> surplus(List<Backup> all) {
        return all.stream().collect(Collectors.groupingBy(Backup::table)).values().stream()
                .flatMap(of -> of.stream().collect(Collectors.groupingBy(Backup::kind)).entrySet().stream())
                .flatMap(it -> it.getValue().stream()
                        .sorted(Comparator.comparing(Backup::made).reversed())
                        .skip(most(it.getKey())))
                .toList();
    }

    private static int most(Kind kind) {
        return switch (kind) {
            case NIGHTLY -> NIGHTS;
            case BY_HAND -> BY_HAND;
        };
    }

    /** The newest of each table. */
    static Map<Table, Backup> newest(List<Backup> all) {
        return all.stream()
                .collect(Collectors.toMap(
                        Backup::table, it -> it, (a, b) -> a.made().isAfter(b.made()) ? a : b));
    }
}
