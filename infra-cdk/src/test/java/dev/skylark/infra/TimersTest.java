package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.idOf;
import static dev.skylark.infra.Stacks.properties;
import static dev.skylark.infra.Stacks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.skylark.settings.Lambda;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class TimersTest {

    private static Template doors;
    private static String parking;
    private static String role;

    @BeforeAll
    static void synthesise() {
        doors = Stacks.usual().doors();
        parking = properties(doors, "AWS::SQS::Queue").keySet().stream()
                .filter(id -> id.startsWith("TimersParking"))
                .findFirst()
                .orElseThrow();
        role = properties(doors, "AWS::IAM::Role").keySet().stream()
                .filter(id -> id.startsWith("TimersRole"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void timers_are_a_group_of_their_own() {
        doors.hasResourceProperties("AWS::Scheduler::ScheduleGroup", Map.of("Name", "skylark"));
    }

    @Test
    void a_timer_calls_the_live_clock_and_parks_what_fails_and_nothing_else() {
        var policy = at(
                properties(doors, "AWS::IAM::Policy"),
                idOf(doors, "AWS::IAM::Policy", "Roles", List.of(Map.of("Ref", role))));

        assertThat(Stacks.list(at(policy, "PolicyDocument", "Statement")))
                .extracting(it -> at(it, "Action"), it -> at(it, "Resource"))
                .containsExactlyInAnyOrder(
                        tuple("lambda:InvokeFunction", Map.of("Ref", live())), tuple("sqs:SendMessage", arn(parking)));
    }

    @ParameterizedTest
    @CsvSource({"checkup, rate(5 minutes)", "backups, cron(0 * * * ? *)", "upkeep, cron(0 * * * ? *)"})
    void the_house_looks_after_itself_by_the_clock(String kind, String when) {
        doors.hasResourceProperties(
                "AWS::Scheduler::Schedule",
                Match.objectLike(Map.of(
                        "GroupName",
                        "skylark",
                        "ScheduleExpression",
                        when,
                        "Target",
                        Match.objectLike(Map.of(
                                "Arn",
                                Map.of("Ref", live()),
                                "Input",
                                "{\"guild\":\"house\",\"kind\":\"%s\",\"name\":\"%s\",\"data\":{}}"
                                        .formatted(kind, kind))))));
    }

    @Test
    void only_the_scheduler_of_this_account_and_group_takes_the_role() {
        var trust = Stacks.list(at(properties(doors, "AWS::IAM::Role"), role, "AssumeRolePolicyDocument", "Statement"));

        assertThat(trust).singleElement().satisfies(statement -> {
            assertThat(at(statement, "Principal")).isEqualTo(Map.of("Service", "scheduler.amazonaws.com"));
            assertThat(text(at(statement, "Condition", "StringEquals", "aws:SourceAccount")))
                    .isEqualTo("<AWS::AccountId>");
            assertThat(text(at(statement, "Condition", "StringEquals", "aws:SourceArn")))
                    .isEqualTo("arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule-group/skylark");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"WORK", "EVENTS", "CLOCK"})
    void who_acts_knows_how_to_set_timers(Lambda lambda) {
        var variables = at(
                properties(doors, "AWS::Lambda::Function"),
                idOf(doors, "AWS::Lambda::Function", "Handler", lambda.handler()),
                "Environment",
                "Variables");

        assertThat(at(variables, "SKYLARK_TIMERS_GROUP")).isEqualTo("skylark");
        assertThat(text(at(variables, "SKYLARK_TIMERS_TARGET")))
                .isEqualTo("arn:<AWS::Partition>:lambda:<AWS::Region>:<AWS::AccountId>:function:skylark-clock:live");
        assertThat(at(variables, "SKYLARK_TIMERS_ROLE")).isEqualTo(arn(role));
        assertThat(at(variables, "SKYLARK_TIMERS_PARKING")).isEqualTo(arn(parking));
    }

    @Test
    void a_job_that_fails_is_tried_three_times_within_an_hour_and_then_parked() {
        doors.hasResourceProperties(
                "AWS::Lambda::EventInvokeConfig",
                Match.objectLike(Map.of(
                        "FunctionName",
                        Map.of("Ref", idOf(doors, "AWS::Lambda::Function", "Handler", Lambda.CLOCK.handler())),
                        "MaximumEventAgeInSeconds",
                        3600,
                        "MaximumRetryAttempts",
                        2,
                        "DestinationConfig",
                        Map.of("OnFailure", Map.of("Destination", arn(parking))))));
    }

    private static String live() {
        return properties(doors, "AWS::Lambda::Alias").keySet().stream()
                .filter(id -> id.startsWith("ClockLive"))
                .findFirst()
                .orElseThrow();
    }

    private static Object arn(String id) {
        return Map.of("Fn::GetAtt", List.of(id, "Arn"));
    }
}
