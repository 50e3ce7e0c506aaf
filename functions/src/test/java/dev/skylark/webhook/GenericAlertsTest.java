package dev.skylark.webhook;

import static dev.skylark.webhook.Format.GENERIC;
import static dev.skylark.webhook.Readings.NOON;
import static dev.skylark.webhook.Readings.cleared;
import static dev.skylark.webhook.Readings.raised;
import static dev.skylark.webhook.Readings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.fact.Signal.Cleared;
import dev.skylark.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own format: the reader and its schema agree on what is one. */
final class GenericAlertsTest {

    private static final Schema SCHEMA = schema();

    private static final String FULL = """
            {"message":"the pool is empty","kind":"TimeoutException","severity":"critical","service":"payments",
             "environment":"staging","status":"firing","key":"pool","trace":"E\\n\\tat a.B.c(B.java:1)",
             "logs":["  one","two"],"request":"GET /orders","request_id":"r-1","instance":"web-1","commit":"0123abc",
             "link":"https://shop.example/1","at":"2026-11-20T11:00:00+01:00","count":3,
             "context":{"user":"u-1","retries":2,"cached":false}}""";

    @Test
    void all_that_may_be_said_is_read() {
        var it = raised(GENERIC, FULL);

        assertThat(it.message()).isEqualTo("the pool is empty");
        assertThat(it.kind()).isEqualTo("TimeoutException");
        assertThat(it.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(it.service()).isEqualTo("payments");
        assertThat(it.environment()).isEqualTo("staging");
        assertThat(it.key()).isEqualTo("pool");
        assertThat(it.trace()).startsWith("E\n\tat a.B.c");
        assertThat(it.related()).containsExactly("  one", "two", "user=u-1", "retries=2", "cached=false");
        assertThat(it.at(Circumstance.REQUEST)).isEqualTo("GET /orders");
        assertThat(it.at(Circumstance.REQUEST_ID)).isEqualTo("r-1");
        assertThat(it.at(Circumstance.INSTANCE)).isEqualTo("web-1");
        assertThat(it.at(Circumstance.COMMIT)).isEqualTo("0123abc");
        assertThat(it.at(Circumstance.LINK)).isEqualTo("https://shop.example/1");
        assertThat(it.last()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(it.count()).isEqualTo(3);
    }

    @Test
    void a_message_is_enough() {
        var it = raised(GENERIC, "{\"message\":\"it failed\"}");

        assertThat(it.service()).isEqualTo("shop");
        assertThat(it.environment()).isEqualTo("production");
        assertThat(it.severity()).isEqualTo(Severity.ERROR);
        assertThat(it.count()).isEqualTo(1);
        assertThat(it.last()).isEqualTo(NOON);
    }

    @Test
    void what_is_resolved_is_cleared_under_the_key_under_which_it_fired() {
        assertThat(cleared(GENERIC, FULL.replace("firing", "resolved")))
                .isEqualTo(new Cleared("payments", "staging", "pool", "", Instant.parse("2026-11-20T10:00:00Z")));
    }

    @Test
    void several_are_read_in_their_order() {
        var signals = Readings.all(
                GENERIC,
                "{\"alerts\":[{\"message\":\"one\"},{\"message\":\"up\",\"status\":\"resolved\",\"key\":\"k\"}]}");

        assertThat(raised(signals.getFirst()).message()).isEqualTo("one");
        assertThat(signals.getLast()).isEqualTo(new Cleared("shop", "production", "k", "", NOON));
    }

    @Test
    void the_sentence_says_what_is_wrong_and_where() {
        refused(GENERIC, "{\"alerts\":[{\"message\":\"m\"},{\"message\":\"m\",\"count\":0}]}", "alerts[1].count");
        refused(GENERIC, "{\"mesage\":\"m\"}", "mesage is not a field of an alert");
        refused(GENERIC, "{\"message\":\"m\",\"severity\":\"bad\"}", "info, warning, error, critical");
        refused(GENERIC, "{\"message\":\"m\",\"\":1}", "A field without a name");
        refused(GENERIC, "{\"message\":\"m\",\"" + "x".repeat(10_000) + "\\n\":1}", "is not a field");
        refused(GENERIC, "{\"alerts\":[{\"message\":\"m\"}],\"service\":\"s\"}", "service stands beside alerts");
    }

    @Test
    void one_alert_wrong_and_none_of_them_is_taken() {
        refused(GENERIC, "{\"alerts\":[{\"message\":\"m\"},7]}", "alerts[1] must be an object");
    }

    static Stream<String> fine() {
        return Stream.of(
                FULL,
                with("message", text(4_000)),
                // a character beyond the first 65,536 is one character
                "{\"message\":\"%s\"}".formatted("🔥".repeat(4_000)),
                with("kind", text(300)),
                with("exception", text(300)),
                with("trace", text(65_536)),
                with("request", text(2_000)),
                with("link", "\"http://a\""),
                with("count", "1000000"),
                with("at", "\"1999-01-01T00:00:00Z\""),
                with("logs", list(50, "\"l\"")),
                with("context", object(20)),
                "{\"alerts\":%s}".formatted(list(1_000, "{\"message\":\"m\"}")));
    }

    static Stream<String> wrong() {
        return Stream.of(
                "[]",
                "7",
                "null",
                "{}",
                "{\"message\":null}",
                "{\"message\":\" \"}",
                "{\"message\":[\"m\"]}",
                with("message", text(4_001)),
                with("kind", text(301)),
                with("kind", "null"),
                with("trace", text(65_537)),
                with("request", text(2_001)),
                with("service", "7"),
                with("severity", "\"ERROR\""),
                with("severity", "null"),
                with("status", "\"over\""),
                with("status", "\"resolved\""),
                with("exception", "\"a\",\"kind\":\"b\""),
                with("key", "\" \",\"status\":\"resolved\""),
                with("link", "\"javascript:alert(1)\""),
                with("link", "\"https://a b\""),
                with("link", "\"https://" + "a".repeat(2_000) + "\""),
                with("count", "0"),
                with("count", "1000001"),
                with("count", "1.5"),
                with("count", "\"3\""),
                with("count", "1e999999999"),
                with("at", "\"yesterday\""),
                with("at", "1795176000"),
                with("logs", "\"l\""),
                with("logs", "[1]"),
                with("logs", list(51, "\"l\"")),
                with("context", "[]"),
                with("context", "{\"a\":{}}"),
                with("context", "{\"a\":null}"),
                with("context", object(21)),
                with("severty", "\"error\""),
                "{\"alerts\":[]}",
                "{\"alerts\":{}}",
                "{\"alerts\":[{}]}",
                "{\"alerts\":[{\"message\":\"m\"}],\"message\":\"m\"}",
                "{\"alerts\":%s}".formatted(list(1_001, "{\"message\":\"m\"}")));
    }

    @ParameterizedTest
    @MethodSource("fine")
    void what_the_schema_allows_is_read(String body) {
        assertThat(SCHEMA.validate(body, InputFormat.JSON)).as("the schema").isEmpty();
        assertThat(Readings.all(GENERIC, body)).as("the reader").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_the_schema_forbids_is_refused(String body) {
        assertThat(SCHEMA.validate(body, InputFormat.JSON)).as("the schema").isNotEmpty();
        refused(GENERIC, body);
    }

    /** What no schema can say. */
    @Test
    void a_moment_is_since_1970_and_at_most_a_day_ahead() {
        refused(GENERIC, with("at", "\"1969-12-31T23:59:59Z\""), "since 1970");
        refused(GENERIC, with("at", "\"2026-11-21T12:00:01Z\""), "a day in the future");
        assertThat(Readings.all(GENERIC, with("at", "\"2026-11-21T12:00:00Z\"")))
                .hasSize(1);
    }

    @Test
    void every_field_of_the_schema_is_read_and_no_other() {
        var described =
                json().at("$defs").at("alert").at("properties").members().keySet();

        assertThat(described).hasSize(18);
        for (var name : described) {
            assertThat(Stream.of(FULL, FULL.replace("\"kind\"", "\"exception\""))
                            .anyMatch(it -> it.contains("\"%s\"".formatted(name))))
                    .as(name)
                    .isTrue();
        }
    }

    private static String with(String field, String value) {
        return field.equals("message")
                ? "{\"message\":%s}".formatted(value)
                : "{\"message\":\"m\",\"%s\":%s}".formatted(field, value);
    }

    private static String text(int length) {
        return "\"" + "x".repeat(length) + "\"";
    }

    private static String list(int many, String element) {
        return Stream.generate(() -> element).limit(many).collect(Collectors.joining(",", "[", "]"));
    }

    private static String object(int many) {
        return IntStream.range(0, many).mapToObj("\"n%d\":1"::formatted).collect(Collectors.joining(",", "{", "}"));
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        it -> it.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(json().toString());
    }

    private static Json json() {
        try {
            return Json.read(Files.readAllBytes(Path.of("..", "integrations", "alert.schema.json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
