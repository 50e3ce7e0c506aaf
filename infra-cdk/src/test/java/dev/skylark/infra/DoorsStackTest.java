package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.idOf;
import static dev.skylark.infra.Stacks.properties;
import static dev.skylark.infra.Stacks.text;
import static dev.skylark.infra.Stacks.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.skylark.settings.HouseJob;
import dev.skylark.settings.Lambda;
import dev.skylark.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class DoorsStackTest {

    private static Template doors;

    @BeforeAll
    static void synthesise() {
        doors = Stacks.usual().doors();
    }

    @Test
    void the_only_addresses_are_those_that_discord_and_other_systems_call() {
        var integrations = properties(doors, "AWS::ApiGatewayV2::Integration");

        assertThat(properties(doors, "AWS::ApiGatewayV2::Route").values())
                .extracting(
                        route -> at(route, "RouteKey"),
                        route -> text(at(
                                integrations,
                                text(at(route, "Target")).replaceAll(".*<(.*)>", "$1"),
                                "IntegrationUri")))
                .containsExactlyInAnyOrder(
                        tuple("POST /discord/interactions", "<" + live("Interactions") + ">"),
                        tuple("POST /webhooks/alerts/{source}", "<" + live("Webhooks") + ">"),
                        tuple("POST /webhooks/sns/{source}", "<" + live("Webhooks") + ">"),
                        tuple("POST /webhooks/github", "<" + live("Webhooks") + ">"),
                        tuple("POST /webhooks/github/{guild}", "<" + live("Webhooks") + ">"),
                        tuple("GET /link/{provider}", "<" + live("Webhooks") + ">"),
                        tuple("POST /link/{provider}", "<" + live("Webhooks") + ">"),
                        tuple("GET /link/{provider}/callback", "<" + live("Webhooks") + ">"),
                        tuple("POST /link/{provider}/callback", "<" + live("Webhooks") + ">"),
                        tuple("GET /webhooks/health", "<" + live("Webhooks") + ">"));
    }

    @Test
    void who_makes_addresses_for_others_knows_ours() {
        var api =
                properties(doors, "AWS::ApiGatewayV2::Api").keySet().iterator().next();

        assertThat(properties(doors, "AWS::Lambda::Function").values())
                .extracting(function -> Stacks.maybe(at(function, "Environment", "Variables"), "SKYLARK_PUBLIC_URL"))
                .filteredOn(Objects::nonNull)
                .hasSize(4)
                .allMatch(Map.of("Fn::GetAtt", List.of(api, "ApiEndpoint"))::equals);
    }

    @Test
    void how_long_discord_waits_is_measured_without_the_others() {
        doors.hasResourceProperties(
                "AWS::Logs::MetricFilter",
                Map.of(
                        "FilterPattern",
                        "{ $.routeKey = \"POST /discord/interactions\" }",
                        "MetricTransformations",
                        List.of(Map.of(
                                "MetricNamespace", "Skylark",
                                "MetricName", "InteractionsLatency",
                                "MetricValue", "$.responseLatency"))));
        doors.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName", "skylark FrontDoorSlow",
                        "Namespace", "Skylark",
                        "MetricName", "InteractionsLatency",
                        "Threshold", 2000));
        assertThat(at(
                                properties(doors, "AWS::ApiGatewayV2::Stage")
                                        .values()
                                        .iterator()
                                        .next(),
                                "AccessLogSettings",
                                "Format")
                        .toString())
                .contains("\"routeKey\":\"$context.routeKey\"", "\"responseLatency\":$context.responseLatency}");
    }

    @Test
    void the_door_is_throttled_and_writes_down_who_came() {
        doors.hasResourceProperties(
                "AWS::ApiGatewayV2::Stage",
                Map.of(
                        "StageName", "$default",
                        "DefaultRouteSettings", Map.of("ThrottlingRateLimit", 500, "ThrottlingBurstLimit", 1000),
                        "AccessLogSettings", Match.objectLike(Map.of("DestinationArn", Match.anyValue()))));
    }

    @Test
    void work_is_tried_three_times_within_ten_minutes_and_then_parked() {
        doors.hasResourceProperties("AWS::Lambda::EventInvokeConfig", failing("live", Map.of("Ref", failed())));
        doors.hasResourceProperties(
                "AWS::SNS::Subscription",
                Map.of(
                        "TopicArn",
                        Map.of("Ref", failed()),
                        "Protocol",
                        "sqs",
                        "RawMessageDelivery",
                        true,
                        "Endpoint",
                        arn(queue("Parking"))));
    }

    @Test
    void a_failure_to_tell_the_person_ends_in_a_queue_and_never_comes_back() {
        doors.hasResourceProperties(
                "AWS::SNS::Subscription",
                Map.of(
                        "TopicArn", Map.of("Ref", failed()),
                        "Protocol", "lambda",
                        "RedrivePolicy", Map.of("deadLetterTargetArn", arn(queue("Undelivered")))));
        doors.hasResourceProperties("AWS::Lambda::EventInvokeConfig", failing("tells", arn(queue("Undelivered"))));
    }

    private static Map<String, Object> failing(String alias, Object destination) {
        // The last part of the alias's ARN is its name.
        var split = Map.of("Fn::Split", List.of(":", Map.of("Ref", work(alias))));
        return Map.of(
                "Qualifier",
                Map.of("Fn::Select", List.of(7, split)),
                "MaximumEventAgeInSeconds",
                600,
                "MaximumRetryAttempts",
                2,
                "DestinationConfig",
                Map.of("OnFailure", Map.of("Destination", destination)));
    }

    @Test
    void what_is_parked_stays_for_14_days_and_is_encrypted() {
        assertThat(properties(doors, "AWS::SQS::Queue").values()).hasSize(5).allSatisfy(queue -> {
            assertThat(at(queue, "MessageRetentionPeriod")).isEqualTo(14 * 24 * 3600);
            assertThat(at(queue, "SqsManagedSseEnabled")).isEqualTo(true);
        });
        assertThat(properties(doors, "AWS::SNS::Topic").values())
                .hasSize(3)
                .allSatisfy(topic -> assertThat(at(topic, "KmsMasterKeyId")).isNotNull());
    }

    @Test
    void each_thing_that_can_go_wrong_has_an_alarm_that_somebody_hears() {
        var expected = new TreeSet<>(List.of(
                "skylark InteractionsSlow",
                "skylark FrontDoorSlow",
                "skylark FrontDoorErrors",
                "skylark WorkLost",
                "skylark EventsLost",
                "skylark ClockLost",
                "skylark WorkParked",
                "skylark LogsLost",
                "skylark FactsParked",
                "skylark LogsParked",
                "skylark JobsParked",
                "skylark NewsUndelivered",
                "skylark VoiceLate",
                "skylark VoiceParked",
                "skylark VoiceStopped"));
        Arrays.stream(Lambda.values()).map(Names::pascal).forEach(name -> {
            expected.add("skylark " + name + "Errors");
            expected.add("skylark " + name + "Throttles");
        });
        Arrays.stream(Table.values())
                .map(table -> "skylark " + Names.pascal(table) + "TableThrottles")
                .forEach(expected::add);
        var alarms = properties(doors, "AWS::CloudWatch::Alarm").values();
        var topic = idOf(doors, "AWS::SNS::Topic", "DisplayName", "Skylark: alarms");

        assertThat(alarms).extracting(alarm -> at(alarm, "AlarmName")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(alarms)
                .allSatisfy(alarm -> assertThat(at(alarm, "AlarmActions")).isEqualTo(List.of(Map.of("Ref", topic))));
        doors.hasResourceProperties(
                "AWS::SNS::TopicPolicy",
                Match.objectLike(Map.of(
                        "Topics",
                        List.of(Map.of("Ref", topic)),
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Action", "sns:Publish",
                                        "Effect", "Allow",
                                        "Principal", Map.of("Service", "cloudwatch.amazonaws.com"))))))))));
    }

    @Test
    void there_is_one_page_to_look_at() {
        doors.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    }

    @Test
    void the_deployment_script_and_people_find_what_they_need() {
        assertThat(doors.findOutputs("*"))
                .containsOnlyKeys(
                        "InteractionsUrl",
                        "WebhooksUrl",
                        "LogsFunctionArn",
                        "DiscordSecret",
                        "GithubSecret",
                        "ParkingQueue",
                        "UndeliveredQueue",
                        "ParkedJobsQueue",
                        "ParkedFactsQueue",
                        "ParkedLogsQueue",
                        "NoticesTopic",
                        "EventBus",
                        "AlarmTopic");
    }

    @Test
    void nothing_starts_from_a_snapshot_and_nothing_is_reserved_unless_chosen() {
        assertThat(properties(doors, "AWS::Lambda::Function").values())
                .allSatisfy(function ->
                        assertThat(function.toString()).doesNotContain("SnapStart", "ReservedConcurrentExecutions"));
        doors.resourceCountIs("AWS::Scheduler::Schedule", HouseJob.values().length);
    }

    @Test
    void servers_are_looked_for_here_by_the_usual_tag_unless_chosen() {
        doors.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Handler",
                        Lambda.WORK.handler(),
                        "Environment",
                        Map.of(
                                "Variables",
                                Match.objectLike(Map.of(
                                        "SKYLARK_GUILD_TAG", "skylark:guild",
                                        "SKYLARK_REGIONS", Map.of("Ref", "AWS::Region"),
                                        "SKYLARK_CACHE_TTL", "30")))));
    }

    @Test
    void choices_are_followed() {
        var chosen = Stacks.with(Map.of(
                        "skylark:snapStart", "INTERACTIONS",
                        "skylark:reserved:WORK", "7",
                        "skylark:requestsPerSecond", "20",
                        "skylark:alarmEmail", "people@example.org",
                        "skylark:secretVersion", "0123-version",
                        "skylark:guildTag", "owner",
                        "skylark:githubApi", "https://github.example.org/api/v3",
                        "skylark:adviceModel", "eu.maker.model-v1:0",
                        "skylark:regions", "eu-central-1,us-east-1"))
                .doors();

        chosen.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Handler", Lambda.INTERACTIONS.handler(),
                        "SnapStart", Map.of("ApplyOn", "PublishedVersions")));
        chosen.hasResourceProperties("AWS::Scheduler::Schedule", Map.of("ScheduleExpression", "rate(1 day)"));
        chosen.resourceCountIs("AWS::Scheduler::Schedule", HouseJob.values().length + 1);
        chosen.hasResourceProperties(
                "AWS::Lambda::Function", Map.of("Handler", Lambda.WORK.handler(), "ReservedConcurrentExecutions", 7));
        chosen.hasResourceProperties(
                "AWS::ApiGatewayV2::Stage",
                Map.of("DefaultRouteSettings", Map.of("ThrottlingRateLimit", 20, "ThrottlingBurstLimit", 40)));
        chosen.hasResourceProperties(
                "AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", "people@example.org"));
        assertThat(properties(chosen, "AWS::Lambda::Function").toString())
                .contains(":SecretString:publicKey::0123-version}}");
        assertThat(properties(chosen, "AWS::Lambda::Function").toString())
                .contains("SKYLARK_GUILD_TAG=owner,", "SKYLARK_REGIONS=eu-central-1,us-east-1");
        assertThat(Stacks.statements(chosen, Lambda.WORK).toString())
                .contains("aws:ResourceTag/owner", "aws:RequestTag/owner")
                .doesNotContain("skylark:guild");
        assertThat(properties(chosen, "AWS::Lambda::Function").toString())
                .contains(
                        "SKYLARK_GITHUB_API=https://github.example.org/api/v3",
                        "SKYLARK_ADVICE_MODEL=eu.maker.model-v1:0");
        assertThat(Stacks.statements(chosen, Lambda.WORK))
                .filteredOn(statement -> at(statement, "Action").equals("bedrock:InvokeModel"))
                .singleElement()
                .satisfies(
                        statement -> assertThat(texts(statement, "Resource"))
                                .containsExactly(
                                        "arn:<AWS::Partition>:bedrock:*::foundation-model/maker.model-v1:0",
                                        "arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:inference-profile/eu.maker.model-v1:0"));
    }

    private static String live(String function) {
        return properties(doors, "AWS::Lambda::Alias").keySet().stream()
                .filter(id -> id.startsWith(function + "Live"))
                .findFirst()
                .orElseThrow();
    }

    private static String work(String alias) {
        return properties(doors, "AWS::Lambda::Alias").entrySet().stream()
                .filter(resource -> resource.getKey().startsWith("Work"))
                .filter(resource -> at(resource.getValue(), "Name").equals(alias))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static String failed() {
        return idOf(doors, "AWS::SNS::Topic", "DisplayName", "Skylark: work that failed");
    }

    private static String queue(String name) {
        return properties(doors, "AWS::SQS::Queue").keySet().stream()
                .filter(id -> id.startsWith("HandOver" + name))
                .findFirst()
                .orElseThrow();
    }

    private static Object arn(String id) {
        return Map.of("Fn::GetAtt", List.of(id, "Arn"));
    }
}
