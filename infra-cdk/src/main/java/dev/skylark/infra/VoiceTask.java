package dev.skylark.infra;

import dev.skylark.settings.Setting;
import dev.skylark.table.Table;
import dev.skylark.voice.GatherRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.assets.Platform;
import software.amazon.awscdk.services.ecs.AssetImageProps;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** One voice worker in the cloud: its image, what it knows, and what it may do. */
final class VoiceTask extends Construct {

    private static final String X86 = "X86_64";
    private static final String TEMPORARY = "temporary";

    private final DataStack data;
    private final Choices choices;
    private final FargateTaskDefinition definition;

    VoiceTask(Construct scope, DataStack data, Path image, Choices choices) {
        super(scope, "Task");
        this.data = data;
        this.choices = choices;
        var isX86 = choices.voiceArchitecture().equals(X86);
        definition = FargateTaskDefinition.Builder.create(this, "Definition")
                .family(VoiceNames.SERVICE)
                .cpu(choices.voiceProcessor())
                .memoryLimitMiB(choices.voiceMegabytes())
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(isX86 ? CpuArchitecture.X86_64 : CpuArchitecture.ARM64)
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .build())
                .volumes(List.of(Volume.builder().name(TEMPORARY).build()))
                .taskRole(role())
                .build();
        container(image, isX86 ? Platform.LINUX_AMD64 : Platform.LINUX_ARM64);
        Explained.that(
                definition,
                "AwsSolutions-ECS2",
                "What stands there are names of tables, queues and channels; the token alone is secret, and is handed over"
                        + " as one.");
        Explained.that(
                definition,
                "AwsSolutions-IAM5",
                "Resource::*",
                "Whoever wants an image must ask for a pass to the registry, and this one call knows no resource.");
    }

    FargateTaskDefinition definition() {
        return definition;
    }

    private void container(Path image, Platform platform) {
        var log = LogGroup.Builder.create(this, "Log")
                .logGroupName("/skylark/voice")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var environment = new Environment(Stack.of(this), data, choices);
        definition
                .addContainer(
                        "Worker",
                        ContainerDefinitionOptions.builder()
                                .containerName("worker")
                                .image(ContainerImage.fromAsset(
                                        image.toString(),
                                        AssetImageProps.builder()
                                                .platform(platform)
                                                .build()))
                                .environment(Setting.ofTheWorker().stream()
                                        .filter(setting -> setting != Setting.DISCORD_TOKEN)
                                        .collect(Collectors.toMap(Setting::variable, environment::of)))
                                .secrets(Map.of(
                                        Setting.DISCORD_TOKEN.variable(),
                                        Secret.fromSecretsManager(data.discord(), "token")))
                                .readonlyRootFilesystem(true)
                                // Somebody has to bury the programs that the worker has begun.
                                .linuxParameters(LinuxParameters.Builder.create(this, "Linux")
                                        .initProcessEnabled(true)
                                        .build())
                                // The longest that Fargate waits: for the music to be handed over.
                                .stopTimeout(Duration.seconds(120))
                                .healthCheck(HealthCheck.builder()
                                        .command(List.of("CMD", "/opt/skylark/health"))
                                        .interval(Duration.seconds(10))
                                        .timeout(Duration.seconds(5))
                                        .retries(3)
                                        .startPeriod(Duration.seconds(60))
                                        .build())
                                .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                        .logGroup(log)
                                        .streamPrefix("worker")
                                        // A log that is slow must not make music stutter.
                                        .mode(AwsLogDriverMode.NON_BLOCKING)
                                        .build()))
                                .build())
                // The image says whose this is; Fargate keeps to that, and lets programs run from there.
                .addMountPoints(MountPoint.builder()
                        .containerPath("/tmp")
                        .sourceVolume(TEMPORARY)
                        .readOnly(false)
                        .build());
    }

    private Role role() {
        var role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com"))
                .description("What the voice worker may do, and nothing else.")
                .build();
        List.of(
                        Rights.on(data, Rights.READ, Table.GUILDS),
                        Rights.reading(data, Table.FLEET, GatherRows.INDEX),
                        Rights.telling(this),
                        Rights.on(data, Rights.ITEMS, Table.MUSIC, Table.TRACKS, Table.VOICE),
                        Rights.allow(
                                List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"),
                                VoiceNames.queueArns(this, choices.voiceSlots()).toArray(String[]::new)),
                        Rights.allow(List.of("s3:ListBucket"), data.library().getBucketArn()),
                        Rights.allow(List.of("s3:GetObject"), data.library().arnForObjects("*")),
                        Rights.allow(List.of("ecs:DescribeServices", "ecs:UpdateService"), VoiceNames.serviceArn(this)))
                .forEach(role::addToPrincipalPolicy);
        Explained.that(role, "AwsSolutions-IAM5", data.anyTrack(), Rights.TRACKS);
        return role;
    }
}
