package dev.skylark.webhook;

import static dev.skylark.webhook.Format.UPTIMEROBOT;
import static dev.skylark.webhook.Readings.NOON;
import static dev.skylark.webhook.Readings.cleared;
import static dev.skylark.webhook.Readings.raised;
import static dev.skylark.webhook.Readings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.fact.Signal.Cleared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What UptimeRobot sends, as JSON and as the form that it sends by itself. */
final class UptimeRobotAlertsTest {

    private static final String DOWN = """
            {"monitorID":"777749809","monitorURL":"https://shop.example","monitorFriendlyName":"Shop",
             "alertType":"1","alertTypeFriendlyName":"Down","alertDetails":"HTTP 500 - Internal Server Error",
             "alertDuration":"0","alertDateTime":"1795176000","monitorAlertContacts":"457;2;ops@shop.example"}""";

    private static final String FORM = "monitorID=777749809&monitorURL=https%3A%2F%2Fshop.example"
            + "&monitorFriendlyName=Shop+of+M%C3%BCller&alertType=1&alertTypeFriendlyName=Down"
            + "&alertDetails=Connection%20Timeout&alertDateTime=1795176000";

    @Test
    void a_site_that_is_down_is_raised() {
        var it = raised(UPTIMEROBOT, DOWN);

        assertThat(it.service()).isEqualTo("shop");
        assertThat(it.kind()).isEqualTo("Shop");
        assertThat(it.message()).isEqualTo("HTTP 500 - Internal Server Error");
        assertThat(it.severity()).isEqualTo(Severity.ERROR);
        assertThat(it.key()).isEqualTo("777749809");
        assertThat(it.at(Circumstance.LINK)).isEqualTo("https://shop.example");
    }

    @Test
    void one_that_is_up_again_is_cleared() {
        assertThat(cleared(UPTIMEROBOT, DOWN.replace("\"1\"", "\"2\"")))
                .isEqualTo(new Cleared(
                        "shop", "production", raised(UPTIMEROBOT, DOWN).key(), "", NOON));
    }

    @Test
    void a_certificate_that_ends_soon_is_a_warning_which_the_site_being_up_does_not_clear() {
        var it = raised(UPTIMEROBOT, DOWN.replace("\"1\"", "3").replace("HTTP 500 - Internal Server Error", ""));

        assertThat(it.severity()).isEqualTo(Severity.WARNING);
        assertThat(it.message()).isEqualTo("The certificate of Shop ends soon.");
        assertThat(it.key()).isNotEqualTo(raised(UPTIMEROBOT, DOWN).key());
    }

    @Test
    void a_form_says_the_same() {
        var it = raised(
                UPTIMEROBOT.read(Format.form(FORM), "shop", "production", NOON).getFirst());

        assertThat(it.key()).isEqualTo("777749809");
        assertThat(it.kind()).isEqualTo("Shop of Müller");
        assertThat(it.message()).isEqualTo("Connection Timeout");
    }

    @Test
    void who_says_little_is_still_understood() {
        var it = raised(UPTIMEROBOT, "{\"monitorID\":1,\"alertType\":1}");

        assertThat(it.kind()).isEqualTo("1");
        assertThat(it.message()).isEqualTo("is down.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"alertType\":\"1\"}",
                "{\"monitorID\":[1],\"alertType\":\"1\"}",
                "{\"monitorID\":\"1\"}",
                "{\"monitorID\":\"1\",\"alertType\":\"4\"}"
            })
    void what_is_no_such_body_is_refused_with_a_sentence(String body) {
        refused(UPTIMEROBOT, body);
    }
}
