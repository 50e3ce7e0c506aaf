package dev.skylark.alert;

import dev.skylark.data.Item;
import dev.skylark.data.Packed;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.text.Cut;
import dev.skylark.trace.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * {@link Alerts} in a table. Whether an alert is over is not written but reckoned from its times, so that something that
 * goes wrong is one blind write, whatever people do with the alert at the same moment.
 */
final class DynamoAlerts implements Alerts {

    private static final String ALERT = "alert#";
    private static final String LINE = "line#";
    private static final int PAGE = 100;
    private static final int LONGEST_TIMELINE = 500;
    private static final int LONGEST_LATEST = 1000;

    /**
     * Deliveries are remembered in sets, one for each half hour in turn, until something happens two half hours later.
     * Lambda brings a delivery again within minutes.
     */
    private static final long SPAN = Duration.ofMinutes(30).toMillis();

    /** Seven, so that what happens every few hours or every day does not find its own set again, which then only grew. */
    private static final int SETS = 7;

    private final Rows rows;

    DynamoAlerts(Rows rows) {
        this.rows = rows;
    }

    @Override
    public News raise(String guild, String delivery, Occurrence it, Instant now) {
        var id = Fingerprint.of(it);
        var last = it.last().isAfter(now) ? now : it.last();
        var span = now.toEpochMilli() / SPAN;
        var values = Item.NOTHING
                .with("count", it.count())
                .with("one", 1)
                .with("last", last)
                .with("first", it.first().isAfter(last) ? last : it.first())
                .with("severity", it.severity().name())
                .with("details", details(it))
                .with("latest", clipped(it.message()))
                .with("guild", guild)
                .with("delivery", delivery)
                .with("deliveries", Set.of(delivery));
        var counted = write(guild, id, values, span, true);
        if (counted instanceof Write.Kept(var there) && !isCounted(there, delivery, span)) {
            counted = write(guild, id, values.with("first", min(values.instant("first"), there)), span, false);
        }
        return news(
                alert(counted instanceof Write.Done(var written) ? written : ((Write.Kept) counted).old()),
                it,
                counted);
    }

    /** {@code isLatest} unless something younger has been counted before. */
    private Write write(String guild, String id, Item values, long span, boolean isLatest) {
        return rows.setIf(
                guild,
                ALERT + id,
                "#details = if_not_exists(#details, :details), #open = :guild, "
                        + (isLatest
                                ? "#first = if_not_exists(#first, :first), #last = :last, #latest = :latest,"
                                        + " #severity = :severity"
                                : "#first = :first, #severity = if_not_exists(#severity, :severity)"),
                "ADD #count :count, #version :one, #%s :deliveries REMOVE #expires, %s"
                        .formatted(seen(span), each(span + 2, span + SETS - 2, "#%s", ", ")),
                each(span - 1, span + 1, "NOT contains(#%s, :delivery)", " AND ")
                        + (isLatest ? " AND (attribute_not_exists(#last) OR #last <= :last)" : ""),
                isLatest ? values : values.without("last").without("latest"));
    }

    private static String each(long from, long to, String what, String between) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(span -> what.formatted(seen(span)))
                .collect(Collectors.joining(between));
    }

    private static String seen(long span) {
        return "seen" + span % SETS;
    }

    /** Also by another, whose clock is ahead. */
    private static boolean isCounted(Item there, String delivery, long span) {
        return LongStream.rangeClosed(span - 1, span + 1).anyMatch(it -> there.has(seen(it), delivery));
    }

    private static Instant min(Instant one, Item there) {
        return one.isBefore(there.instant("first")) ? one : there.instant("first");
    }

    private static News news(Alert now, Occurrence it, Write write) {
        var isFirst = write instanceof Write.Done && now.what().count() == it.count();
        if (isFirst || now.hasReturned() || now.handling().showing().isEmpty()) {
            return News.OPENED;
        }
        var shown = now.handling().showing().orElseThrow().version();
        return write instanceof Write.Done && shown < now.version() - 1 ? News.KNOWN : News.CHANGED;
    }

    @Override
    public Optional<Alert> find(String guild, String id) {
        return rows.find(guild, ALERT + id).map(DynamoAlerts::alert);
    }

    @Override
    public List<Alert> open(String guild) {
        var index = Table.ALERTS.indexes().getFirst();
        var all = new ArrayList<Alert>();
        var from = Optional.<Item>empty();
        do {
            var found = rows.range(new Range(index, guild, ALERT, false, PAGE, from.orElse(null), "", Item.NOTHING));
            found.items().stream().map(DynamoAlerts::alert).forEach(all::add);
            from = found.last();
        } while (from.isPresent());
        return all;
    }

    @Override
    public List<Alert> like(String guild, String beginning, int most) {
        return rows
                .range(new Range(null, guild, ALERT + beginning, false, most, null, "", Item.NOTHING))
                .items()
                .stream()
                .filter(it -> it.text(Table.SORT).startsWith(ALERT + beginning))
                .map(DynamoAlerts::alert)
                .toList();
    }

    @Override
    public Optional<Alert> save(Alert it, boolean isNews, Optional<Instant> expires) {
        var isAway = expires.isPresent();
        var written = rows.setIf(
                it.guild(),
                ALERT + it.id(),
                "#handling = :handling, #edit = :next" + (isAway ? ", #expires = :expires" : ""),
                (isNews ? "ADD #version :one" : "") + (isAway ? " REMOVE #open" : ""),
                (it.edit() == 0 ? "attribute_not_exists(#edit)" : "#edit = :edit")
                        // what went wrong meanwhile must be seen before it is put away
                        + (isAway ? " AND #version = :version" : "")
                        + " AND attribute_exists(#id)",
                values(it, isNews, expires));
        return written instanceof Write.Done(var now) ? Optional.of(alert(now)) : Optional.empty();
    }

    private static Item values(Alert it, boolean isNews, Optional<Instant> expires) {
        var values = Item.values("handling", it.handling().json().toString()).with("next", it.edit() + 1);
        if (it.edit() > 0) {
            values = values.with("edit", it.edit());
        }
        if (isNews) {
            values = values.with("one", 1);
        }
        return expires.isEmpty()
                ? values
                : values.with("version", it.version())
                        .with("expires", expires.get().getEpochSecond());
    }

    @Override
    public void happened(Event it, Instant expires) {
        rows.put(Item.of(
                        it.guild(),
                        "%s%s#%013d#%s#%s".formatted(LINE, it.alert(), it.at().toEpochMilli(), it.kind(), it.person()))
                .with("alert", it.alert())
                .with("at", it.at())
                .with("kind", it.kind().name())
                .with("person", it.person())
                .with("text", it.text())
                .expiring(expires));
    }

    @Override
    public List<Event> timeline(String guild, String alert) {
        var beginning = LINE + alert + "#";
        return rows
                .range(new Range(null, guild, beginning, false, LONGEST_TIMELINE, null, "", Item.NOTHING))
                .items()
                .stream()
                .filter(it -> it.text(Table.SORT).startsWith(beginning))
                .map(it -> new Event(
                        guild,
                        alert,
                        it.instant("at"),
                        Event.Kind.valueOf(it.text("kind")),
                        it.text("person"),
                        it.text("text")))
                .toList();
    }

    private static String clipped(String message) {
        return Cut.clip(message, LONGEST_LATEST);
    }

    private static String details(Occurrence it) {
        var circumstances = Json.fields();
        for (var one : it.circumstances().entrySet()) {
            circumstances = circumstances.with(one.getKey().name(), one.getValue());
        }
        return Packed.close(Json.fields()
                .with("service", it.service())
                .with("environment", it.environment())
                .with("kind", it.kind())
                .with("message", it.message())
                .with("trace", it.trace())
                .with("related", it.related())
                .with("circumstances", circumstances)
                .with("key", it.key()));
    }

    private static Alert alert(Item item) {
        var details = Packed.open(item.text("details"));
        var circumstances = new EnumMap<Circumstance, String>(Circumstance.class);
        details.at("circumstances")
                .members()
                .forEach((name, value) -> circumstances.put(Circumstance.valueOf(name), value.text()));
        var what = new Occurrence(
                details.at("service").text(),
                details.at("environment").text(),
                Severity.valueOf(item.text("severity")),
                details.at("kind").text(),
                item.text("latest").isEmpty() ? details.at("message").text() : item.text("latest"),
                details.at("trace").text(),
                details.at("related").items().stream().map(Json::text).toList(),
                circumstances,
                details.at("key").text(),
                item.whole("count"),
                item.instant("first"),
                item.instant("last"));
        var handling = item.json("handling");
        return new Alert(
                item.text(Table.PARTITION),
                item.text(Table.SORT).substring(ALERT.length()),
                what,
                handling.isNothing() ? Handling.fresh(what.first()) : Handling.read(handling),
                item.whole("version"),
                item.whole("edit"));
    }
}
