package dev.skylark.health;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.feature.Line;
import java.time.Duration;
import java.util.List;

/** What is remembered of checks, in the partition of the house or of a guild. */
public final class States {

    private static final String PREFIX = "check#";
    private static final Duration KEPT = Duration.ofDays(30);

    private final Rows rows;

    public States(Rows rows) {
        this.rows = rows;
    }

    public List<Known> all(String whose) {
        return of(rows.all(whose));
    }

    /** Those among all that is kept for somebody. */
    static List<Known> of(List<Item> items) {
        return items.stream()
                .filter(it -> it.text("id").startsWith(PREFIX))
                .map(States::read)
                .toList();
    }

    /** False when somebody else has looked since {@code before}. */
    public boolean save(String whose, Known before, Known now) {
        var item = Item.of(whose, PREFIX + now.check())
                .with("mood", now.mood().name())
                .with("since", now.since())
                .with("looked", now.looked())
                .with("what", now.what().json())
                .with("todo", now.toDo().json())
                .with("told", now.told().name())
                .with("alarm", now.alarm().name())
                .with("alarmed", now.alarmed())
                .expiring(now.looked().plus(KEPT));
        return rows.putIf(
                        item,
                        "attribute_not_exists(#looked) OR #looked = :looked",
                        Item.NOTHING.with("looked", before.looked()))
                instanceof Write.Done;
    }

    private static Known read(Item item) {
        return new Known(
                item.text("id").substring(PREFIX.length()),
                Mood.valueOf(item.text("mood")),
                item.instant("since"),
                item.instant("looked"),
                Line.read(item.json("what")),
                Line.read(item.json("todo")),
                Mood.valueOf(item.text("told")),
                Mood.valueOf(item.text("alarm")),
                item.instant("alarmed"));
    }
}
