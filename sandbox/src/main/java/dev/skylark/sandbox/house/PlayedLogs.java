package dev.skylark.sandbox.house;

import dev.skylark.fact.Severity;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import dev.skylark.json.Json;
import dev.skylark.log.InMemoryLogs;
import dev.skylark.log.LogSources;
import dev.skylark.log.Logs;
import dev.skylark.log.Rules;
import dev.skylark.log.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** The logs of the played cloud: three services that go on writing while nobody looks. */
public final class PlayedLogs implements Logs {

    /** The function that finds errors, as log groups are subscribed to it. */
    static final String FINDER = "arn:aws:lambda:eu-central-1:123456789012:function:skylark-logs:live";

    static final List<String> SERVICES = List.of("shop", "worker", "web");

    private static final Place PLACE = Place.home("eu-central-1");
    private static final String ACCOUNT = "123456789012";
    private static final String STREAM = "sandbox";

    /** Lines that are older were never written, or are forgotten. */
    private static final Duration BACK = Duration.ofHours(3);

    private static final Duration STEP = Duration.ofSeconds(4);

    private final InMemoryLogs logs = new InMemoryLogs();
    private final String guild;
    private final Clock clock;
    private Instant written;
    private Consumer<Json> door = _ -> {};

    PlayedLogs(String guild, Clock clock) {
        this.guild = guild;
        this.clock = clock;
        this.written = clock.instant().minus(BACK);
        for (var service : SERVICES) {
            logs.make(
                    PLACE,
                    group(service),
                    ACCOUNT,
                    clock.instant().minus(Duration.ofDays(30)),
                    Map.of(PlayedCloud.TAG, guild));
            logs.subscribe(PLACE, group(service), FINDER);
        }
    }

    static String group(String service) {
        return switch (service) {
            case "shop" -> "/shop/api";
            case "worker" -> "/shop/worker";
            case "web" -> "/nginx/access";
            default -> throw new IllegalArgumentException("\"service\" is one of " + String.join(", ", SERVICES) + ".");
        };
    }

    /** Whom CloudWatch brings what is appended. */
    void tells(Consumer<Json> listener) {
        door = listener;
    }

    /** As somebody would have done who set Skylark up. */
    void name(LogSources sources) {
        for (var service : SERVICES) {
            sources.set(new Source(
                    guild,
                    service,
                    "production",
                    PLACE,
                    ACCOUNT,
                    group(service),
                    new Rules(Severity.ERROR, List.of(), List.of())));
        }
    }

    /** A service writes these lines now, and CloudWatch brings them to the door for log lines. */
    void append(String service, List<String> lines) {
        var events = new ArrayList<Json>();
        var now = clock.instant();
        for (var line : lines) {
            logs.write(PLACE, group(service), STREAM, now, line);
            events.add(Json.fields()
                    .with("id", UUID.randomUUID().toString())
                    .with("timestamp", now.toEpochMilli())
                    .with("message", line));
        }
        door.accept(Json.fields()
                .with(
                        "awslogs",
                        Json.fields()
                                .with(
                                        "data",
                                        packed(Json.fields()
                                                .with("messageType", "DATA_MESSAGE")
                                                .with("owner", ACCOUNT)
                                                .with("logGroup", group(service))
                                                .with("logStream", STREAM)
                                                .with("subscriptionFilters", List.of("skylark"))
                                                .with("logEvents", events)))));
    }

    private static String packed(Json delivery) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(delivery.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** What they have written since somebody looked last. The same moment always brings the same lines. */
    private synchronized void grow() {
        var now = clock.instant();
        var oldest = now.minus(BACK);
        if (written.isBefore(oldest)) {
            written = oldest;
        }
        logs.forget(oldest);
        for (var at = written.plus(STEP); !at.isAfter(now); at = at.plus(STEP)) {
            written = at;
            var random = new Random(at.getEpochSecond());
            for (var service : SERVICES) {
                if (random.nextInt(3) > 0) {
                    logs.write(
                            PLACE,
                            group(service),
                            STREAM,
                            at.plusMillis(random.nextInt(1000) - 1000),
                            PlayedLines.line(service, at, random));
                }
            }
        }
    }

    @Override
    public Answer<Group> look(Place place, String guild, String group) {
        grow();
        return logs.look(place, guild, group);
    }

    @Override
    public Answer<List<Tagged>> beginning(Place place, String guild, String name) {
        return logs.beginning(place, guild, name);
    }

    @Override
    public Answer<Page> read(Reading reading) {
        grow();
        return logs.read(reading);
    }

    @Override
    public Answer<Query> begin(Question question) {
        grow();
        return logs.begin(question);
    }

    @Override
    public Answer<Result> result(Query query) {
        return logs.result(query);
    }

    @Override
    public Answer<Boolean> stop(Query query) {
        return logs.stop(query);
    }
}
