package dev.skylark.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Fact.AlertsChanged;
import dev.skylark.fact.Fact.Noticed;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Signal.Cleared;
import dev.skylark.fact.Signal.Raised;
import dev.skylark.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS says when something goes wrong, in the shapes that its documentation shows. */
final class FactsNoticedTest {

    private static final String ALARM = "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:shop-staging-cpu-critical";

    @Test
    void an_alarm_is_raised_with_the_server_that_it_watches() throws IOException {
        var noticed = noticed(sample("alarm"));
        var it = raised(noticed.signal());

        assertThat(noticed.account()).isEqualTo("111122223333");
        assertThat(noticed.region()).isEqualTo("eu-central-1");
        assertThat(noticed.topic()).isEmpty();
        assertThat(it.kind()).isEqualTo("shop-staging-cpu-critical");
        assertThat(it.key()).isEqualTo(ALARM);
        assertThat(it.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(it.service()).isEqualTo("cloudwatch");
        assertThat(it.environment()).isEqualTo("staging");
        assertThat(it.message()).startsWith("Threshold Crossed");
        assertThat(it.at(Circumstance.SERVER)).isEqualTo("i-0123456789abcdef0");
        assertThat(it.at(Circumstance.ADVICE)).isEqualTo("Look for a query without an index first.");
        assertThat(it.last()).isEqualTo(Instant.parse("2026-11-20T12:00:00.985Z"));
    }

    @Test
    void an_alarm_that_is_over_is_cleared_under_the_same_key() throws IOException {
        assertThat(noticed(sample("alarm-ok")).signal())
                .isEqualTo(new Cleared(
                        "cloudwatch",
                        "staging",
                        ALARM,
                        "i-0123456789abcdef0",
                        Instant.parse("2026-11-20T12:00:00.985Z")));
    }

    @Test
    void an_alarm_without_data_says_nothing() throws IOException {
        var unsure = sample("alarm").toString().replace("\"value\":\"ALARM\"", "\"value\":\"INSUFFICIENT_DATA\"");

        assertThat(Facts.read(Json.read(unsure))).isEmpty();
    }

    @Test
    void an_event_that_comes_twice_is_the_same_fact_twice() throws IOException {
        assertThat(Facts.read(sample("alarm"))).isEqualTo(Facts.read(sample("alarm")));
    }

    @Test
    void a_task_whose_container_failed_is_an_alert_of_its_service() throws IOException {
        var it = raised(noticed(sample("ecs-task-stopped")).signal());

        assertThat(it.service()).isEqualTo("orders");
        assertThat(it.kind()).isEqualTo("EssentialContainerExited");
        assertThat(it.message()).isEqualTo("Essential container in task exited\norders exited with 1");
        assertThat(it.at(Circumstance.INSTANCE)).isEqualTo("c13b4cb40f1f4fe4a2971f76ae5a47ad");
        assertThat(it.environment()).isEqualTo("production");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CannotPullContainerError: pull image manifest has been retried 1 time(s) | CannotPullContainerError",
                "OutOfMemoryError: Container killed due to memory usage | OutOfMemoryError",
                "ResourceInitializationError: unable to pull secrets | ResourceInitializationError",
                "Task failed ELB health checks in (target-group arn:aws:x) | FailedHealthChecks",
                "Task failed container health checks | FailedHealthChecks"
            })
    void a_task_stops_for_many_bad_reasons(String reason, String kind) throws IOException {
        assertThat(raised(noticed(stopped(reason, 1)).signal()).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Scaling activity initiated by (deployment ecs-svc/9223370526457326437) | 137",
                "Task stopped by user | 143",
                "Essential container in task exited | 0"
            })
    void a_task_that_was_meant_to_stop_is_no_alert(String reason, int exit) throws IOException {
        assertThat(Facts.read(stopped(reason, exit))).isEmpty();
    }

    @Test
    void a_task_that_still_runs_is_no_alert() throws IOException {
        var running = sample("ecs-task-stopped")
                .toString()
                .replace("\"lastStatus\":\"STOPPED\"", "\"lastStatus\":\"RUNNING\"");

        assertThat(Facts.read(Json.read(running))).isEmpty();
    }

    @Test
    void the_health_of_aws_is_raised_and_cleared_under_one_key() throws IOException {
        var it = raised(noticed(sample("health")).signal());
        var closed = sample("health").toString().replace("\"statusCode\":\"open\"", "\"statusCode\":\"closed\"");

        assertThat(it.service()).isEqualTo("ec2");
        assertThat(it.severity()).isEqualTo(Severity.ERROR);
        assertThat(it.message()).isEqualTo("A store of your instance is slower than it should be.");
        assertThat(it.at(Circumstance.SERVER)).isEqualTo("i-0123456789abcdef0");
        assertThat(noticed(Json.read(closed)).signal())
                .isEqualTo(new Cleared("ec2", "production", it.key(), it.at(Circumstance.SERVER), it.last()));
    }

    @Test
    void a_backup_that_failed_is_an_alert_and_one_that_did_not_is_none() throws IOException {
        var it = raised(noticed(sample("backup-failed")).signal());
        var completed = sample("backup-failed").toString().replace("FAILED", "COMPLETED");

        assertThat(it.kind()).isEqualTo("Backup Job FAILED");
        assertThat(it.message()).isEqualTo("Insufficient privileges to perform this action.");
        assertThat(it.at(Circumstance.SERVER)).isEqualTo("i-0123456789abcdef0");
        assertThat(Facts.read(Json.read(completed))).isEmpty();
    }

    @Test
    void a_server_that_cannot_be_launched_is_an_alert_of_its_group() {
        var it = raised(noticed(event("aws.autoscaling", "EC2 Instance Launch Unsuccessful", """
                {"StatusCode":"Failed","AutoScalingGroupName":"web-dev","ActivityId":"87654321-4321-4321-4321-210987654321",\
                "Details":{"Availability Zone":"eu-central-1b","Subnet ID":"subnet-01234567890abcdef"},"RequestId":"r",\
                "StatusMessage":"We currently do not have sufficient capacity.","EndTime":"e","EC2InstanceId":"","StartTime":"s",\
                "Cause":"At 12:00 an instance was started."}"""))
                .signal());

        assertThat(it.service()).isEqualTo("web-dev");
        assertThat(it.environment()).isEqualTo("dev");
        assertThat(it.message()).isEqualTo("We currently do not have sufficient capacity.");
    }

    @Test
    void a_spot_server_that_aws_takes_back_is_a_warning() {
        var it = raised(noticed(event(
                        "aws.ec2",
                        "EC2 Spot Instance Interruption Warning",
                        "{\"instance-id\":\"i-1234567890abcdef0\",\"instance-action\":\"terminate\"}"))
                .signal());

        assertThat(it.severity()).isEqualTo(Severity.WARNING);
        assertThat(it.at(Circumstance.SERVER)).isEqualTo("i-1234567890abcdef0");
    }

    @Test
    void a_snapshot_that_failed_is_an_alert_and_one_that_did_not_is_none() {
        var detail = "{\"event\":\"createSnapshot\",\"result\":\"%s\",\"cause\":\"The key is disabled\","
                + "\"snapshot_id\":\"arn:aws:ec2::eu-central-1:snapshot/snap-01234567\"}";
        var it = raised(noticed(event("aws.ec2", "EBS Snapshot Notification", detail.formatted("failed")))
                .signal());

        assertThat(it.kind()).isEqualTo("createSnapshot");
        assertThat(it.message()).isEqualTo("createSnapshot failed: The key is disabled");
        assertThat(Facts.read(event("aws.ec2", "EBS Snapshot Notification", detail.formatted("succeeded"))))
                .isEmpty();
        assertThat(Facts.read(event("aws.ec2", "EBS Volume Notification", "{\"result\":\"available\"}")))
                .isEmpty();
    }

    @Test
    void an_alarm_that_comes_by_a_topic_is_the_same_as_by_an_event() throws IOException {
        var noticed = noticed(sample("sns-alarm"));
        var it = raised(noticed.signal());

        assertThat(noticed.topic()).isEqualTo("arn:aws:sns:eu-central-1:111122223333:alarms");
        assertThat(noticed.account()).isEqualTo("111122223333");
        assertThat(noticed.id()).isEqualTo("22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");
        assertThat(it.service()).isEqualTo("orders");
        assertThat(it.key()).isEqualTo("arn:aws:cloudwatch:eu-central-1:111122223333:alarm:orders-errors");
        assertThat(it.last()).isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
    }

    @Test
    void that_alerts_have_changed_is_a_fact_of_our_own() throws IOException {
        assertThat(Facts.read(sample("alerts-changed"))).containsExactly(new AlertsChanged("41771983423143937"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws.cloudwatch/CloudWatch Alarm State Change",
                "aws.ecs/ECS Task State Change",
                "aws.health/AWS Health Event",
                "aws.backup/Backup Job State Change",
                "aws.ec2/EBS Volume Notification",
                "dev.skylark/AlertsChanged",
                "somebody.else/AlertsChanged",
                "somebody.else/CloudWatch Alarm State Change"
            })
    void an_event_with_nothing_in_it_is_left_alone(String type) {
        var parts = type.split("/", -1);

        assertThat(Facts.read(event(parts[0], parts[1], "{}"))).isEmpty();
        assertThat(Facts.read(event(parts[0], parts[1], "[[],7,\"x\"]"))).isEmpty();
        assertThat(Facts.read(event(parts[0], parts[1], "null"))).isEmpty();
    }

    private static Json stopped(String reason, int exit) throws IOException {
        return Json.read(sample("ecs-task-stopped")
                .toString()
                .replace(
                        "\"stoppedReason\":\"Essential container in task exited\"",
                        "\"stoppedReason\":\"" + reason + "\"")
                .replace("\"exitCode\":1", "\"exitCode\":" + exit));
    }

    private static Json event(String source, String type, String detail) {
        return Json.read("""
                {"version":"0","id":"e-1","detail-type":"%s","source":"%s","account":"111122223333",\
                "time":"2026-11-20T12:00:00Z","region":"eu-central-1","resources":[],"detail":%s}""".formatted(type, source, detail));
    }

    private static Json sample(String name) throws IOException {
        return Json.read(Files.readAllBytes(Path.of("../events/facts", name + ".json")))
                .at("event");
    }

    private static Noticed noticed(Json delivery) {
        assertThat(Facts.read(delivery)).singleElement().isInstanceOf(Noticed.class);
        return (Noticed) Facts.read(delivery).getFirst();
    }

    private static Occurrence raised(Signal signal) {
        assertThat(signal).isInstanceOf(Raised.class);
        return ((Raised) signal).occurrence();
    }
}
