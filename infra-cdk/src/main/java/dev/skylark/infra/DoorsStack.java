package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** What is remade with each deployment: the front door, the functions, what becomes of failed work, and the watch. */
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
        var environment = new Environment(data, work.live());
        var rights = new Rights(data, work.live());
        functions.forEach((lambda, function) -> {
            lambda.settings().forEach(setting -> function.learns(setting.variable(), environment.of(setting)));
            function.may(rights.of(lambda));
        });
        var key = key();
        var handOver = new HandOver(this, work, key);
        var door = new FrontDoor(this, function(Lambda.INTERACTIONS).live(), choices);
        var watch = new Watch(this, key, choices);
        watch.functions(functions);
        watch.door(door);
        watch.handOver(handOver);
        watch.tables(data);
        var board = new Board(this);
        board.show(watch);
        board.show(door);
        board.show(functions);
        board.show(handOver, data);

        says("InteractionsUrl", door.url(), "Discord's interactions endpoint URL");
        says("DiscordSecret", DataStack.SECRET, "The secret with token, public key, application id and owner");
        says("ParkingQueue", handOver.parking().getQueueUrl(), "Work that failed for good");
        says("UndeliveredQueue", handOver.undelivered().getQueueUrl(), "Failures that nobody could be told of");
        says("AlarmTopic", watch.topicArn(), "Subscribe here to hear of alarms");
    }

    // Alarms cannot use the key that AWS manages for topics.
    private Key key() {
        var key = Key.Builder.create(this, "Topics")
                .description("Skylark: what topics say.")
                .enableKeyRotation(true)
                .pendingWindow(Duration.days(7))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
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
