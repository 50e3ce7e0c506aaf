package dev.skylark.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Fact.ServerChanged;
import dev.skylark.fact.Fact.SpendingNoticed;
import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS sends, word for word as its documentation has it. */
final class FactsTest {

    @ParameterizedTest
    @CsvSource({
        "pending, STARTING",
        "running, RUNNING",
        "stopping, STOPPING",
        "stopped, STOPPED",
        "shutting-down, LEAVING",
        "terminated, GONE"
    })
    void a_change_of_state_is_a_fact(String word, State state) {
        assertThat(Facts.read(Json.read(change("aws.ec2", word, "2026-11-21T03:00:00Z"))))
                .containsExactly(new ServerChanged(
                        "7bf73129-1428-4cd3-a780-95db273d1602",
                        "123456789012",
                        "us-east-1",
                        "i-abcd1111",
                        state,
                        Instant.parse("2026-11-21T03:00:00Z")));
    }

    @Test
    void a_notice_of_aws_budgets_is_a_fact() {
        var facts = Facts.read(Json.read("""
                {"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"m-1",\
                "TopicArn":"arn:aws:sns:us-east-1:123456789012:skylark-notices",\
                "Subject":"AWS Budgets: monthly has exceeded your alert threshold",\
                "Message":"ACTUAL Cost: $80.12","Timestamp":"2026-11-21T03:00:00.000Z"}}]}"""));

        assertThat(facts).singleElement().isInstanceOfSatisfying(SpendingNoticed.class, it -> {
            assertThat(it.source()).isEqualTo(Fact.Source.AWS_BUDGETS);
            assertThat(it.account()).isEqualTo("123456789012");
            assertThat(it.text()).isEqualTo("ACTUAL Cost: $80.12");
        });
    }

    @Test
    void an_anomaly_is_a_fact() {
        var facts = Facts.read(Json.read("""
                {"version":"0","id":"a-1","detail-type":"Anomaly Detected","source":"aws.ce","account":"123456789012",\
                "time":"2026-11-21T03:00:00Z","region":"us-east-1","detail":{"accountName":"games",\
                "impact":{"totalImpact":41.5},"rootCauses":[{"service":"AmazonCloudWatch"}]}}"""));

        assertThat(facts).singleElement().isInstanceOfSatisfying(SpendingNoticed.class, it -> {
            assertThat(it.title()).isEqualTo("AmazonCloudWatch");
            assertThat(it.text()).isEqualTo("$41.5");
            assertThat(it.account()).isEqualTo("games");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"Records\":[{}]}",
                "{\"Records\":[{\"Sns\":{\"Subject\":\"hello\",\"Message\":\"x\"}}]}",
                "{\"source\":\"aws.ec2\",\"detail-type\":\"EC2 Instance State-change Notification\"}"
            })
    void what_is_no_fact_to_us_is_left_alone(String delivery) {
        assertThat(Facts.read(Json.read(delivery))).isEmpty();
    }

    @Test
    void what_only_looks_like_it_is_left_alone_too() {
        assertThat(Facts.read(Json.read(change("somebody.else", "running", "2026-11-21T03:00:00Z"))))
                .isEmpty();
        assertThat(Facts.read(Json.read(change("aws.ec2", "dancing", "2026-11-21T03:00:00Z"))))
                .isEmpty();
        assertThat(Facts.read(Json.read(change("aws.ec2", "running", "yesterday"))))
                .isEmpty();
    }

    private static String change(String source, String state, String time) {
        return """
                {"id":"7bf73129-1428-4cd3-a780-95db273d1602","detail-type":"EC2 Instance State-change Notification",\
                "source":"%s","account":"123456789012","time":"%s","region":"us-east-1",\
                "resources":["arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"],\
                "detail":{"instance-id":"i-abcd1111","state":"%s"}}""".formatted(source, time, state);
    }
}
