package dev.skylark.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Severity;
import dev.skylark.fleet.Place;
import dev.skylark.json.Json;
import dev.skylark.log.Delivery;
import dev.skylark.log.Intake;
import dev.skylark.log.LogSources;
import dev.skylark.log.Rules;
import dev.skylark.log.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How fast one core finds the errors in what CloudWatch Logs brings, beside what is the least that anybody has to do:
 * unpack it and read its JSON once. Both take the same deliveries in turn.
 */
final class LogLines {

    static final String ACCOUNT = "123456789012";
    static final String GROUP = "/shop/api";

    private static final int EVENTS = 10_000;
    private static final int KINDS = 20;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 40;
    private static final JsonFactory JSON = new JsonFactory();

    /** One guild that has named the group. */
    private record OneSource(Source source) implements LogSources {
        @Override
        public List<Source> all(String guild) {
            return List.of(source);
        }

        @Override
        public Optional<Source> find(String guild, String service, String environment, String group) {
            return Optional.of(source);
        }

        @Override
        public boolean set(Source other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean remove(String guild, String service, String environment, String group) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Source> of(String account, String group) {
            return List.of(source);
        }
    }

    private LogLines() {}

    static Source source() {
        return new Source(
                Twins.GUILD,
                "shop",
                "production",
                Place.home("eu-central-1"),
                ACCOUNT,
                GROUP,
                new Rules(Severity.ERROR, List.of(), List.of()));
    }

    static String run() throws IOException {
        var table = new StringBuilder("""
                | 10,000 events in one delivery | packed KB | unpacked KB | events/s | bare unpack + parse, events/s | ratio |
                |---|---:|---:|---:|---:|---:|
                """);
        for (var share : List.of(0, 2, 20, 100)) {
            table.append(row(share));
        }
        return table.toString();
    }

    private static String row(int percent) throws IOException {
        var plain = lines(percent);
        var delivery = packed(plain);
        var found = new AtomicLong();
        var intake = new Intake(
                new OneSource(source()),
                (_, _, all) ->
                        found.set(all.stream().mapToLong(Occurrence::count).sum()));
        var ours = new ArrayList<Long>();
        var bare = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS + WARM_UP; round++) {
            var begin = System.nanoTime();
            intake.take(Delivery.read(delivery));
            var middle = System.nanoTime();
            touch(delivery);
            var end = System.nanoTime();
            if (round >= WARM_UP) {
                ours.add(middle - begin);
                bare.add(end - middle);
            }
        }
        if (found.get() != EVENTS * percent / 100) {
            throw new AssertionError("found " + found + " errors among lines of which " + percent + " % are");
        }
        return "| %d %% are errors with a stack trace, of %d kinds | %d | %d | %,d | %,d | %.2f |\n"
                .formatted(
                        percent,
                        percent == 0 ? 0 : KINDS,
                        delivery.at("awslogs").at("data").text().length() * 3 / 4 / 1024,
                        plain.toString().length() / 1024,
                        perSecond(median(ours)),
                        perSecond(median(bare)),
                        (double) median(ours) / median(bare));
    }

    private static long perSecond(long nanos) {
        return EVENTS * Duration.ofSeconds(1).toNanos() / nanos;
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    /** As bare as it goes: every message is read, and nothing is kept. */
    private static void touch(Json delivery) throws IOException {
        var packed =
                Base64.getDecoder().decode(delivery.at("awslogs").at("data").text());
        var letters = 0L;
        try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(packed));
                var parser = JSON.createParser(unpacking.readAllBytes())) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    letters += parser.getText().length();
                }
            }
        }
        if (letters < EVENTS) {
            throw new AssertionError("too little was read");
        }
    }

    private static Json.Fields lines(int percent) {
        var random = new Random(4);
        var at = Instant.parse("2026-01-01T00:00:00Z");
        var events = new ArrayList<Json>();
        for (int line = 0; line < EVENTS; line++) {
            var isError = line * percent / 100 != (line + 1) * percent / 100;
            events.add(Json.fields()
                    .with("id", "%056d".formatted(line))
                    .with("timestamp", at.toEpochMilli() + line)
                    .with("message", isError ? error(at, random.nextInt(KINDS)) : ordinary(at, random)));
        }
        return delivery("stream", events);
    }

    static Json.Fields delivery(String stream, List<Json> events) {
        return Json.fields()
                .with("messageType", "DATA_MESSAGE")
                .with("owner", ACCOUNT)
                .with("logGroup", GROUP)
                .with("logStream", stream)
                .with("subscriptionFilters", List.of("skylark"))
                .with("logEvents", events);
    }

    static Json.Fields packed(Json.Fields delivery) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(delivery.toString().getBytes(StandardCharsets.UTF_8));
        }
        return Json.fields()
                .with("awslogs", Json.fields().with("data", Base64.getEncoder().encodeToString(bytes.toByteArray())));
    }

    static String error(Instant at, int kind) {
        return """
                %s ERROR [http-4] com.acme.shop.Step%d - order 4711 could not be packed
                java.lang.IllegalStateException: step %d failed for item 815
                \tat com.acme.shop.Step%d.run(Step%d.java:42)
                \tat com.acme.shop.Orders.pack(Orders.java:17)
                \tat org.springframework.web.method.InvocableHandlerMethod.invoke(InvocableHandlerMethod.java:255)
                \tat java.base/java.lang.Thread.run(Thread.java:1583)
                Caused by: java.net.SocketTimeoutException: Read timed out
                \tat java.base/sun.nio.ch.NioSocketImpl.read(NioSocketImpl.java:288)
                \tat com.acme.shop.Step%d.ask(Step%d.java:77)
                \t... 3 more""".formatted(at, kind, kind, kind, kind, kind, kind);
    }

    private static String ordinary(Instant at, Random random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                Json.fields()
                        .with("timestamp", at.toString())
                        .with("level", "INFO")
                        .with("message", "request done")
                        .with("requestId", "%08x-%04x".formatted(random.nextInt(), random.nextInt(0xffff)))
                        .with("duration_ms", random.nextInt(900))
                        .toString();
            case 1 ->
                "203.0.113.%d - - [01/Jan/2026:00:00:00 +0000] \"GET /cart HTTP/1.1\" 200 %d \"-\" \"Mozilla/5.0\""
                        .formatted(random.nextInt(250), random.nextInt(9000));
            case 2 ->
                at + " INFO  [orders-1] com.acme.shop.Orders - order %d is packed".formatted(random.nextInt(9000));
            default -> "level=info msg=\"cache hit\" key=%d took=%dms".formatted(random.nextInt(), random.nextInt(90));
        };
    }
}
