package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.idOf;
import static dev.skylark.infra.Stacks.properties;
import static dev.skylark.infra.Stacks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.settings.Lambda;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class SubscriptionsTest {

    private static Template doors;
    private static String live;

    @BeforeAll
    static void synthesise() {
        doors = Stacks.usual().doors();
        live = properties(doors, "AWS::Lambda::Alias").keySet().stream()
                .filter(id -> id.startsWith("LogsLive"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void only_log_groups_of_this_account_bring_lines() {
        assertThat(properties(doors, "AWS::Lambda::Permission").values())
                .filteredOn(permission -> at(permission, "FunctionName").equals(Map.of("Ref", live)))
                .singleElement()
                .satisfies(permission -> {
                    assertThat(at(permission, "Action")).isEqualTo("lambda:InvokeFunction");
                    assertThat(at(permission, "Principal")).isEqualTo("logs.amazonaws.com");
                    assertThat(text(at(permission, "SourceAccount"))).isEqualTo("<AWS::AccountId>");
                    assertThat(text(at(permission, "SourceArn")))
                            .isEqualTo("arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*:*");
                });
    }

    @Test
    void no_log_of_our_own_is_brought() {
        doors.resourceCountIs("AWS::Logs::SubscriptionFilter", 0);
    }

    @Test
    void lines_that_were_not_read_are_tried_three_times_within_six_hours_and_then_parked() {
        var parking = properties(doors, "AWS::SQS::Queue").keySet().stream()
                .filter(id -> id.startsWith("SubscriptionsParking"))
                .findFirst()
                .orElseThrow();

        doors.hasResourceProperties(
                "AWS::Lambda::EventInvokeConfig",
                Match.objectLike(Map.of(
                        "FunctionName",
                        Map.of("Ref", idOf(doors, "AWS::Lambda::Function", "Handler", Lambda.LOGS.handler())),
                        "MaximumEventAgeInSeconds",
                        6 * 3600,
                        "MaximumRetryAttempts",
                        2,
                        "DestinationConfig",
                        Map.of("OnFailure", Map.of("Destination", Map.of("Fn::GetAtt", List.of(parking, "Arn")))))));
    }

    @Test
    void who_deploys_learns_how_to_subscribe_a_log_group() {
        var output = at(doors.findOutputs("*"), "LogsFunctionArn");

        assertThat(at(output, "Value")).isEqualTo(Map.of("Ref", live));
        assertThat(at(output, "Description").toString())
                .contains("aws logs put-subscription-filter", "--destination-arn", "never", "/skylark/");
    }
}
