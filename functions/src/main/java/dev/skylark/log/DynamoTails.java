package dev.skylark.log;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.fact.Severity;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@link Tails} in the table of logs: as many items as may run at once, each of them one tail after the other. */
final class DynamoTails implements Tails {

    private static final String TAIL = "tail#";

    /** A tail whose end nobody has noted by then does not keep others from running. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Rows rows;

    DynamoTails(Rows rows) {
        this.rows = rows;
    }

    @Override
    public boolean begin(Tail tail, Instant now) {
        // the same one, when the command is carried out again
        if (find(tail.guild(), tail.run()).isPresent()) {
            return true;
        }
        var over = tail.until().plus(FORGOTTEN);
        return ids().anyMatch(id -> rows.putIf(
                        Item.of(tail.guild(), id)
                                .with("run", tail.run())
                                .with("leg", 0)
                                .with("held", now)
                                .with("over", over)
                                .with("tail", json(tail))
                                .expiring(over),
                        "attribute_not_exists(#id) OR #over <= :now",
                        Item.NOTHING.with("now", now))
                instanceof Write.Done);
    }

    @Override
    public Kept take(String guild, String run, long leg, Instant now, Instant held) {
        return find(guild, run)
                .map(it -> rows.setIf(
                        guild,
                        it.text(Table.SORT),
                        "#leg = :leg, #held = :held",
                        "#run = :run AND (#leg = :before OR (#leg = :leg AND #held <= :now))",
                        Item.NOTHING
                                .with("run", run)
                                .with("leg", leg)
                                .with("before", leg - 1)
                                .with("now", now)
                                .with("held", held)))
                .map(DynamoTails::kept)
                .orElseGet(Kept.NotOurs::new);
    }

    @Override
    public Kept keep(Tail tail, long leg, Instant held) {
        return find(tail.guild(), tail.run())
                .map(it -> rows.setIf(
                        tail.guild(),
                        it.text(Table.SORT),
                        "#tail = :tail, #held = :held",
                        "#run = :run AND #leg = :leg",
                        Item.NOTHING
                                .with("run", tail.run())
                                .with("leg", leg)
                                .with("held", held)
                                .with("tail", json(tail))))
                .map(DynamoTails::kept)
                .orElseGet(Kept.NotOurs::new);
    }

    private static Kept kept(Write write) {
        return switch (write) {
            case Write.Done(var now) ->
                now.whole("stopped") == 0 ? new Kept.Running(tail(now)) : new Kept.Stopped(tail(now));
            case Write.Kept(var _) -> new Kept.NotOurs();
        };
    }

    @Override
    public Optional<Tail> end(String guild, String run) {
        return find(guild, run)
                .filter(it -> rows.removeIfThere(guild, it.text(Table.SORT)))
                .map(DynamoTails::tail);
    }

    @Override
    public int stop(String guild, String run) {
        return (int) items(guild)
                .filter(it -> run.isEmpty() || it.text("run").equals(run))
                .filter(it -> rows.setIf(
                                guild,
                                it.text(Table.SORT),
                                "#stopped = :stopped",
                                "#run = :run",
                                Item.NOTHING.with("stopped", 1).with("run", it.text("run")))
                        instanceof Write.Done)
                .count();
    }

    private Optional<Item> find(String guild, String run) {
        return items(guild).filter(it -> it.text("run").equals(run)).findFirst();
    }

    private Stream<Item> items(String guild) {
        return ids().flatMap(id -> rows.find(guild, id).stream());
    }

    private static Stream<String> ids() {
        return IntStream.rangeClosed(1, MOST).mapToObj(it -> TAIL + it);
    }

    private static Json json(Tail it) {
        return Json.fields()
                .with("service", it.service())
                .with("environment", it.environment())
                .with("level", it.level().map(Severity::name).orElse(""))
                .with("text", it.text())
                .with("locale", it.locale())
                .with("began", it.began().toEpochMilli())
                .with("until", it.until().toEpochMilli())
                .with("next", it.next().toEpochMilli())
                .with("seen", it.seen())
                .with("shown", it.shown())
                .with("lines", it.lines())
                .with("dropped", it.dropped());
    }

    private static Tail tail(Item item) {
        var it = item.json("tail");
        var level = it.at("level").text();
        return new Tail(
                item.text(Table.PARTITION),
                item.text("run"),
                it.at("service").text(),
                it.at("environment").text(),
                level.isEmpty() ? Optional.empty() : Optional.of(Severity.valueOf(level)),
                it.at("text").text(),
                it.at("locale").text(),
                Instant.ofEpochMilli(it.at("began").whole(0)),
                Instant.ofEpochMilli(it.at("until").whole(0)),
                Instant.ofEpochMilli(it.at("next").whole(0)),
                it.at("seen").items().stream().map(Json::text).toList(),
                it.at("shown").items().stream().map(Json::text).toList(),
                it.at("lines").whole(0),
                it.at("dropped").whole(0));
    }
}
