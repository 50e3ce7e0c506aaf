package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.maybe;
import static dev.skylark.infra.Stacks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.settings.Lambda;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Template;

/** What those who act may do to the cloud. */
@ParameterizedClass
@EnumSource(names = {"WORK", "EVENTS", "CLOCK"})
final class CloudRightsTest {

    private static final Object CARRYING = Map.of("StringLike", Map.of("aws:ResourceTag/skylark:guild", "*"));
    private static final Object GIVEN = Map.of("StringLike", Map.of("aws:RequestTag/skylark:guild", "*"));
    private static final Object ALWAYS = Map.of();
    private static final String EC2 = "arn:<AWS::Partition>:ec2:*:<AWS::AccountId>:";
    private static final String SNAPSHOTS = "arn:<AWS::Partition>:ec2:*::snapshot/*";
    private static final String IMAGES = "arn:<AWS::Partition>:ec2:*::image/*";

    private static Template doors;

    private final Lambda lambda;

    CloudRightsTest(Lambda lambda) {
        this.lambda = lambda;
    }

    @BeforeAll
    static void synthesise() {
        doors = Stacks.usual().doors();
    }

    @Test
    void what_goes_for_everything_only_reads() {
        assertThat(allowed())
                .filteredOn(statement -> texts(statement, "Resource").contains("*"))
                .singleElement()
                .satisfies(statement -> assertThat(texts(statement, "Action"))
                        .containsExactlyInAnyOrder(
                                "ec2:Describe*",
                                "ec2:GetLaunchTemplateData",
                                "cloudwatch:DescribeAlarms",
                                "cloudwatch:GetMetricData",
                                "ce:GetCostAndUsage",
                                "ce:GetCostAndUsageWithResources",
                                "ce:GetCostForecast",
                                "ce:GetAnomalies",
                                "pricing:GetProducts",
                                "logs:GetQueryResults",
                                "logs:StopQuery"));
    }

    @Test
    void only_servers_of_a_guild_are_switched() {
        for (var action : List.of("ec2:StartInstances", "ec2:StopInstances", "ec2:RebootInstances")) {
            assertThat(conditions(action)).isEqualTo(Map.of(EC2 + "instance/*", CARRYING));
        }
    }

    @Test
    void only_servers_of_a_guild_are_copied_and_the_copies_are_its_own() {
        assertThat(conditions("ec2:CreateSnapshots"))
                .isEqualTo(Map.of(EC2 + "instance/*", CARRYING, EC2 + "volume/*", ALWAYS, SNAPSHOTS, GIVEN));
        assertThat(conditions("ec2:DeleteSnapshot")).isEqualTo(Map.of(SNAPSHOTS, CARRYING));
        assertThat(conditions("ec2:CreateVolume")).isEqualTo(Map.of(SNAPSHOTS, CARRYING, EC2 + "volume/*", GIVEN));
        assertThat(conditions("ec2:RegisterImage")).isEqualTo(Map.of(SNAPSHOTS, CARRYING, IMAGES, ALWAYS));
        assertThat(conditions("ec2:DeregisterImage")).isEqualTo(Map.of(IMAGES, CARRYING));
    }

    @Test
    void a_new_server_belongs_to_a_guild_and_so_does_its_template() {
        assertThat(conditions("ec2:RunInstances"))
                .containsEntry(EC2 + "instance/*", GIVEN)
                .containsEntry(EC2 + "launch-template/*", CARRYING);
        assertThat(conditions("ec2:DeleteLaunchTemplate")).isEqualTo(Map.of(EC2 + "launch-template/*", CARRYING));
        assertThat(conditions("ec2:CreateLaunchTemplate")).isEqualTo(Map.of(EC2 + "launch-template/*", ALWAYS));
    }

    @Test
    void nothing_else_is_done_to_servers() {
        assertThat(actions("ec2:"))
                .containsExactlyInAnyOrder(
                        "ec2:Describe*",
                        "ec2:GetLaunchTemplateData",
                        "ec2:StartInstances",
                        "ec2:StopInstances",
                        "ec2:RebootInstances",
                        "ec2:CreateSnapshots",
                        "ec2:DeleteSnapshot",
                        "ec2:CreateVolume",
                        "ec2:RegisterImage",
                        "ec2:DeregisterImage",
                        "ec2:RunInstances",
                        "ec2:CreateLaunchTemplate",
                        "ec2:DeleteLaunchTemplate",
                        "ec2:CreateTags");
    }

    @Test
    void tags_are_given_only_to_what_is_just_being_made() {
        assertThat(conditions("ec2:CreateTags").values())
                .isNotEmpty()
                .allMatch(Map.of(
                        "StringEquals",
                        Map.of(
                                "ec2:CreateAction",
                                List.of(
                                        "CreateSnapshots",
                                        "CreateVolume",
                                        "RegisterImage",
                                        "RunInstances",
                                        "CreateLaunchTemplate")))::equals);
    }

    @Test
    void no_server_that_exists_is_moved_to_another_guild() {
        assertThat(Stacks.statements(doors, lambda))
                .filteredOn(statement -> at(statement, "Effect").equals("Deny"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(texts(statement, "Action"))
                            .containsExactlyInAnyOrder("ec2:CreateTags", "ec2:DeleteTags");
                    assertThat(texts(statement, "Resource")).containsExactly(EC2 + "instance/*");
                    assertThat(at(statement, "Condition"))
                            .isEqualTo(Map.of(
                                    "ForAnyValue:StringEquals", Map.of("aws:TagKeys", List.of("skylark:guild")),
                                    "Null", Map.of("ec2:CreateAction", "true")));
                });
    }

    @Test
    void no_server_is_given_a_role_and_the_scheduler_only_its_own() {
        var role = Stacks.idOf(
                doors, "AWS::IAM::Role", "Description", "May call the clock function, and park calls that failed.");

        assertThat(conditions("iam:PassRole"))
                .isEqualTo(Map.of(
                        "<" + role + ">",
                        Map.of("StringEquals", Map.of("iam:PassedToService", "scheduler.amazonaws.com"))));
    }

    @Test
    void in_other_accounts_only_roles_made_for_skylark_are_taken() {
        assertThat(conditions("sts:AssumeRole"))
                .isEqualTo(Map.of("arn:<AWS::Partition>:iam::*:role/skylark-*", ALWAYS));
    }

    @Test
    void only_timers_of_skylark_are_set() {
        for (var word : List.of("Create", "Update", "Delete", "Get")) {
            assertThat(conditions("scheduler:" + word + "Schedule"))
                    .containsOnlyKeys(
                            "arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/skylark/*");
        }
    }

    @Test
    void only_logs_of_a_guild_are_read() {
        var groups = "arn:<AWS::Partition>:logs:*:<AWS::AccountId>:log-group:*";

        for (var action : List.of("FilterLogEvents", "StartQuery")) {
            assertThat(conditions("logs:" + action)).isEqualTo(Map.of(groups, CARRYING));
        }
        for (var action : List.of(
                "DescribeLogGroups", "DescribeSubscriptionFilters", "ListTagsForResource", "ListTagsLogGroup")) {
            assertThat(conditions("logs:" + action)).isEqualTo(Map.of(groups, ALWAYS));
        }
    }

    @Test
    void of_alarms_the_tags_are_read_and_nothing_is_changed() {
        assertThat(conditions("cloudwatch:ListTagsForResource"))
                .isEqualTo(Map.of("arn:<AWS::Partition>:cloudwatch:*:<AWS::AccountId>:alarm:*", ALWAYS));
        assertThat(actions("cloudwatch:"))
                .containsExactlyInAnyOrder(
                        "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:ListTagsForResource");
    }

    @Test
    void no_model_is_asked_unless_one_is_chosen() {
        assertThat(actions("bedrock:")).isEmpty();
    }

    @Test
    void only_secrets_that_guilds_bring_are_written_and_only_tokens_are_deleted() {
        var secrets = "arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:skylark/";

        assertThat(conditions("secretsmanager:CreateSecret"))
                .containsOnlyKeys(secrets + "panel/*", secrets + "github/*");
        assertThat(conditions("secretsmanager:PutSecretValue"))
                .containsOnlyKeys(secrets + "panel/*", secrets + "github/*");
        assertThat(conditions("secretsmanager:DeleteSecret")).containsOnlyKeys(secrets + "github/*");
        assertThat(conditions("secretsmanager:GetSecretValue").keySet())
                .hasSize(lambda == Lambda.WORK ? 6 : 5)
                .contains(secrets + "panel/*", secrets + "github/*")
                .haveExactly(1, naming("Discord"))
                .haveExactly(1, naming("WebhookKey"))
                .haveExactly(1, naming("GithubApp"))
                .haveExactly(lambda == Lambda.WORK ? 1 : 0, naming("Accounts"));
    }

    private static Condition<String> naming(String secret) {
        return new Condition<>(arn -> arn.contains("Ref" + secret), "names the secret " + secret);
    }

    /** On what an action is allowed, and under which condition. */
    private Map<String, Object> conditions(String action) {
        var conditions = new TreeMap<String, Object>();
        for (var statement : allowed()) {
            if (texts(statement, "Action").contains(action)) {
                var condition = maybe(statement, "Condition");
                texts(statement, "Resource")
                        .forEach(
                                resource -> assertThat(conditions.put(resource, condition == null ? ALWAYS : condition))
                                        .isNull());
            }
        }
        return conditions;
    }

    /** What is allowed of one service. */
    private Set<String> actions(String service) {
        return allowed().stream()
                .flatMap(statement -> texts(statement, "Action").stream())
                .filter(action -> action.startsWith(service))
                .collect(Collectors.toSet());
    }

    /** Of servers, logs and money: not of our own tables, and not of how we ourselves are. */
    private List<Object> allowed() {
        return Stacks.statements(doors, lambda).stream()
                .filter(statement -> at(statement, "Effect").equals("Allow"))
                .filter(statement -> texts(statement, "Action").stream()
                        .noneMatch(it -> it.startsWith("dynamodb:") || it.equals("cloudwatch:GetMetricStatistics")))
                .toList();
    }
}
