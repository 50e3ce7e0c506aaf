package dev.skylark.health;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.feature.Category;
import dev.skylark.journal.Pulse.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often what failed, hour by hour, counted by all containers together. */
public final class Failures {

    private static final String PARTITION = "house#errors";
    static final Duration KEPT = Duration.ofDays(8);
    private static final int PAGE = 500;
    private static final int PAGES = 4;

    private final Rows rows;

    public Failures(Rows rows) {
        this.rows = rows;
    }

    /** One task in one hour, and the last time that it failed in it: when, for which guild, in which request. */
    public record Failure(
            Instant hour, Category category, String task, long count, Instant last, String guild, String request) {}

    public void add(Category category, Task task, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        rows.setIf(
                PARTITION,
                hour + "#" + category.name() + "#" + task.kind().word() + " " + task.name(),
                "#last = :last, #where = :where, #request = :request, #expires = :expires",
                "ADD #count :one",
                "attribute_exists(#last) OR attribute_not_exists(#last)",
                Item.NOTHING
                        .with("last", now)
                        .with("where", task.guild())
                        .with("request", task.request())
                        .with("one", 1)
                        .with("expires", now.plus(KEPT).getEpochSecond()));
    }

    /** All since the hour of this moment began, the oldest first. */
    public List<Failure> since(Instant from) {
        var found = new ArrayList<Failure>();
        @Nullable Item after = null;
        for (int page = 0; page < PAGES; page++) {
            var first = from.truncatedTo(ChronoUnit.HOURS).toString();
            var part = rows.range(new Range(null, PARTITION, first, false, PAGE, after, "", Item.NOTHING));
            part.items().stream().map(Failures::read).forEach(found::add);
            if (part.last().isEmpty()) {
                break;
            }
            after = part.last().get();
        }
        return found;
    }

    /**
     * How many there were in the last 60 minutes, as nearly as hours tell: all of this one, and of the one before as much
     * of it as still lies within.
     */
    static double lastHour(List<Failure> failures, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var past = (double) Duration.between(hour, now).toMillis()
                / Duration.ofHours(1).toMillis();
        return failures.stream()
                .mapToDouble(it -> it.hour().equals(hour)
                        ? it.count()
                        : it.hour().equals(hour.minus(1, ChronoUnit.HOURS)) ? it.count() * (1 - past) : 0)
                .sum();
    }

    private static Failure read(Item item) {
        var id = item.text("id");
        var first = id.indexOf('#');
        var second = id.indexOf('#', first + 1);
        return new Failure(
                Instant.parse(id.substring(0, first)),
                Category.valueOf(id.substring(first + 1, second)),
                id.substring(second + 1),
                item.whole("count"),
                item.instant("last"),
                item.text("where"),
                item.text("request"));
    }
}
