package dev.skylark.webhook;

import static dev.skylark.webhook.Format.ALERTMANAGER;
import static dev.skylark.webhook.Format.GRAFANA;
import static dev.skylark.webhook.Readings.NOON;
import static dev.skylark.webhook.Readings.raised;
import static dev.skylark.webhook.Readings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.fact.Signal.Cleared;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Alertmanager and Grafana send, in the shape that their documentation shows. */
final class AlertmanagerAlertsTest {

    private static final String PROMETHEUS = """
            {"version":"4","groupKey":"{}:{alertname=\\"HighErrorRate\\"}","truncatedAlerts":0,"status":"firing",
             "receiver":"skylark","groupLabels":{"alertname":"HighErrorRate"},"commonLabels":{"service":"checkout"},
             "commonAnnotations":{},"externalURL":"http://alertmanager.example:9093",
             "alerts":[
              {"status":"firing",
               "labels":{"alertname":"HighErrorRate","service":"checkout","env":"staging","severity":"page",
                         "instance":"10.0.0.7:9090","pod":"checkout-7d9f","team":"payments"},
               "annotations":{"summary":"5 % of requests fail","description":"For ten minutes now.",
                              "runbook_url":"https://runbooks.example/errors"},
               "startsAt":"2026-11-20T11:50:00.123456789Z","endsAt":"0001-01-01T00:00:00Z",
               "generatorURL":"http://prometheus.example/graph?g0.expr=up","fingerprint":"c1a5d3e6f7089b21"},
              {"status":"resolved","labels":{"alertname":"DiskFull","service":"checkout","env":"staging"},
               "annotations":{},"startsAt":"2026-11-20T09:00:00Z","endsAt":"2026-11-20T11:59:00+00:00",
               "generatorURL":"","fingerprint":"0011223344556677"}]}""";

    private static final String MEASURED = """
            {"receiver":"skylark","status":"firing","orgId":1,"title":"[FIRING:1] CPU","state":"alerting",
             "message":"**Firing**","externalURL":"https://grafana.example/","version":"1","groupKey":"{}:{}",
             "alerts":[{"status":"firing","labels":{"alertname":"CPU","grafana_folder":"servers"},
               "annotations":{},"startsAt":"2026-11-20T13:58:00+02:00","endsAt":"0001-01-01T00:00:00Z",
               "values":{"A":97.5,"B":1},"fingerprint":"57c6d9296de2ad39",
               "generatorURL":"https://grafana.example/alerting/grafana/1/view",
               "silenceURL":"https://grafana.example/alerting/silence/new",
               "dashboardURL":"https://grafana.example/d/1","panelURL":"https://grafana.example/d/1?viewPanel=2",
               "imageURL":"https://grafana.example/public/img/1.png"}]}""";

    @Test
    void a_firing_alert_is_raised_with_what_its_labels_say() {
        var it = raised(ALERTMANAGER, PROMETHEUS);

        assertThat(it.service()).isEqualTo("checkout");
        assertThat(it.environment()).isEqualTo("staging");
        assertThat(it.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(it.kind()).isEqualTo("HighErrorRate");
        assertThat(it.message()).isEqualTo("5 % of requests fail\nFor ten minutes now.");
        assertThat(it.key()).isEqualTo("c1a5d3e6f7089b21");
        assertThat(it.first()).isEqualTo(Instant.parse("2026-11-20T11:50:00.123456789Z"));
        assertThat(it.at(Circumstance.INSTANCE)).isEqualTo("10.0.0.7:9090");
        assertThat(it.at(Circumstance.LINK)).isEqualTo("http://prometheus.example/graph?g0.expr=up");
        assertThat(it.at(Circumstance.ADVICE)).isEqualTo("https://runbooks.example/errors");
        assertThat(it.related()).containsExactly("pod=checkout-7d9f", "team=payments");
    }

    @Test
    void each_alert_of_one_body_is_told_with_its_own_state() {
        var signals = Readings.all(ALERTMANAGER, PROMETHEUS);

        assertThat(signals).hasSize(2);
        assertThat(signals.getLast())
                .isEqualTo(new Cleared(
                        "checkout", "staging", "0011223344556677", "", Instant.parse("2026-11-20T11:59:00Z")));
    }

    @Test
    void what_is_resolved_is_cleared_under_the_key_under_which_it_fired() {
        var resolved =
                PROMETHEUS.replace("\"status\":\"firing\",\n   \"labels\"", "\"status\":\"resolved\",\"labels\"");
        var it = (Cleared) Readings.all(ALERTMANAGER, resolved).getFirst();

        assertThat(it.key()).isEqualTo(raised(ALERTMANAGER, PROMETHEUS).key());
        assertThat(it.at()).as("an end that is not known is now").isEqualTo(NOON);
    }

    @Test
    void before_there_were_fingerprints_the_labels_in_any_order_were_the_key() {
        var one = alert("firing", "{\"alertname\":\"a\",\"host\":\"b\"}");
        var other = alert("resolved", "{\"host\":\"b\",\"alertname\":\"a\"}");

        assertThat(raised(ALERTMANAGER, one).key()).isEqualTo("alertname=a,host=b");
        assertThat(Readings.cleared(ALERTMANAGER, other).key()).isEqualTo("alertname=a,host=b");
    }

    @Test
    void who_says_little_is_told_with_what_the_source_knows() {
        var it = raised(ALERTMANAGER, alert("firing", "{\"host\":\"b\"}"));

        assertThat(it.service()).isEqualTo("shop");
        assertThat(it.environment()).isEqualTo("production");
        assertThat(it.severity()).isEqualTo(Severity.ERROR);
        assertThat(it.kind()).isEqualTo("alert");
        assertThat(it.message()).isEqualTo("alert");
        assertThat(it.last()).isEqualTo(NOON);
    }

    @Test
    void what_stands_there_twice_is_told_once() {
        var one = "{\"status\":\"firing\",\"labels\":{\"alertname\":\"a\"}}";

        assertThat(Readings.all(ALERTMANAGER, "{\"alerts\":[%s,%s]}".formatted(one, one)))
                .hasSize(1);
    }

    @Test
    void a_moment_to_come_is_now() {
        var ahead = PROMETHEUS.replace("2026-11-20T11:50", "2026-11-20T12:50");

        assertThat(raised(ALERTMANAGER, ahead).first()).isEqualTo(NOON);
    }

    @Test
    void grafana_says_what_it_measured_and_where_to_look() {
        var it = raised(GRAFANA, MEASURED);

        assertThat(it.message()).isEqualTo("[FIRING:1] CPU");
        assertThat(it.first()).isEqualTo(Instant.parse("2026-11-20T11:58:00Z"));
        assertThat(it.at(Circumstance.LINK)).isEqualTo("https://grafana.example/d/1?viewPanel=2");
        assertThat(it.at(Circumstance.PICTURE)).isEqualTo("https://grafana.example/public/img/1.png");
        assertThat(it.related())
                .containsExactly(
                        "grafana_folder=servers",
                        "A=97.5",
                        "B=1",
                        "silence: https://grafana.example/alerting/silence/new");
        assertThat(Readings.cleared(GRAFANA, MEASURED.replace("\"firing\",\"labels\"", "\"resolved\",\"labels\""))
                        .key())
                .isEqualTo(it.key());
    }

    @Test
    void an_address_that_is_none_is_not_shown() {
        var it = raised(GRAFANA, MEASURED.replace("https://grafana.example", "javascript:alert"));

        assertThat(it.circumstances()).isEmpty();
        assertThat(it.related()).noneMatch(line -> line.startsWith("silence"));
    }

    @Test
    void a_thousand_alerts_are_read_and_one_more_is_refused() {
        assertThat(Readings.all(ALERTMANAGER, alerts(1_000))).hasSize(1_000);
        refused(ALERTMANAGER, alerts(1_001), "1 to 1,000 alerts");
    }

    @Test
    void a_huge_field_is_cut_where_nobody_reads_on() {
        var huge = "x".repeat(1_000_000);
        var it = raised(ALERTMANAGER, """
                {"alerts":[{"status":"firing","fingerprint":"%s","labels":{"alertname":"%s","team":"%s"},
                 "annotations":{"summary":"%s"}}]}""".formatted(huge, huge, huge, huge));

        assertThat(it.kind()).hasSize(300).endsWith("…");
        assertThat(it.message()).hasSize(4_000);
        assertThat(it.key()).hasSize(2_000);
        assertThat(it.related())
                .singleElement()
                .satisfies(line -> assertThat(line).hasSize(2_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"alerts\"",
                "{}",
                "{\"alerts\":[]}",
                "{\"alerts\":{\"status\":\"firing\"}}",
                "{\"alerts\":[null]}",
                "{\"alerts\":[{\"status\":\"firing\"}]}",
                "{\"alerts\":[{\"status\":\"firing\",\"labels\":[\"a\"]}]}",
                "{\"alerts\":[{\"labels\":{\"alertname\":\"a\"}}]}",
                "{\"alerts\":[{\"status\":\"on fire\",\"labels\":{\"alertname\":\"a\"}}]}",
                "{\"version\":\"3\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"a\"}}]}"
            })
    void what_is_no_such_body_is_refused_with_a_sentence(String body) {
        refused(ALERTMANAGER, body, "must be");
    }

    @Test
    void the_sentence_says_which_alert_is_wrong() {
        refused(
                GRAFANA,
                "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"}},{\"status\":\"firing\"}]}",
                "alerts[1].labels");
    }

    private static String alert(String status, String labels) {
        return "{\"alerts\":[{\"status\":\"%s\",\"labels\":%s}]}".formatted(status, labels);
    }

    private static String alerts(int many) {
        return IntStream.range(0, many)
                .mapToObj(it -> "{\"status\":\"firing\",\"labels\":{\"alertname\":\"a%d\"}}".formatted(it))
                .collect(Collectors.joining(",", "{\"alerts\":[", "]}"));
    }
}
