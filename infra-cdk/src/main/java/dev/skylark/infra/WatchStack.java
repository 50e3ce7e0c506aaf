package dev.skylark.infra;

import dev.skylark.settings.Setting;
import dev.skylark.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * Who watches those who watch: one function with a clock, a table and a secret of its own, best in another region than the
 * house. It is no {@code Lambda} of the house, since it shares neither stack nor settings nor fate with those.
 */
final class WatchStack extends Stack {

    static final String HANDLER = "dev.skylark.entry.WatchFunction";

    private static final String WATCH = "skylark-watch";
    private static final String SECRET = "skylark/watch";

    WatchStack(Construct scope, Path asset, Choices choices) {
        super(
                scope,
                "SkylarkWatch",
                StackProps.builder()
                        .description("Skylark: says so when the house no longer looks after itself.")
                        .env(choices.watchRegion()
                                .map(it -> Environment.builder().region(it).build())
                                .orElse(null))
                        .build());
        var secret = Secret.Builder.create(this, "Webhook")
                .secretName(SECRET)
                .description("The webhook of a Discord channel, as url: where it is said that Skylark is silent.")
                .secretStringValue(SecretValue.unsafePlainText("{\"url\":\"to be filled in\"}"))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Explained.that(
                secret,
                "AwsSolutions-SMG4",
                "A person makes a webhook in a channel's settings and stores its address here; Discord has no call for it.");
        var memory = memory();
        var function = function(asset);
        var home = choices.watchedRegion().orElse(getRegion());
        function.addEnvironment(Setting.WATCHED_REGION.variable(), home);
        function.addEnvironment(Setting.HEALTH_TABLE.variable(), DataStack.HEALTH);
        function.addEnvironment(Setting.WATCH_TABLE.variable(), memory.getTableName());
        function.addEnvironment(Setting.WATCH_SECRET.variable(), SECRET);
        function.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("dynamodb:GetItem"))
                .resources(List.of("arn:%s:dynamodb:%s:%s:table/%s"
                        .formatted(getPartition(), home, getAccount(), DataStack.HEALTH)))
                // the house's own, and of no guild
                .conditions(Map.of("ForAllValues:StringEquals", Map.of("dynamodb:LeadingKeys", List.of("house"))))
                .build());
        function.addToRolePolicy(Rights.allow(List.of("dynamodb:GetItem", "dynamodb:PutItem"), memory.getTableArn()));
        function.addToRolePolicy(Rights.allow(List.of("secretsmanager:GetSecretValue"), secret.getSecretArn()));
        everyFiveMinutes(function);
        CfnOutput.Builder.create(this, "WatchSecret")
                .value(SECRET)
                .description(
                        "Store the address of a webhook of a Discord channel here, as url, or nobody hears the watch")
                .build();
    }

    private software.amazon.awscdk.services.dynamodb.Table memory() {
        var memory = software.amazon.awscdk.services.dynamodb.Table.Builder.create(this, "Memory")
                .partitionKey(text(Table.PARTITION))
                .sortKey(text(Table.SORT))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Explained.that(memory, "AwsSolutions-DDB3", "It holds one item, of what was seen five minutes ago.");
        return memory;
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private Function function(Path asset) {
        var role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description("May see whether the house lives, and say so.")
                .build();
        var log = LogGroup.Builder.create(this, "Log")
                .logGroupName("/skylark/watch")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        log.grantWrite(role);
        return Function.Builder.create(this, "Function")
                .functionName(WATCH)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .code(Code.fromAsset(asset.toString()))
                .handler(HANDLER)
                .memorySize(512)
                .timeout(Duration.seconds(60))
                .role(role)
                .logGroup(log)
                .loggingFormat(LoggingFormat.JSON)
                .build();
    }

    private void everyFiveMinutes(Function function) {
        var role = Role.Builder.create(this, "ScheduleRole")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com"))
                .description("May call the watch.")
                .build();
        role.addToPrincipalPolicy(Rights.allow(List.of("lambda:InvokeFunction"), function.getFunctionArn()));
        var schedule = CfnSchedule.Builder.create(this, "Schedule")
                .name(WATCH)
                .scheduleExpression("rate(5 minutes)")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(function.getFunctionArn())
                        .roleArn(role.getRoleArn())
                        .build())
                .build();
        schedule.getNode().addDependency(role);
    }
}
