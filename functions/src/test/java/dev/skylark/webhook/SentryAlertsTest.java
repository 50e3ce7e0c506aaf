package dev.skylark.webhook;

import static dev.skylark.webhook.Format.SENTRY;
import static dev.skylark.webhook.Readings.NOON;
import static dev.skylark.webhook.Readings.cleared;
import static dev.skylark.webhook.Readings.raised;
import static dev.skylark.webhook.Readings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.fact.Signal.Cleared;
import dev.skylark.json.Json;
import dev.skylark.trace.Traces;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an integration of Sentry is sent. */
final class SentryAlertsTest {

    private static final String EVENT = """
            {"action":"triggered","installation":{"uuid":"a8e5d37a"},"actor":{"type":"application","id":"sentry"},
             "data":{"triggered_rule":"Very important","event":{
              "event_id":"e4874d664c3540c1a32eab185f12c5ab","issue_id":"1117540176","project":1,"platform":"java",
              "title":"TimeoutException: the pool is empty","level":"fatal","environment":"staging",
              "release":"0123abcd0123abcd0123abcd0123abcd0123abcd","datetime":"2026-11-20T11:59:00.000000Z",
              "message":"","logentry":{"formatted":"could not pay"},
              "web_url":"https://sentry.io/organizations/acme/issues/1117540176/events/e4874d66/",
              "request":{"method":"POST","url":"https://shop.example/pay?card=4111"},
              "contexts":{"trace":{"trace_id":"54525e8b2aaa4b3f"}},
              "tags":[["environment","staging"],["server_name","web-1"],["service","payments"],["odd"],"odder"],
              "breadcrumbs":{"values":[{"level":"info","category":"http","message":"GET /cart"},{"category":"ui"}]},
              "exception":{"values":[
               {"type":"SocketTimeoutException","module":"java.net","value":"connect timed out","stacktrace":{"frames":[
                 {"filename":"Net.java","module":"java.net.Net","function":"connect","lineno":1}]}},
               {"type":"TimeoutException","module":"com.acme","value":"the pool is empty","stacktrace":{"frames":[
                 {"filename":"Main.java","module":"com.acme.Main","function":"main","lineno":3},
                 {"filename":"Pool.java","module":"com.acme.Pool","function":"take","lineno":42}]}}]}}}}""";

    private static final String ISSUE = """
            {"action":"%s","installation":{"uuid":"a8e5d37a"},"data":{"issue":{
              "id":"1117540176","shareId":null,"shortId":"SHOP-1","title":"TimeoutException: the pool is empty",
              "culprit":"com.acme.Pool in take","level":"warning","status":"unresolved","platform":"java",
              "project":{"id":"1","name":"shop","slug":"shop"},"metadata":{"type":"TimeoutException","value":"empty"},
              "count":"1","userCount":0,"firstSeen":"2026-11-20T11:00:00Z","lastSeen":"2026-11-20T11:30:00.000000Z",
              "permalink":"https://sentry.io/organizations/acme/issues/1117540176/"}},
             "actor":{"type":"user","id":1,"name":"Bob"}}""";

    @Test
    void an_event_of_a_rule_is_raised_with_all_that_is_known_of_it() {
        var it = raised(SENTRY, EVENT);

        assertThat(it.service()).isEqualTo("shop");
        assertThat(it.environment()).isEqualTo("production");
        assertThat(it.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(it.kind()).isEqualTo("TimeoutException");
        assertThat(it.message()).isEqualTo("the pool is empty");
        assertThat(it.key()).isEqualTo("1117540176");
        assertThat(it.last()).isEqualTo(Instant.parse("2026-11-20T11:59:00Z"));
        assertThat(it.at(Circumstance.REQUEST)).as("without secrets").isEqualTo("POST https://shop.example/pay");
        assertThat(it.at(Circumstance.REQUEST_ID)).isEqualTo("54525e8b2aaa4b3f");
        assertThat(it.at(Circumstance.INSTANCE)).isEqualTo("web-1");
        assertThat(it.at(Circumstance.COMMIT)).startsWith("0123abcd");
        assertThat(it.at(Circumstance.LINK)).startsWith("https://sentry.io/");
        assertThat(it.related())
                .containsExactly(
                        "info http: GET /cart",
                        "rule=Very important",
                        "environment=staging",
                        "server_name=web-1",
                        "service=payments");
    }

    @Test
    void the_trace_is_written_as_java_would() {
        assertThat(raised(SENTRY, EVENT).trace()).isEqualTo("""
                com.acme.TimeoutException: the pool is empty
                \tat com.acme.Pool.take(Pool.java:42)
                \tat com.acme.Main.main(Main.java:3)
                Caused by: java.net.SocketTimeoutException: connect timed out
                \tat java.net.Net.connect(Net.java:1)""");
        assertThat(Traces.read(raised(SENTRY, EVENT).trace())).isPresent();
    }

    @Test
    void the_trace_is_written_as_python_would() {
        assertThat(trace("python")).isEqualTo("""
                Traceback (most recent call last):
                  File "shop/main.py", line 3, in main
                    pay(cart)
                  File "/srv/shop/pool.py", line 42, in take
                TimeoutError: empty""");
    }

    @Test
    void the_trace_is_written_as_node_would() {
        assertThat(trace("node")).isEqualTo("""
                TimeoutError: empty
                    at take (/srv/shop/pool.py:42)
                    at main (shop/main.py:3:7)""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node", "javascript"})
    void what_is_written_is_read_again(String platform) {
        assertThat(Traces.read(trace(platform)))
                .hasValueSatisfying(it -> assertThat(it.frames()).hasSize(2));
    }

    @Test
    void an_exception_without_frames_has_no_trace() {
        assertThat(raised(
                                SENTRY,
                                "{\"data\":{\"event\":{\"title\":\"t\",\"exception\":{\"values\":[{\"type\":\"E\"}]}}}}")
                        .trace())
                .isEmpty();
    }

    @Test
    void a_recursion_is_cut_at_its_innermost_frames() {
        var frames = "{\"function\":\"outer\"}" + ",{\"function\":\"inner\"}".repeat(5_000);
        var it = raised(SENTRY, """
                {"data":{"event":{"title":"t","platform":"java","exception":{"values":[{"type":"E",
                 "stacktrace":{"frames":[%s]}}]}}}}""".formatted(frames));

        assertThat(it.trace().lines()).hasSize(201).noneMatch(line -> line.contains("outer"));
    }

    @ParameterizedTest
    @CsvSource({"created", "unresolved"})
    void an_issue_that_is_made_or_comes_back_is_raised(String action) {
        var it = raised(SENTRY, ISSUE.formatted(action));

        assertThat(it.key())
                .as("that of its events")
                .isEqualTo(raised(SENTRY, EVENT).key());
        assertThat(it.kind()).isEqualTo("TimeoutException");
        assertThat(it.message()).isEqualTo("empty");
        assertThat(it.severity()).isEqualTo(Severity.WARNING);
        assertThat(it.last()).isEqualTo(Instant.parse("2026-11-20T11:30:00Z"));
        assertThat(it.related()).containsExactly("culprit=com.acme.Pool in take", "project=shop");
        assertThat(it.at(Circumstance.LINK)).endsWith("/1117540176/");
    }

    @Test
    void a_resolved_issue_is_cleared_under_the_key_under_which_it_was_raised() {
        assertThat(cleared(SENTRY, ISSUE.formatted("resolved")))
                .isEqualTo(new Cleared("shop", "production", "1117540176", "", NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assigned", "archived", "ignored"})
    void what_is_neither_worse_nor_over_says_nothing(String action) {
        assertThat(Readings.all(SENTRY, ISSUE.formatted(action))).isEmpty();
    }

    @Test
    void being_installed_says_nothing() {
        assertThat(Readings.all(SENTRY, "{\"action\":\"created\",\"data\":{\"installation\":{\"uuid\":\"a\"}}}"))
                .isEmpty();
    }

    @Test
    void tags_may_be_an_object() {
        assertThat(raised(SENTRY, "{\"data\":{\"event\":{\"title\":\"t\",\"tags\":{\"severity\":\"warning\"}}}}")
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void of_many_breadcrumbs_the_last_are_kept() {
        var crumbs = "{\"message\":\"old\"}" + ",{\"message\":\"new\"}".repeat(20);
        var it = raised(
                SENTRY, "{\"data\":{\"event\":{\"title\":\"t\",\"breadcrumbs\":{\"values\":[%s]}}}}".formatted(crumbs));

        assertThat(it.related()).hasSize(20).containsOnly(": new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":[]}",
                "{\"data\":{\"event\":\"e\"}}",
                "{\"action\":\"created\",\"data\":{\"issue\":{\"title\":\"t\"}}}",
                "{\"action\":\"eaten\",\"data\":{\"issue\":{\"id\":\"1\"}}}",
                "{\"data\":{\"issue\":{\"id\":\"1\"}}}"
            })
    void what_is_no_such_body_is_refused_with_a_sentence(String body) {
        refused(SENTRY, body);
    }

    private static String trace(String platform) {
        return SentryTrace.of(Json.read("""
                [{"type":"TimeoutError","value":"empty","stacktrace":{"frames":[
                  {"filename":"shop/main.py","function":"main","lineno":3,"colno":7,"context_line":"  pay(cart)"},
                  {"abs_path":"/srv/shop/pool.py","function":"take","lineno":42}]}}]""").items(), platform);
    }
}
