package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.idOf;
import static dev.skylark.infra.Stacks.properties;
import static dev.skylark.infra.Stacks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.settings.Lambda;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class FactsTest {

    private static Template doors;
    private static String live;
    private static String notices;
    private static Object parking;

    @BeforeAll
    static void synthesise() {
        doors = Stacks.usual().doors();
        live = properties(doors, "AWS::Lambda::Alias").keySet().stream()
                .filter(id -> id.startsWith("EventsLive"))
                .findFirst()
                .orElseThrow();
        notices = idOf(doors, "AWS::SNS::Topic", "TopicName", "skylark-notices");
        parking = properties(doors, "AWS::SQS::Queue").keySet().stream()
                .filter(id -> id.startsWith("FactsParking"))
                .map(id -> Map.of("Fn::GetAtt", List.of(id, "Arn")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_we_understand_is_heard_of_and_nothing_else_is() {
        assertThat(properties(doors, "AWS::Events::Rule").values())
                .extracting(rule -> at(rule, "EventPattern"))
                .containsExactlyInAnyOrder(
                        pattern("aws.ec2", "EC2 Instance State-change Notification"),
                        pattern("aws.ec2", "EC2 Spot Instance Interruption Warning"),
                        pattern("aws.ec2", "EBS Volume Notification", "EBS Snapshot Notification"),
                        pattern("aws.ce", "Anomaly Detected"),
                        pattern("aws.cloudwatch", "CloudWatch Alarm State Change"),
                        with(
                                pattern("aws.ecs", "ECS Task State Change"),
                                "detail",
                                Map.of("lastStatus", List.of("STOPPED"))),
                        pattern("aws.health", "AWS Health Event"),
                        with(
                                pattern("aws.backup", "Backup Job State Change"),
                                "detail",
                                Map.of("state", List.of("FAILED", "ABORTED", "EXPIRED"))),
                        pattern("aws.autoscaling", "EC2 Instance Launch Unsuccessful"),
                        with(
                                pattern("dev.skylark", "AlertsChanged", "Told", "Gathered"),
                                "account",
                                List.of(Map.of("Ref", "AWS::AccountId"))));
    }

    private static Map<String, Object> pattern(String source, String... types) {
        return Map.of("source", List.of(source), "detail-type", List.of(types));
    }

    private static Map<String, Object> with(Map<String, Object> pattern, String name, Object value) {
        var more = new TreeMap<>(pattern);
        more.put(name, value);
        return more;
    }

    @Test
    void a_fact_is_brought_to_the_live_function_for_an_hour_and_then_parked() {
        assertThat(properties(doors, "AWS::Events::Rule").values())
                .allSatisfy(rule -> assertThat(Stacks.list(at(rule, "Targets")))
                        .singleElement()
                        .satisfies(target -> {
                            assertThat(at(target, "Arn")).isEqualTo(Map.of("Ref", live));
                            assertThat(at(target, "RetryPolicy", "MaximumEventAgeInSeconds"))
                                    .isEqualTo(3600);
                            assertThat(at(target, "DeadLetterConfig", "Arn")).isEqualTo(parking);
                        }));
    }

    @Test
    void a_fact_that_was_not_taken_in_is_tried_three_times_and_then_parked() {
        doors.hasResourceProperties(
                "AWS::Lambda::EventInvokeConfig",
                Match.objectLike(Map.of(
                        "FunctionName",
                        Map.of("Ref", idOf(doors, "AWS::Lambda::Function", "Handler", Lambda.EVENTS.handler())),
                        "MaximumRetryAttempts",
                        2,
                        "DestinationConfig",
                        Map.of("OnFailure", Map.of("Destination", parking)))));
    }

    @Test
    void the_topic_of_notices_is_heard_by_the_live_function() {
        doors.hasResourceProperties(
                "AWS::SNS::Subscription",
                Map.of(
                        "TopicArn", Map.of("Ref", notices),
                        "Protocol", "lambda",
                        "Endpoint", Map.of("Ref", live),
                        "RedrivePolicy", Map.of("deadLetterTargetArn", parking)));
    }

    @Test
    void only_budgets_and_anomalies_of_this_account_speak_to_it_and_can_encrypt_what_they_say() {
        var here = Map.of("StringEquals", Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId")));

        doors.hasResourceProperties(
                "AWS::SNS::TopicPolicy",
                Map.of(
                        "Topics",
                        List.of(Map.of("Ref", notices)),
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(
                                        Match.objectLike(Map.of("Effect", "Deny")),
                                        Match.objectLike(Map.of(
                                                "Effect",
                                                "Allow",
                                                "Action",
                                                "sns:Publish",
                                                "Principal",
                                                Map.of(
                                                        "Service",
                                                        List.of("budgets.amazonaws.com", "costalerts.amazonaws.com")),
                                                "Condition",
                                                here)))))));
        doors.hasResourceProperties(
                "AWS::KMS::Key",
                Map.of(
                        "KeyPolicy",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Action",
                                        List.of("kms:Decrypt", "kms:GenerateDataKey*"),
                                        "Principal",
                                        Map.of(
                                                "Service",
                                                List.of(
                                                        "cloudwatch.amazonaws.com",
                                                        "budgets.amazonaws.com",
                                                        "costalerts.amazonaws.com")),
                                        "Condition",
                                        here))))))));
    }

    @Test
    void who_deploys_learns_where_budgets_and_other_regions_have_to_be_sent() {
        var outputs = doors.findOutputs("*");

        assertThat(at(outputs, "NoticesTopic", "Value")).isEqualTo(Map.of("Ref", notices));
        assertThat(text(at(outputs, "EventBus", "Value")))
                .isEqualTo("arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:event-bus/default");
        assertThat(at(outputs, "EventBus", "Description").toString()).contains("other regions and accounts", "forward");
    }
}
