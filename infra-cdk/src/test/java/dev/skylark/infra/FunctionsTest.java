package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.idOf;
import static dev.skylark.infra.Stacks.properties;
import static dev.skylark.infra.Stacks.statements;
import static dev.skylark.infra.Stacks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import dev.skylark.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class FunctionsTest {

    /** Every wildcard in the rights of a program; that each has a reason is seen to by cdk-nag. */
    private static final Set<String> WILDCARDS = Set.of(
            "kms:GenerateDataKey*",
            "ec2:Describe*",
            "*",
            "arn:<AWS::Partition>:ec2:*:<AWS::AccountId>:instance/*",
            "arn:<AWS::Partition>:ec2:*:<AWS::AccountId>:volume/*",
            "arn:<AWS::Partition>:ec2:*:<AWS::AccountId>:launch-template/*",
            "arn:<AWS::Partition>:ec2:*:<AWS::AccountId>:network-interface/*",
            "arn:<AWS::Partition>:ec2:*:<AWS::AccountId>:subnet/*",
            "arn:<AWS::Partition>:ec2:*:<AWS::AccountId>:security-group/*",
            "arn:<AWS::Partition>:ec2:*:<AWS::AccountId>:key-pair/*",
            "arn:<AWS::Partition>:ec2:*::snapshot/*",
            "arn:<AWS::Partition>:ec2:*::image/*",
            "arn:<AWS::Partition>:logs:*:<AWS::AccountId>:log-group:*",
            "arn:<AWS::Partition>:cloudwatch:*:<AWS::AccountId>:alarm:*",
            "arn:<AWS::Partition>:iam::*:role/skylark-*",
            "arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/skylark/*",
            "arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:skylark/panel/*",
            "arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:skylark/github/*",
            "<SkylarkData:ExportsOutputFnGetAttLibrary9A29C343Arn2C49236F>/*",
            "<SkylarkData:ExportsOutputFnGetAttArchiveDA4CB258ArnBE8F3792>/*",
            "arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/skylark-copy-*",
            "a backup of a table of ours");

    private static final List<String> CHANGES =
            List.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem");

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

    /** What does not fit is put into policies of its own, for which nobody has given reasons. */
    @Test
    void what_a_function_may_do_fits_into_its_role() {
        // those of CloudRights and KeepingRights
        doors.resourceCountIs("AWS::IAM::ManagedPolicy", 2);
    }

    @ParameterizedTest
    @EnumSource
    void what_stands_in_one_place_of_all_guilds_is_read_by_who_looks_after_the_house_only(Lambda lambda) {
        assertThat(resources(lambda, "dynamodb:Query"))
                .filteredOn(arn -> arn.endsWith("/index/by-gathering"))
                .hasSize(lambda == Lambda.CLOCK ? 1 : 0);
    }

    @Test
    void no_right_has_a_wildcard_that_is_not_known() {
        var seen = new TreeSet<String>();
        for (var policy : Stacks.policies(doors).toList()) {
            for (var statement : Stacks.list(at(policy, "PolicyDocument", "Statement"))) {
                for (var part : List.of("Action", "Resource")) {
                    texts(statement, part).stream()
                            .filter(text -> text.contains("*"))
                            .map(text -> text.endsWith("/backup/*") ? "a backup of a table of ours" : text)
                            .forEach(seen::add);
                }
            }
        }
        assertThat(seen).isEqualTo(new TreeSet<>(WILDCARDS));
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
        assertThat(tables(Lambda.INTERACTIONS, "dynamodb:Query"))
                .containsExactlyInAnyOrder(
                        "Guilds",
                        "Fleet",
                        "Money",
                        "Alerts",
                        "Logs",
                        "Github",
                        "Music",
                        "Tracks",
                        "Voice",
                        "Schedules",
                        "Health");

        var work = idOf(doors, "AWS::Lambda::Function", "Handler", Lambda.WORK.handler());
        assertThat(statements(doors, Lambda.INTERACTIONS))
                .filteredOn(statement -> at(statement, "Action").equals("lambda:InvokeFunction"))
                .singleElement()
                .satisfies(statement -> assertThat(at(statement, "Resource")).isEqualTo(Map.of("Ref", live(work))));
    }

    @Test
    void what_is_due_is_handed_to_the_work_function_by_the_clock_alone() {
        assertThat(Arrays.stream(Lambda.values())
                        .filter(lambda -> actions(lambda).contains("lambda:InvokeFunction")))
                .containsExactly(Lambda.INTERACTIONS, Lambda.WORK, Lambda.CLOCK);
        assertThat(resources(Lambda.CLOCK, "lambda:InvokeFunction"))
                .containsExactlyElementsOf(resources(Lambda.WORK, "lambda:InvokeFunction"));
    }

    @ParameterizedTest
    @EnumSource(names = {"WORK", "EVENTS", "CLOCK"})
    void who_acts_reads_every_table_by_item_and_changes_no_table_itself(Lambda lambda) {
        assertThat(statements(doors, lambda).stream()
                        .filter(it -> !isOfBackups(it))
                        .flatMap(it -> texts(it, "Action").stream())
                        .filter(action -> action.startsWith("dynamodb:") && !action.startsWith("dynamodb:Describe")))
                .containsOnly(
                        "dynamodb:GetItem",
                        "dynamodb:Query",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:ConditionCheckItem");
        assertThat(tables(lambda, "dynamodb:GetItem"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Table.values())
                        .filter(table -> table != Table.PEOPLE || lambda == Lambda.WORK)
                        .map(Names::pascal)
                        .toList());
    }

    /** Whether it speaks of backups, or of the tables into which they are unpacked. */
    private static boolean isOfBackups(Object statement) {
        var resource = at(statement, "Resource").toString();
        return resource.contains("/backup/*")
                || resource.contains("table/skylark-copy-*")
                || texts(statement, "Action").contains("dynamodb:CreateBackup")
                || texts(statement, "Action").contains("dynamodb:ListBackups")
                || texts(statement, "Action").contains("dynamodb:Scan")
                || texts(statement, "Action").contains("dynamodb:DescribeTimeToLive");
    }

    @ParameterizedTest
    @EnumSource(names = {"WORK", "CLOCK"})
    void who_backs_up_deletes_copies_and_no_table_of_ours(Lambda lambda) {
        assertThat(statements(doors, lambda).stream()
                        .filter(it -> texts(it, "Action").contains("dynamodb:DeleteTable"))
                        .map(it -> at(it, "Resource").toString()))
                .singleElement()
                .asString()
                .contains("table/skylark-copy-*")
                .doesNotContain("table/*");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WORK", "CLOCK"})
    void nobody_else_knows_of_backups(Lambda lambda) {
        assertThat(statements(doors, lambda)).noneMatch(FunctionsTest::isOfBackups);
    }

    @Test
    void who_looks_after_the_house_sees_how_it_is_and_takes_nothing() {
        assertThat(Arrays.stream(Lambda.values()).filter(it -> actions(it).contains("iam:SimulatePrincipalPolicy")))
                .containsExactly(Lambda.CLOCK);
        assertThat(actions(Lambda.CLOCK))
                .contains("secretsmanager:DescribeSecret", "iam:SimulatePrincipalPolicy", "sqs:GetQueueAttributes")
                .doesNotContain("sqs:ReceiveMessage", "sqs:DeleteMessage");
        assertThat(resources(Lambda.CLOCK, "iam:SimulatePrincipalPolicy")).hasSize(1);
    }

    @Test
    void dead_letters_are_taken_by_the_one_who_hears_people() {
        assertThat(Arrays.stream(Lambda.values()).filter(it -> actions(it).contains("sqs:DeleteMessage")))
                .containsExactly(Lambda.WORK);
        assertThat(resources(Lambda.WORK, "sqs:DeleteMessage"))
                .hasSize(6)
                .contains("arn:<AWS::Partition>:sqs:<AWS::Region>:<AWS::AccountId>:skylark-voice-dead.fifo");
    }

    @Test
    void what_people_bring_is_opened_by_one_function_and_sealed_by_two() {
        assertThat(Arrays.stream(Lambda.values()).filter(it -> mayWith(it, "kms:Decrypt")))
                .containsExactly(Lambda.WORK);
        assertThat(Arrays.stream(Lambda.values()).filter(it -> mayWith(it, "kms:GenerateDataKey")))
                .containsExactly(Lambda.WORK, Lambda.WEBHOOKS);
    }

    /** Whether it may, of what is named by its person and provider. */
    private static boolean mayWith(Lambda lambda, String action) {
        return statements(doors, lambda).stream()
                .filter(statement -> texts(statement, "Action").contains(action))
                // topics have a key of their own
                .filter(statement -> texts(statement, "Resource").toString().contains("AccountsKey"))
                .peek(statement -> assertThat(at(statement, "Condition"))
                        .isEqualTo(Map.of(
                                "ForAllValues:StringEquals",
                                Map.of("kms:EncryptionContextKeys", List.of("person", "provider")),
                                "Null",
                                Map.of(
                                        "kms:EncryptionContext:person", "false",
                                        "kms:EncryptionContext:provider", "false"))))
                .findAny()
                .isPresent();
    }

    /** It reads what anybody's programs write. */
    @Test
    void who_reads_logs_may_note_what_went_wrong_and_nothing_else() {
        assertThat(actions(Lambda.LOGS))
                .filteredOn(action -> !action.startsWith("dynamodb:"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "sqs:SendMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:GetQueueUrl",
                        "events:PutEvents");
        assertThat(tables(Lambda.LOGS, "dynamodb:GetItem")).containsExactlyInAnyOrder("Logs", "Alerts");
        for (var change : CHANGES) {
            assertThat(tables(Lambda.LOGS, change)).containsExactly("Alerts");
        }
    }

    /** It may be reached by anybody. */
    @Test
    void who_takes_in_webhooks_may_keep_them_and_knows_the_keys_of_senders_only() {
        assertThat(actions(Lambda.WEBHOOKS))
                .filteredOn(action -> !action.startsWith("dynamodb:"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "secretsmanager:GetSecretValue",
                        "kms:GenerateDataKey",
                        "events:PutEvents");
        assertThat(resources(Lambda.WEBHOOKS, "secretsmanager:GetSecretValue"))
                .hasSize(3)
                .anyMatch(arn -> arn.contains("RefAccounts"))
                .anyMatch(arn -> arn.contains("RefWebhookKey"))
                .anyMatch(arn -> arn.contains("RefGithubApp"));
        for (var change : CHANGES) {
            assertThat(tables(Lambda.WEBHOOKS, change)).containsExactlyInAnyOrder("Alerts", "Github", "Work", "People");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTERACTIONS")
    void who_tells_the_house_tells_it_in_our_name_only(Lambda lambda) {
        assertThat(statements(doors, lambda))
                .filteredOn(statement -> texts(statement, "Action").contains("events:PutEvents"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(texts(statement, "Resource"))
                            .containsExactly(
                                    "arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:event-bus/default");
                    assertThat(at(statement, "Condition"))
                            .isEqualTo(Map.of("StringEquals", Map.of("events:source", "dev.skylark")));
                });
    }

    @Test
    void who_reads_logs_leaves_no_line_for_a_call_that_went_well() {
        assertThat(properties(doors, "AWS::Lambda::Function").values())
                .filteredOn(function -> Stacks.maybe(at(function, "LoggingConfig"), "SystemLogLevel") != null)
                .singleElement()
                .satisfies(function -> {
                    assertThat(at(function, "Handler")).isEqualTo(Lambda.LOGS.handler());
                    assertThat(at(function, "LoggingConfig", "SystemLogLevel")).isEqualTo("WARN");
                });
    }

    @ParameterizedTest
    @EnumSource
    void who_is_told_the_name_of_a_table_may_read_it(Lambda lambda) {
        assertThat(tables(lambda, "dynamodb:GetItem"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Table.values())
                        .filter(table -> lambda.settings().contains(table.setting()))
                        .map(Names::pascal)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"WORK", "EVENTS", "CLOCK"})
    void the_audit_is_only_added_to(Lambda lambda) {
        assertThat(tables(lambda, "dynamodb:PutItem")).contains("Audit");
        assertThat(tables(lambda, "dynamodb:UpdateItem")).doesNotContain("Audit");
        assertThat(tables(lambda, "dynamodb:DeleteItem")).doesNotContain("Audit");
    }

    @Test
    void who_may_be_here_is_changed_only_by_what_people_ask_for() {
        assertThat(Arrays.stream(Lambda.values())
                        .filter(lambda -> tables(lambda, "dynamodb:PutItem").contains("Guilds")))
                .containsExactly(Lambda.WORK);
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

    private static List<String> actions(Lambda lambda) {
        return statements(doors, lambda).stream()
                .flatMap(statement -> texts(statement, "Action").stream())
                .toList();
    }

    private static List<String> resources(Lambda lambda, String action) {
        return statements(doors, lambda).stream()
                .filter(statement -> texts(statement, "Action").contains(action))
                .flatMap(statement -> texts(statement, "Resource").stream())
                .toList();
    }

    /** The tables that a function may do something with. */
    private static Set<String> tables(Lambda lambda, String action) {
        return resources(lambda, action).stream()
                .filter(arn -> !arn.contains("table/skylark-copy-"))
                .map(arn -> Arrays.stream(Table.values())
                        .map(Names::pascal)
                        .filter(name -> arn.contains("FnGetAtt" + name))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toSet());
    }
}
