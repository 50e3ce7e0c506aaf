package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * What is remade with each deployment: the front door, the functions, what calls them, what becomes of failures, and the
 * watch.
 */
final class DoorsStack extends Stack {

    private final Map<Lambda, LiveFunction> functions = new EnumMap<>(Lambda.class);

    DoorsStack(Construct scope, DataStack data, Path asset, Choices choices) {
        super(
                scope,
                "SkylarkDoors",
                StackProps.builder()
                        .description("Skylark: the front door, the functions, the watch.")
                        .build());
        var code = Code.fromAsset(asset.toString());
        for (var lambda : Lambda.values()) {
            functions.put(lambda, new LiveFunction(this, lambda, code, choices));
        }
        var work = function(Lambda.WORK);
        var timers = new Timers(this, function(Lambda.CLOCK));
        var door = new FrontDoor(this, functions, choices);
        var key = key();
        var handOver = new HandOver(this, work, key);
        var facts = new Facts(this, function(Lambda.EVENTS), key);
        var subscriptions = new Subscriptions(this, function(Lambda.LOGS));
        var parkings = new Parkings(this, handOver, timers, facts, subscriptions);
        var environment = new DoorEnvironment(data, work.live(), timers, parkings, door, choices);
        var rights = new Rights(data, work.live(), function(Lambda.CLOCK).role(), timers, parkings, choices);
        functions.forEach((lambda, function) -> {
            lambda.settings().forEach(setting -> function.learns(setting.variable(), environment.of(setting)));
            function.may(rights.of(lambda));
            rights.reasons(lambda)
                    .forEach(
                            (finding, reason) -> Explained.that(function.role(), "AwsSolutions-IAM5", finding, reason));
        });
        var keeping = new KeepingRights(this, data);
        Stream.of(work, function(Lambda.CLOCK)).forEach(keeping::give);
        var cloud = new CloudRights(this, choices);
        Stream.of(work, function(Lambda.EVENTS), function(Lambda.CLOCK)).forEach(cloud::give);
        var watch = new Watch(this, key, choices);
        watch.functions(functions);
        watch.door(door);
        watch.handOver(handOver);
        watch.timers(timers);
        watch.facts(facts);
        watch.subscriptions(subscriptions);
        watch.voice(choices.voiceSlots());
        watch.tables(data);
        var board = new Board(this);
        board.show(watch);
        board.show(door);
        board.show(functions);
        board.showVoice(choices.voiceSlots());
        board.show(
                List.of(
                        handOver.parking(),
                        handOver.undelivered(),
                        timers.parking(),
                        facts.parking(),
                        subscriptions.parking()),
                data);

        says("InteractionsUrl", door.interactions(), "Discord's interactions endpoint URL");
        says(
                "WebhooksUrl",
                door.webhooks(),
                "Other systems tell us things below this address: GitHub at /github, topics of SNS at /sns, sources of"
                        + " alerts where the bot says; /health answers whether we are there");
        says(
                "LogsFunctionArn",
                subscriptions.destinationArn(),
                "Errors in a log group are found once it is subscribed to this: aws logs put-subscription-filter"
                        + " --log-group-name <name> --filter-name skylark --filter-pattern '' --destination-arn <this>;"
                        + " never subscribe Skylark's own groups, /skylark/... and /aws/vendedlogs/skylark/...");
        says("DiscordSecret", DataStack.DISCORD, "The secret with token, public key, application id and owner");
        says("GithubSecret", DataStack.GITHUB, "The secret with id, private key and webhook secret of the GitHub App");
        says("ParkingQueue", handOver.parking().getQueueUrl(), "Work that failed for good");
        says("UndeliveredQueue", handOver.undelivered().getQueueUrl(), "Failures that nobody could be told of");
        says("ParkedJobsQueue", timers.parking().getQueueUrl(), "Jobs that were due and failed for good");
        says("ParkedFactsQueue", facts.parking().getQueueUrl(), "Facts of the cloud that could not be taken in");
        says("ParkedLogsQueue", subscriptions.parking().getQueueUrl(), "Lines of logs that could not be read");
        says("NoticesTopic", facts.noticesArn(), "Let the budgets of AWS Budgets in this account notify this topic");
        says(
                "EventBus",
                Facts.busArn(this),
                "What happens in other regions and accounts is noticed only when a rule there forwards the events that"
                        + " the rules of this stack name (of aws.ec2, aws.ce, aws.cloudwatch, aws.ecs, aws.health,"
                        + " aws.backup, aws.autoscaling) to this bus; another account must be let in by a policy of the"
                        + " bus first");
        says("AlarmTopic", watch.topicArn(), "Subscribe here to hear of alarms");
    }

    // Neither alarms nor budgets can use the key that AWS manages for topics.
    private Key key() {
        var key = Key.Builder.create(this, "Topics")
                .description("Skylark: what topics say.")
                .enableKeyRotation(true)
                .pendingWindow(Duration.days(7))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("SpeakersOfThisAccount")
                .principals(Stream.concat(Stream.of("cloudwatch.amazonaws.com"), Facts.SPEAKERS.stream())
                        .map(ServicePrincipal::new)
                        .toList())
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
                .build());
        return key;
    }

    private LiveFunction function(Lambda lambda) {
        return Objects.requireNonNull(functions.get(lambda));
    }

    private void says(String name, String value, String description) {
        CfnOutput.Builder.create(this, name)
                .value(value)
                .description(description)
                .build();
    }
}
