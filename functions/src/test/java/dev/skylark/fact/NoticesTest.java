package dev.skylark.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Signal.Cleared;
import dev.skylark.fact.Signal.Raised;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is written to topics. */
final class NoticesTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:shop-test-notices";
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void an_alarm_made_of_several_metrics_is_read_like_one_of_one() {
        var signal = read("ALARM", """
                {"AlarmName":"db-load","AlarmArn":"arn:aws:cloudwatch:eu-central-1:111122223333:alarm:db-load",\
                "NewStateValue":"ALARM","NewStateReason":"too much","StateChangeTime":"2026-11-20T11:59:00.000+0000",\
                "Trigger":{"Metrics":[{"Id":"m1","MetricStat":{"Metric":{"Dimensions":[\
                {"value":"orders-db","name":"DBInstanceIdentifier"}],"MetricName":"DBLoad"}}}]}}""");

        assertThat(raised(signal).service()).isEqualTo("orders-db");
        assertThat(raised(signal).severity()).isEqualTo(Severity.ERROR);
        assertThat(raised(signal).first()).isEqualTo(Instant.parse("2026-11-20T11:59:00Z"));
    }

    @Test
    void an_alarm_that_is_over_is_cleared_and_one_without_data_says_nothing() {
        var alarm = "{\"AlarmName\":\"db-load\",\"AlarmArn\":\"arn:x\",\"NewStateValue\":\"%s\"}";

        assertThat(read("OK", alarm.formatted("OK")))
                .contains(new Cleared("cloudwatch", "production", "arn:x", "", AT));
        assertThat(read("?", alarm.formatted("INSUFFICIENT_DATA"))).isEmpty();
    }

    @Test
    void a_cost_anomaly_is_a_warning() {
        var it = raised(read("AWS Cost Management: Cost anomaly(s) detected", """
                {"accountId":"111122223333","anomalyDetailsLink":"https://console.aws.amazon.com/cost-management/home",\
                "anomalyId":"a-1","dimensionalValue":"Amazon EC2","impact":{"totalImpact":1001},\
                "rootCauses":[{"region":"eu-central-1","service":"AmazonCloudWatch","usageType":"u"}]}"""));

        assertThat(it.message()).isEqualTo("AmazonCloudWatch costs $1001 more than expected.");
        assertThat(it.severity()).isEqualTo(Severity.WARNING);
        assertThat(it.key()).isEqualTo("a-1");
        assertThat(it.at(Circumstance.LINK)).startsWith("https://console.aws.amazon.com");
    }

    @Test
    void a_backup_says_in_words_that_it_failed() {
        var subject = "Notification from AWS Backup";
        var words =
                "An AWS Backup job %s. Resource ARN : arn:aws:ec2:us-west-2:111122223333:volume/vol-012f345df6789012d."
                        + " Backup Job ID : 1b2345b2-f22c-4dab-5eb6-bbc7890ed123";
        var it = raised(read(subject, words.formatted("failed")));

        assertThat(it.key()).isEqualTo("arn:aws:ec2:us-west-2:111122223333:volume/vol-012f345df6789012d");
        assertThat(it.related()).containsExactly("job=1b2345b2-f22c-4dab-5eb6-bbc7890ed123");
        assertThat(read(subject, words.formatted("was completed successfully"))).isEmpty();
    }

    @Test
    void an_event_that_was_sent_on_to_a_topic_is_read_as_the_event() {
        var it = raised(read("", """
                {"detail-type":"AWS Health Event","source":"aws.health","account":"111122223333",\
                "time":"2026-11-20T11:00:00Z","detail":{"eventArn":"arn:h","service":"RDS","statusCode":"open",\
                "eventTypeCategory":"scheduledChange","eventTypeCode":"AWS_RDS_MAINTENANCE_SCHEDULED",\
                "eventDescription":[{"language":"en_US","latestDescription":"Maintenance."}]}}"""));

        assertThat(it.service()).isEqualTo("rds");
        assertThat(it.severity()).isEqualTo(Severity.WARNING);
        assertThat(it.last()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(read(
                        "",
                        "{\"source\":\"aws.backup\",\"detail-type\":\"Backup Job State Change\","
                                + "\"detail\":{\"state\":\"COMPLETED\"}}"))
                .isEmpty();
    }

    @Test
    void other_words_are_told_as_they_are() {
        var it = raised(read("A subject", "Some words"));

        assertThat(it.severity()).isEqualTo(Severity.INFO);
        assertThat(it.kind()).isEqualTo("A subject");
        assertThat(it.message()).isEqualTo("Some words");
        assertThat(it.service()).isEqualTo("shop-test-notices");
        assertThat(it.environment()).isEqualTo("test");
    }

    @Test
    void nothing_says_nothing() {
        assertThat(read("", " ")).isEmpty();
    }

    @Test
    void truncated_json_is_words() {
        assertThat(raised(read("s", "{\"AlarmName\":\"x\",")).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    @Timeout(5)
    void hostile_words_take_no_time() {
        var hostile = "Resource ARN : arn:" + "a".repeat(200_000) + "Job ID : ".repeat(10_000);

        assertThat(raised(read("AWS Backup", "failed " + hostile)).message()).hasSizeLessThanOrEqualTo(4_000);
        assertThat(Duration.between(
                        AT, raised(read("x".repeat(100_000), hostile)).last()))
                .isZero();
    }

    private static Optional<Signal> read(String subject, String message) {
        return Notices.read(subject, message, TOPIC, AT);
    }

    private static Occurrence raised(Optional<Signal> signal) {
        assertThat(signal).containsInstanceOf(Raised.class);
        return ((Raised) signal.orElseThrow()).occurrence();
    }
}
