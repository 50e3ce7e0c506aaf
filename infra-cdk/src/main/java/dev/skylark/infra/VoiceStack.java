package dev.skylark.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** What plays music: the voice worker on Fargate, the queues in which its commands wait, and where its failures end. */
final class VoiceStack extends Stack {

    // Longer than Discord takes answers; who still waits then has asked again.
    private static final Duration KEPT = Duration.hours(1);

    VoiceStack(Construct scope, DataStack data, Path image, Choices choices) {
        super(
                scope,
                "SkylarkVoice",
                StackProps.builder()
                        .description("Skylark: the voice worker and its queues.")
                        .build());
        queues(choices.voiceSlots());
        var cluster = Cluster.Builder.create(this, "Cluster")
                .clusterName(VoiceNames.CLUSTER)
                .vpc(Network.of(this, choices))
                .build();
        Explained.that(
                cluster,
                "AwsSolutions-ECS4",
                "The worker measures what matters of itself, guilds and lateness, and insights would cost more than it.");
        var service = FargateService.Builder.create(this, "Service")
                .serviceName(VoiceNames.SERVICE)
                .cluster(cluster)
                .taskDefinition(new VoiceTask(this, data, image, choices).definition())
                .vpcSubnets(
                        SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build())
                // There is no NAT, which would cost more than the worker; nothing may come in all the same.
                .assignPublicIp(true)
                .securityGroups(List.of(SecurityGroup.Builder.create(this, "Outwards")
                        .vpc(cluster.getVpc())
                        .description("The voice worker calls out, and nobody calls it.")
                        .build()))
                // Two may run at once while one hands over to the other: each leases its slots.
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .circuitBreaker(
                        DeploymentCircuitBreaker.builder().rollback(true).build());
        if (choices.secretVersion().isEmpty()) {
            // Before there is a token a worker could only fail.
            service.desiredCount(0);
        } else if (choices.voiceAlwaysOn()) {
            // Nothing else would raise a service that was lowered before.
            service.desiredCount(1);
        } // Else nothing is said: a number here would end the music at each deployment.
        new VoiceScaling(this, service.build(), choices);
        stopped();
    }

    private void queues(int slots) {
        var dead = queue("Dead", VoiceNames.DEAD)
                .retentionPeriod(Duration.days(14))
                .build();
        Explained.that(
                dead,
                "AwsSolutions-SQS3",
                "This queue is itself where failed commands end: no program takes from it, and a person is alarmed.");
        for (var name : VoiceNames.queues(slots)) {
            queue("Slot" + VoiceNames.queues(slots).indexOf(name), name)
                    .retentionPeriod(KEPT)
                    .visibilityTimeout(Duration.seconds(60))
                    .deadLetterQueue(DeadLetterQueue.builder()
                            .queue(dead)
                            .maxReceiveCount(3)
                            .build())
                    .build();
        }
    }

    private Queue.Builder queue(String id, String name) {
        return Queue.Builder.create(this, id)
                .queueName(name)
                .fifo(true)
                // Two people may ask for the same song at once, and both mean it.
                .contentBasedDeduplication(false)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true);
    }

    /** What ECS knows of a worker that nobody stopped. */
    private void stopped() {
        var queue = Queue.Builder.create(this, "Stopped")
                .queueName(VoiceNames.STOPPED)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Explained.that(
                queue,
                "AwsSolutions-SQS3",
                "This queue is itself where failures end: no program takes from it, and a person is alarmed.");
        Rule.Builder.create(this, "EndedByItself")
                .description("Skylark: a voice worker ended by itself or could not start.")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.ecs"))
                        .detailType(List.of("ECS Task State Change"))
                        .detail(Map.of(
                                "group", List.of("service:" + VoiceNames.SERVICE),
                                "lastStatus", List.of("STOPPED"),
                                "stopCode", List.of("EssentialContainerExited", "TaskFailedToStart")))
                        .build())
                .targets(List.of(new SqsQueue(queue)))
                .build();
    }
}
