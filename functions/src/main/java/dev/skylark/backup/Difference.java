package dev.skylark.backup;

import dev.skylark.data.Item;
import dev.skylark.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a guild's records were against what they are. {@code lost} are there no more, {@code changed} are otherwise now; what
 * came since then is counted, and stays as it is.
 */
record Difference(List<Item> lost, List<Item> changed, int same, int newer) {

    /** Different each time that something is written, without anything being different. */
    private static final List<String> MARKS = List.of("write", "version");

    /** What a second person has allowed once, and what was paid for, is not allowed or free a second time. */
    private static final List<String> USED_UP = List.of("approval#", "paid#");

    Difference {
        lost = List.copyOf(lost);
        changed = List.copyOf(changed);
    }

    /** What would have expired by now does not come back. */
    static Difference between(List<Item> then, List<Item> now, Instant moment) {
        var there = now.stream().collect(Collectors.toMap(it -> it.text(Table.SORT), it -> it));
        var old = then.stream()
                .filter(it -> !it.isExpired(moment))
                .filter(it -> USED_UP.stream().noneMatch(it.text(Table.SORT)::startsWith))
                .toList();
        var lost = old.stream().filter(it -> !there.containsKey(it.text(Table.SORT)));
        Predicate<Item> changed = it -> isOtherwise(it, there);
        var known = old.stream().map(it -> it.text(Table.SORT)).collect(Collectors.toSet());
        var others = old.stream().filter(changed).toList();
        var gone = lost.toList();
        return new Difference(gone, others, old.size() - gone.size() - others.size(), (int)
                there.keySet().stream().filter(it -> !known.contains(it)).count());
    }

    private static boolean isOtherwise(Item old, Map<String, Item> there) {
        var now = there.get(old.text(Table.SORT));
        return now != null && !plain(now).equals(plain(old));
    }

    private static Item plain(Item item) {
        var plain = item;
        for (var mark : MARKS) {
            plain = plain.without(mark);
        }
        return plain;
    }

    boolean isEmpty() {
        return lost.isEmpty() && changed.isEmpty();
    }
}
