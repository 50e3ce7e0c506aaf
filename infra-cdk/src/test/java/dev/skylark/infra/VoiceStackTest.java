package dev.skylark.infra;

import static dev.skylark.infra.Stacks.at;
import static dev.skylark.infra.Stacks.list;
import static dev.skylark.infra.Stacks.maybe;
import static dev.skylark.infra.Stacks.properties;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class VoiceStackTest {

    private static final String HERE = "<AWS::Region>:<AWS::AccountId>:";

    private static Template voice;

    @BeforeAll
    static void synthesise() {
        voice = Stacks.usual().voice();
    }

    @Test
    void each_slot_has_a_queue_that_keeps_the_order() {
        assertThat(queues(voice))
                .containsExactlyInAnyOrder(
                        "skylark-voice-0.fifo",
                        "skylark-voice-1.fifo",
                        "skylark-voice-2.fifo",
                        "skylark-voice-3.fifo",
                        "skylark-voice-4.fifo",
                        "skylark-voice-dead.fifo",
                        "skylark-voice-stopped");
        voice.hasResourceProperties(
                "AWS::SQS::Queue",
                Match.objectLike(Map.of(
                        "QueueName",
                        "skylark-voice-4.fifo",
                        "FifoQueue",
                        true,
                        "ContentBasedDeduplication",
                        false,
                        "VisibilityTimeout",
                        60,
                        "SqsManagedSseEnabled",
                        true,
                        "RedrivePolicy",
                        Match.objectLike(Map.of("maxReceiveCount", 3)))));
    }

    @Test
    void there_are_as_many_slots_as_chosen() {
        var chosen = Stacks.with(Map.of("skylark:voiceSlots", "2"));

        assertThat(queues(chosen.voice()))
                .filteredOn(name -> name.matches(".*-\\d\\.fifo"))
                .hasSize(2);
        chosen.voice().hasResourceProperties("AWS::ApplicationAutoScaling::ScalableTarget", Map.of("MaxCapacity", 2));
        assertThat(resources(Stacks.statements(chosen.doors(), Lambda.WORK), "sqs:SendMessage"))
                .filteredOn(arn -> arn.contains("skylark-voice"))
                .hasSize(2);
    }

    @Test
    void the_worker_knows_exactly_its_declared_settings_and_its_token_as_a_secret() {
        var environment = list(at(container(), "Environment")).stream()
                .map(variable -> at(variable, "Name").toString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(environment).doesNotContain(Setting.DISCORD_TOKEN.variable());
        environment.add(Setting.DISCORD_TOKEN.variable());
        assertThat(environment)
                .containsExactlyInAnyOrderElementsOf(
                        Setting.ofTheWorker().stream().map(Setting::variable).toList());
        assertThat(list(at(container(), "Secrets"))).singleElement().satisfies(secret -> {
            assertThat(at(secret, "Name")).isEqualTo("SKYLARK_DISCORD_TOKEN");
            assertThat(Stacks.text(at(secret, "ValueFrom"))).endsWith(":token::");
        });
    }

    @Test
    void the_functions_and_the_worker_mean_the_same_queues_service_and_bucket() {
        var work = at(
                properties(Stacks.usual().doors(), "AWS::Lambda::Function"),
                Stacks.idOf(Stacks.usual().doors(), "AWS::Lambda::Function", "Handler", Lambda.WORK.handler()),
                "Environment",
                "Variables");
        for (var setting : List.of(
                Setting.VOICE_QUEUES,
                Setting.VOICE_SLOTS,
                Setting.VOICE_CLUSTER,
                Setting.VOICE_SERVICE,
                Setting.LIBRARY_BUCKET)) {
            assertThat(list(at(container(), "Environment")).stream()
                            .filter(variable -> at(variable, "Name").equals(setting.variable()))
                            .map(variable -> at(variable, "Value"))
                            .findFirst()
                            .orElseThrow())
                    .isEqualTo(at(work, setting.variable()));
        }
        voice.hasResourceProperties("AWS::ECS::Cluster", Map.of("ClusterName", at(work, "SKYLARK_VOICE_CLUSTER")));
        voice.hasResourceProperties("AWS::ECS::Service", Map.of("ServiceName", at(work, "SKYLARK_VOICE_SERVICE")));
    }

    @Test
    void the_worker_writes_in_one_place_only_says_how_it_is_and_has_time_to_end() {
        assertThat(at(container(), "ReadonlyRootFilesystem")).isEqualTo(true);
        assertThat(at(container(), "MountPoints"))
                .isEqualTo(List.of(Map.of("ContainerPath", "/tmp", "ReadOnly", false, "SourceVolume", "temporary")));
        assertThat(at(container(), "HealthCheck", "Command")).isEqualTo(List.of("CMD", "/opt/skylark/health"));
        assertThat(at(container(), "StopTimeout")).isEqualTo(120);
        assertThat(at(container(), "LinuxParameters", "InitProcessEnabled")).isEqualTo(true);
    }

    @Test
    void it_runs_on_arm_unless_chosen() {
        assertThat(at(definition(voice), "RuntimePlatform", "CpuArchitecture")).isEqualTo("ARM64");
        assertThat(at(
                        definition(Stacks.with(Map.of("skylark:voiceArchitecture", "X86_64"))
                                .voice()),
                        "RuntimePlatform",
                        "CpuArchitecture"))
                .isEqualTo("X86_64");
    }

    @Test
    void nobody_can_call_the_worker() {
        assertThat(properties(voice, "AWS::EC2::SecurityGroup").values())
                .singleElement()
                .satisfies(group ->
                        assertThat(maybe(group, "SecurityGroupIngress")).isNull());
        voice.resourceCountIs("AWS::EC2::SecurityGroupIngress", 0);
        voice.resourceCountIs("AWS::EC2::NatGateway", 0);
    }

    @Test
    void a_network_of_the_operators_may_be_chosen() {
        var chosen = Stacks.with(Map.of("skylark:voiceNetwork", "vpc-1, subnet-1, subnet-2"))
                .voice();

        chosen.resourceCountIs("AWS::EC2::VPC", 0);
        chosen.hasResourceProperties(
                "AWS::ECS::Service",
                Match.objectLike(Map.of(
                        "NetworkConfiguration",
                        Match.objectLike(Map.of(
                                "AwsvpcConfiguration",
                                Match.objectLike(Map.of("Subnets", List.of("subnet-1", "subnet-2"))))))));
    }

    @Test
    void nothing_runs_before_there_is_a_token_and_a_deployment_ends_no_music() {
        assertThat(at(service(voice), "DesiredCount")).isEqualTo(0);
        assertThat(maybe(
                        service(Stacks.with(Map.of("skylark:secretVersion", "version-7"))
                                .voice()),
                        "DesiredCount"))
                .isNull();
    }

    @Test
    void the_last_worker_is_lowered_by_itself_only_and_not_at_all_where_it_is_always_on() {
        voice.hasResourceProperties(
                "AWS::ApplicationAutoScaling::ScalableTarget", Map.of("MinCapacity", 0, "MaxCapacity", 5));
        voice.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "ComparisonOperator",
                        "LessThanThreshold",
                        "TreatMissingData",
                        "notBreaching",
                        "Metrics",
                        Match.arrayWith(List.of(Match.objectLike(
                                Map.of("Expression", "IF(workers > 1, guilds / (workers - 1), 1000)")))))));
        var always = Stacks.with(Map.of("skylark:voiceAlwaysOn", "true", "skylark:secretVersion", "version-7"))
                .voice();
        always.hasResourceProperties("AWS::ApplicationAutoScaling::ScalableTarget", Map.of("MinCapacity", 1));
        assertThat(at(service(always), "DesiredCount")).isEqualTo(1);
    }

    @Test
    void the_worker_may_do_what_it_needs_and_nothing_else() {
        assertThat(rights().stream()
                        .flatMap(statement -> texts(statement, "Action").stream())
                        .filter(action -> !action.startsWith("dynamodb:")))
                .containsExactlyInAnyOrder(
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "s3:ListBucket",
                        "s3:GetObject",
                        "events:PutEvents",
                        "ecs:DescribeServices",
                        "ecs:UpdateService");
        assertThat(resources(rights(), "sqs:ReceiveMessage"))
                .containsExactlyElementsOf(IntStream.range(0, 5)
                        .mapToObj(slot -> "arn:<AWS::Partition>:sqs:%sskylark-voice-%d.fifo".formatted(HERE, slot))
                        .toList());
        assertThat(resources(rights(), "ecs:UpdateService"))
                .containsExactly("arn:<AWS::Partition>:ecs:" + HERE + "service/skylark/skylark-voice");
        assertThat(resources(rights(), "events:PutEvents"))
                .containsExactly("arn:<AWS::Partition>:events:" + HERE + "event-bus/default");
        assertThat(resources(rights(), "dynamodb:Query"))
                .as("of servers, which are watched for and nothing else")
                .filteredOn(arn -> arn.contains("Fleet"))
                .singleElement()
                .satisfies(arn -> assertThat(arn).endsWith("/index/by-gathering"));
        assertThat(tables("dynamodb:GetItem")).containsExactlyInAnyOrder("Guilds", "Music", "Tracks", "Voice");
        assertThat(tables("dynamodb:PutItem")).containsExactlyInAnyOrder("Music", "Tracks", "Voice");
    }

    @Test
    void who_asks_for_music_may_send_commands_raise_this_service_and_keep_the_library() {
        var work = Stacks.statements(Stacks.usual().doors(), Lambda.WORK);

        assertThat(resources(work, "ecs:UpdateService"))
                .containsExactly("arn:<AWS::Partition>:ecs:" + HERE + "service/skylark/skylark-voice");
        assertThat(resources(work, "sqs:SendMessage"))
                .filteredOn(arn -> arn.contains("skylark-voice"))
                .hasSize(5);
        assertThat(resources(work, "s3:PutObject"))
                .singleElement()
                .satisfies(arn -> assertThat(arn).endsWith("/*"));
    }

    @Test
    void a_worker_that_ends_by_itself_is_noted() {
        voice.hasResourceProperties(
                "AWS::Events::Rule",
                Match.objectLike(Map.of(
                        "EventPattern",
                        Map.of(
                                "source", List.of("aws.ecs"),
                                "detail-type", List.of("ECS Task State Change"),
                                "detail",
                                        Map.of(
                                                "group", List.of("service:skylark-voice"),
                                                "lastStatus", List.of("STOPPED"),
                                                "stopCode",
                                                        List.of("EssentialContainerExited", "TaskFailedToStart"))))));
    }

    private static Set<String> queues(Template template) {
        return properties(template, "AWS::SQS::Queue").values().stream()
                .map(queue -> at(queue, "QueueName").toString())
                .collect(Collectors.toSet());
    }

    private static Object definition(Template template) {
        return properties(template, "AWS::ECS::TaskDefinition")
                .values()
                .iterator()
                .next();
    }

    private static Object service(Template template) {
        return properties(template, "AWS::ECS::Service").values().iterator().next();
    }

    private static Object container() {
        return list(at(definition(voice), "ContainerDefinitions")).getFirst();
    }

    private static List<Object> rights() {
        var role = ((List<?>) at(definition(voice), "TaskRoleArn", "Fn::GetAtt")).getFirst();
        return properties(voice, "AWS::IAM::Policy").values().stream()
                .filter(policy -> list(at(policy, "Roles")).contains(Map.of("Ref", role)))
                .<Object>flatMap(policy -> list(at(policy, "PolicyDocument", "Statement")).stream())
                .toList();
    }

    private static List<String> resources(List<Object> statements, String action) {
        return statements.stream()
                .filter(statement -> texts(statement, "Action").contains(action))
                .flatMap(statement -> texts(statement, "Resource").stream())
                .toList();
    }

    private static Set<String> tables(String action) {
        return resources(rights(), action).stream()
                .map(arn -> Arrays.stream(Table.values())
                        .map(Names::pascal)
                        .filter(name -> arn.contains("FnGetAtt" + name))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toSet());
    }
}
