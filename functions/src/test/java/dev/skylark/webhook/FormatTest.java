package dev.skylark.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.fact.Draft;
import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import dev.skylark.json.Json.NotJson;
import dev.skylark.trace.Fingerprint;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format, whatever strangers write. */
final class FormatTest {

    /** Names that mean something to one of the readers. */
    private static final List<String> NAMES = List.of(
            "message",
            "status",
            "key",
            "kind",
            "at",
            "count",
            "logs",
            "context",
            "link",
            "alerts",
            "version",
            "labels",
            "annotations",
            "fingerprint",
            "startsAt",
            "endsAt",
            "values",
            "title",
            "alertname",
            "severity",
            "data",
            "event",
            "issue",
            "action",
            "id",
            "tags",
            "exception",
            "stacktrace",
            "frames",
            "platform",
            "breadcrumbs",
            "request",
            "body",
            "alert_transition",
            "alert_id",
            "monitorID",
            "alertType",
            "service");

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "firing",
            "resolved",
            "created",
            "Recovered",
            "1",
            "2",
            "3",
            "4",
            "java",
            "python",
            "critical",
            "2026-11-20T12:00:00Z",
            "+999999999-01-01T00:00:00Z",
            "https://a",
            "\u0000",
            "🔥",
            "\ud83d",
            "a:b,c:d");

    @Property(tries = 1_000)
    void whatever_json_comes_it_is_read_or_refused_in_a_sentence(@ForAll Format format, @ForAll("json") Json body) {
        try {
            for (var signal : format.read(body, "shop", "production", Readings.NOON)) {
                if (signal instanceof Signal.Raised(var it)) {
                    assertThat(Fingerprint.of(it)).hasSize(32);
                    assertThat(it.message().codePoints().count()).isLessThanOrEqualTo(Draft.LONGEST_MESSAGE);
                    assertThat(it.related()).hasSizeLessThanOrEqualTo(Draft.MOST_LINES);
                } else {
                    assertThat(((Signal.Cleared) signal).key()).isNotEmpty();
                }
            }
        } catch (Unreadable refused) {
            assertThat(refused.getMessage()).endsWith(".").hasSizeLessThan(300);
        }
    }

    @Property(tries = 500)
    void whatever_form_comes_it_is_read_or_refused(@ForAll String body) {
        try {
            assertThat(Format.form(body).members()).hasSizeLessThanOrEqualTo(100);
        } catch (Unreadable refused) {
            assertThat(refused.getMessage()).endsWith(".");
        }
    }

    @Provide
    Arbitrary<Json> json() {
        var leaves = Arbitraries.oneOf(
                Arbitraries.of(WORDS).<Json>map(Json::of),
                Arbitraries.strings().ofMaxLength(20).<Json>map(Json::of),
                Arbitraries.longs().<Json>map(Json::of),
                Arbitraries.of("1e999999999", "-0.5").<Json>map(Json.Numeral::new),
                Arbitraries.of(true, false).<Json>map(Json::of),
                Arbitraries.just(Json.of(null)));
        return nested(leaves, 4);
    }

    private static Arbitrary<Json> nested(Arbitrary<Json> leaves, int deep) {
        if (deep == 0) {
            return leaves;
        }
        var inner = Arbitraries.lazy(() -> nested(leaves, deep - 1));
        var members =
                Arbitraries.maps(Arbitraries.of(NAMES), inner).ofMinSize(1).ofMaxSize(8);
        return Arbitraries.frequencyOf(
                Tuple.of(5, members.map(Json.Fields::new)),
                Tuple.of(2, inner.list().ofMaxSize(3).map(Json.Items::new)),
                Tuple.of(2, leaves));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_is_no_object_is_refused(Format format) {
        for (var body : List.of("[]", "[[]]", "7", "\"text\"", "null", "true")) {
            Readings.refused(format, body, "The body must be a JSON object");
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_is_nested_without_end_is_not_even_read(Format format) {
        var deep = "{\"alerts\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> Readings.all(format, deep)).isInstanceOf(NotJson.class);
    }

    @Test
    void a_form_is_an_object_of_texts() {
        assertThat(Format.form(" a=1&b=%C3%BC+x&c=&=d&e&a=2&f=g=h\n"))
                .hasToString("{\"a\":\"1\",\"b\":\"ü x\",\"c\":\"\",\"f\":\"g=h\"}");
        assertThat(Format.form("")).hasToString("{}");
    }

    @Test
    void a_form_has_at_most_a_hundred_fields() {
        assertThat(Format.form(fields(100)).members()).hasSize(100);
        assertThatThrownBy(() -> Format.form(fields(101))).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=a"})
    void a_form_that_is_not_encoded_is_refused(String body) {
        assertThatThrownBy(() -> Format.form(body))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("%");
    }

    private static String fields(int many) {
        return IntStream.range(0, many).mapToObj("n%d=1"::formatted).collect(Collectors.joining("&"));
    }
}
