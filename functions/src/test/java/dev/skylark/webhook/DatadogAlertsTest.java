package dev.skylark.webhook;

import static dev.skylark.webhook.Format.DATADOG;
import static dev.skylark.webhook.Readings.cleared;
import static dev.skylark.webhook.Readings.raised;
import static dev.skylark.webhook.Readings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Datadog sends when its users write the payload out of its variables. */
final class DatadogAlertsTest {

    private static final String TRIGGERED = """
            {"title":"[Triggered on {host:web-1}] Disk is nearly full","body":"%%%\\nLess than 5 % is free.\\n%%%",
             "alert_id":"4711","aggreg_key":"9bd4ac313a4d1e8fae2482df7b77628","alert_transition":"Triggered",
             "alert_type":"error","priority":"P2","hostname":"web-1","event_type":"query_alert_monitor",
             "tags":"env:staging,host:web-1,monitor,service:files,team:core",
             "link":"https://app.datadoghq.com/event/event?id=1","snapshot":"https://p.datadoghq.com/s.png",
             "date":"1795176000000","org":{"id":"1","name":"acme"},"id":"2"}""";

    /** The payload that Datadog proposes to who writes none. */
    private static final String PROPOSED = """
            {"body":"It is well again.","last_updated":"1795176000000","event_type":"query_alert_monitor",
             "title":"[Recovered on {host:web-1}] Disk is nearly full","date":"1795176000000",
             "org":{"id":"1","name":"acme"},"id":"2"}""";

    @Test
    void a_monitor_that_was_triggered_is_raised() {
        var it = raised(DATADOG, TRIGGERED);

        assertThat(it.service()).isEqualTo("files");
        assertThat(it.environment()).isEqualTo("staging");
        assertThat(it.severity()).isEqualTo(Severity.ERROR);
        assertThat(it.kind()).isEqualTo("Disk is nearly full");
        assertThat(it.message()).isEqualTo("Less than 5 % is free.");
        assertThat(it.key()).isEqualTo("9bd4ac313a4d1e8fae2482df7b77628");
        assertThat(it.at(Circumstance.INSTANCE)).isEqualTo("web-1");
        assertThat(it.at(Circumstance.LINK)).isEqualTo("https://app.datadoghq.com/event/event?id=1");
        assertThat(it.at(Circumstance.PICTURE)).isEqualTo("https://p.datadoghq.com/s.png");
        assertThat(it.related()).containsExactly("env=staging", "host=web-1", "service=files", "team=core");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Recovered", "Recovered from No data"})
    void one_that_recovered_is_cleared_under_the_same_key_and_service(String transition) {
        var it = cleared(DATADOG, TRIGGERED.replace("\"Triggered\"", "\"" + transition + "\""));
        var before = raised(DATADOG, TRIGGERED);

        assertThat(it.key()).isEqualTo(before.key());
        assertThat(it.service()).isEqualTo(before.service());
        assertThat(it.environment()).isEqualTo(before.environment());
    }

    @Test
    void without_a_transition_the_type_or_the_title_says_that_it_is_over() {
        assertThat(cleared(DATADOG, "{\"title\":\"Disk\",\"alert_type\":\"success\",\"alert_id\":\"1\"}")
                        .key())
                .isEqualTo("1");
        assertThat(cleared(DATADOG, PROPOSED.replace("\"id\":\"2\"}", "\"alert_id\":\"1\"}"))
                        .key())
                .isEqualTo("1");
    }

    @Test
    void nothing_is_over_without_a_key() {
        refused(DATADOG, PROPOSED, "aggreg_key or alert_id is required");
    }

    @ParameterizedTest
    @CsvSource({
        "Triggered, P1, error, CRITICAL",
        "Triggered, P3, error, WARNING",
        "Re-Triggered, normal, error, ERROR",
        "Warn, P1, warning, WARNING",
        "Re-Warn, normal, error, WARNING",
        "No Data, normal, nonsense, ERROR",
        "$ALERT_TRANSITION, $PRIORITY, warning, WARNING"
    })
    void how_bad_it_is_stands_in_the_transition_the_priority_or_the_type(
            String transition, String priority, String type, Severity severity) {
        var body = "{\"title\":\"t\",\"alert_transition\":\"%s\",\"priority\":\"%s\",\"alert_type\":\"%s\"}"
                .formatted(transition, priority, type);

        assertThat(raised(DATADOG, body).severity()).isEqualTo(severity);
    }

    @Test
    void a_tag_of_the_monitor_says_it_better() {
        assertThat(raised(DATADOG, TRIGGERED.replace("team:core", "severity:low"))
                        .severity())
                .isEqualTo(Severity.INFO);
    }

    @Test
    void tags_may_be_a_list_and_variables_may_have_no_value() {
        var it = raised(DATADOG, """
                {"title":"Disk","body":"null","tags":["service:files","env:test","odd"],"aggreg_key":"$AGGREG_KEY",
                 "alert_id":17,"link":"$LINK","hostname":null}""");

        assertThat(it.service()).isEqualTo("files");
        assertThat(it.message()).isEqualTo("Disk");
        assertThat(it.key()).isEqualTo("17");
        assertThat(it.circumstances()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\":\" \"}", "{\"title\":[\"t\"]}", "{\"title\":\"$EVENT_TITLE\"}"})
    void a_body_without_words_is_refused(String body) {
        refused(DATADOG, body, "title or body");
    }

    @Test
    void many_tags_are_cut() {
        var it = raised(DATADOG, "{\"title\":\"t\",\"tags\":\"" + "a:b,c:d,".repeat(50_000) + "\"}");

        assertThat(it.related()).hasSizeLessThanOrEqualTo(100);
    }
}
