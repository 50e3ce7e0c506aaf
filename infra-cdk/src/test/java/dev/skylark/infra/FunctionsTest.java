package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.idOf;
import static dev.skylark.infra.Stacks.properties;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class FunctionsTest {

    /** Every wildcard in the rights of a program, with the reason why it is there. */
    private static final Map<String, String> WILDCARDS =
            Map.of("kms:GenerateDataKey*", "Publishing to an encrypted topic needs both forms of this one call.");

    private static Template doors;

    @BeforeAll
    static void synthesise() {
        doors = Stacks.usual().doors();
    }

    @Test
    void there_is_one_function_for_each_declared() {
        doors.resourceCountIs("AWS::Lambda::Function", Lambda.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void a_function_is_as_declared(Lambda lambda) {
        doors.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Handler", lambda.handler(),
                        "Timeout", lambda.timeout().toSeconds(),
                        "MemorySize", lambda.memoryMegabytes(),
                        "Runtime", "java25",
                        "Architectures", List.of("arm64"),
                        "LoggingConfig", Match.objectLike(Map.of("LogFormat", "JSON"))));
    }

    @ParameterizedTest
    @EnumSource
    void a_function_knows_exactly_its_declared_settings(Lambda lambda) {
        var variables = (Map<?, ?>) at(function(lambda), "Environment", "Variables");

        assertThat(variables.keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(
                        lambda.settings().stream().map(Setting::variable).toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_function_is_called_by_its_alias(Lambda lambda) {
        var id = idOf(doors, "AWS::Lambda::Function", "Handler", lambda.handler());

        doors.hasResourceProperties("AWS::Lambda::Alias", Map.of("Name", "live", "FunctionName", Map.of("Ref", id)));
    }

    @ParameterizedTest
    @EnumSource
    void a_function_has_a_role_of_its_own(Lambda lambda) {
        var mine = at(function(lambda), "Role");

        assertThat(properties(doors, "AWS::Lambda::Function").values())
                .filteredOn(function -> at(function, "Role").equals(mine))
                .hasSize(1);
    }

    @Test
    void logs_are_kept_for_30_days() {
        assertThat(properties(doors, "AWS::Logs::LogGroup").values())
                .hasSize(Lambda.values().length + 1)
                .allSatisfy(log -> assertThat(at(log, "RetentionInDays")).isEqualTo(30));
    }

    @Test
    void no_role_has_a_policy_made_by_somebody_else() {
        assertThat(properties(doors, "AWS::IAM::Role").values())
                .allSatisfy(role -> assertThat(((Map<?, ?>) role).containsKey("ManagedPolicyArns"))
                        .isFalse());
    }

    @Test
    void no_right_has_a_wildcard_without_a_reason() {
        var seen = new TreeSet<String>();
        for (var policy : properties(doors, "AWS::IAM::Policy").values()) {
            for (var statement : Stacks.list(at(policy, "PolicyDocument", "Statement"))) {
                for (var part : List.of("Action", "Resource")) {
                    Stacks.list(at(statement, part)).stream()
                            .map(Object::toString)
                            .filter(text -> text.contains("*"))
                            .forEach(seen::add);
                }
            }
        }
        assertThat(seen).isEqualTo(new TreeSet<>(WILDCARDS.keySet()));
    }

    @Test
    void the_front_door_can_write_no_table_and_hands_over_to_nobody_but_work() {
        assertThat(actions(Lambda.INTERACTIONS))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "lambda:InvokeFunction",
                        "dynamodb:GetItem",
                        "dynamodb:Query");

        var work = idOf(doors, "AWS::Lambda::Function", "Handler", Lambda.WORK.handler());
        assertThat(statements(Lambda.INTERACTIONS))
                .filteredOn(statement -> at(statement, "Action").equals("lambda:InvokeFunction"))
                .singleElement()
                .satisfies(statement -> assertThat(at(statement, "Resource")).isEqualTo(Map.of("Ref", live(work))));
    }

    @Test
    void work_scans_no_table_and_changes_no_table_itself() {
        assertThat(actions(Lambda.WORK))
                .filteredOn(action -> action.startsWith("dynamodb:"))
                .containsExactlyInAnyOrder(
                        "dynamodb:GetItem",
                        "dynamodb:Query",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:ConditionCheckItem");
    }

    private static Object function(Lambda lambda) {
        var all = properties(doors, "AWS::Lambda::Function");
        return at(all, idOf(doors, "AWS::Lambda::Function", "Handler", lambda.handler()));
    }

    private static String live(String function) {
        return properties(doors, "AWS::Lambda::Alias").entrySet().stream()
                .filter(alias -> at(alias.getValue(), "Name").equals("live"))
                .filter(alias -> at(alias.getValue(), "FunctionName").equals(Map.of("Ref", function)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> statements(Lambda lambda) {
        var role = ((List<?>) at(function(lambda), "Role", "Fn::GetAtt")).getFirst();
        var statements = new ArrayList<Object>();
        for (var policy : properties(doors, "AWS::IAM::Policy").values()) {
            if (at(policy, "Roles").equals(List.of(Map.of("Ref", role)))) {
                statements.addAll(Stacks.list(at(policy, "PolicyDocument", "Statement")));
            }
        }
        return statements;
    }

    private static List<String> actions(Lambda lambda) {
        return statements(lambda).stream()
                .flatMap(statement -> Stacks.list(at(statement, "Action")).stream())
                .map(Object::toString)
                .toList();
    }
}
