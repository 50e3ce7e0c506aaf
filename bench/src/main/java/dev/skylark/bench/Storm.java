package dev.skylark.bench;

import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Time;
import dev.skylark.entry.ClockFunction;
import dev.skylark.entry.LogsFunction;
import dev.skylark.json.Json;
import dev.skylark.log.DynamoLogSources;
import dev.skylark.settings.Lambda;
import dev.skylark.table.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A hundred thousand errors of twenty kinds in five minutes, through the door for log lines: what it costs the database
 * and Discord. Counted, not timed.
 */
final class Storm {

    private static final int ERRORS = 100_000;
    private static final int KINDS = 20;
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final int DELIVERIES = 300;

    private final Time time = new Time(Instant.parse("2026-01-01T12:00:00Z"));
    private final Twins twins;
    private final LogsFunction logs;
    private final ClockFunction clock;
    private final Rows table;

    private Storm(EmbeddedDynamo dynamo) {
        twins = new Twins(dynamo, time);
        logs = new LogsFunction(twins.wiring(Lambda.LOGS));
        clock = new ClockFunction(twins.wiring());
        table = new Rows(dynamo::client, () -> EmbeddedDynamo.name(Table.ALERTS));
        new DynamoLogSources(new Rows(dynamo::client, () -> EmbeddedDynamo.name(Table.LOGS))).set(LogLines.source());
    }

    static String run() throws IOException {
        try (var dynamo = EmbeddedDynamo.inMemory()) {
            return new Storm(dynamo).blow();
        }
    }

    private String blow() throws IOException {
        var each = ERRORS / DELIVERIES;
        var written = 0;
        var doors = 0;
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            var count = delivery == DELIVERIES - 1 ? ERRORS - written : each;
            var first = written;
            var events = new ArrayList<Json>();
            IntStream.range(0, count)
                    .forEach(it -> events.add(Json.fields()
                            .with("id", "%056d".formatted(first + it))
                            .with("timestamp", time.now.toEpochMilli())
                            .with("message", LogLines.error(time.now, (first + it) % KINDS))));
            var before = twins.writes.get();
            logs.accept(LogLines.packed(LogLines.delivery("stream", events)));
            doors += twins.writes.get() - before;
            written += count;
            time.now = time.now.plus(LASTS.dividedBy(DELIVERIES));
            due();
        }
        var requests = twins.messages.get();
        // what was not shown yet is shown when it gets calm
        for (int minute = 0; minute < 10; minute++) {
            time.now = time.now.plus(Duration.ofMinutes(1));
            due();
        }
        var alerts = alerts();
        return """
                | errors | kinds | deliveries | alerts | counted in them | Discord requests in the storm | and until it is calm | writes of the database |
                |---:|---:|---:|---:|---:|---:|---:|---:|
                | %,d | %d | %d | %d | %,d | %d | %d | %,d |
                """.formatted(
                        written,
                        KINDS,
                        DELIVERIES,
                        alerts.size(),
                        alerts.stream().mapToLong(it -> it.whole("count")).sum(),
                        requests,
                        twins.messages.get() - requests,
                        doors);
    }

    private List<Item> alerts() {
        return table
                .range(new Range(null, Twins.GUILD, "alert#", false, 2 * KINDS, null, "", Item.NOTHING))
                .items()
                .stream()
                .filter(it -> it.text(Table.SORT).startsWith("alert#"))
                .toList();
    }

    private void due() {
        twins.timers.due().forEach(it -> clock.accept(it.json()));
    }
}
