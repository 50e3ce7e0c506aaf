package dev.skylark.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * What may be done to servers, read of logs and asked about money. What exists is touched only where it carries the guild tag, and
 * what is made must carry it; nobody here may move it from one guild to another. One policy for all who act, since the
 * rights of a role's own have an end.
 */
final class CloudRights extends Construct {

    private static final String INSTANCE = "instance";
    private static final String VOLUME = "volume";
    private static final String SNAPSHOT = "snapshot";
    private static final String IMAGE = "image";
    private static final String TEMPLATE = "launch-template";

    private static final List<String> READ = List.of(
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
            "logs:StopQuery");

    /** What a new server is made of. It is chosen by whoever made the first one like it. */
    private static final List<String> PARTS =
            List.of(IMAGE, SNAPSHOT, VOLUME, "network-interface", "subnet", "security-group", "key-pair");

    private static final List<String> CREATING =
            List.of("CreateSnapshots", "CreateVolume", "RegisterImage", "RunInstances", "CreateLaunchTemplate");

    /** How the ids of profiles begin that AWS has made. */
    private static final Pattern PROFILE = Pattern.compile("^(?:us|us-gov|eu|apac|jp|au|ca|global)\\.");

    private final Stack stack;
    private final String guildTag;
    private final Optional<String> adviceModel;
    private final ManagedPolicy policy;

    CloudRights(Construct scope, Choices choices) {
        super(scope, "CloudRights");
        stack = Stack.of(this);
        guildTag = choices.guildTag();
        adviceModel = choices.adviceModel();
        policy = ManagedPolicy.Builder.create(this, "Policy")
                .description("What those who act may do to the cloud, and nothing else.")
                .statements(all())
                .build();
        reasons().forEach((finding, reason) -> Explained.that(policy, "AwsSolutions-IAM5", finding, reason));
    }

    void give(LiveFunction function) {
        policy.attachToRole(function.role());
    }

    private List<PolicyStatement> all() {
        return Stream.of(reading(), logs(), advice(), switching(), copying(), launching(), guarding(), elsewhere())
                .flatMap(it -> it)
                .toList();
    }

    private Stream<PolicyStatement> reading() {
        return Stream.of(allow(READ, List.of("*"), Map.of()));
    }

    /** Of whom a log group is says its tag, so tags are read of all, and lines only of those that have it. */
    private Stream<PolicyStatement> logs() {
        var groups = List.of(logGroups(stack.getPartition(), stack.getAccount()));
        return Stream.of(
                allow(
                        List.of(
                                "logs:DescribeLogGroups",
                                "logs:DescribeSubscriptionFilters",
                                "logs:ListTagsForResource",
                                "logs:ListTagsLogGroup"),
                        groups,
                        Map.of()),
                allow(List.of("logs:FilterLogEvents", "logs:StartQuery"), groups, carrying()),
                allow(
                        List.of("cloudwatch:ListTagsForResource"),
                        List.of(alarms(stack.getPartition(), stack.getAccount())),
                        Map.of()));
    }

    private Stream<PolicyStatement> advice() {
        return adviceModel.stream().map(model -> allow(List.of("bedrock:InvokeModel"), models(model), Map.of()));
    }

    /** An inference profile, {@code eu.maker.model}, hands a question to the same model in one of several regions. */
    private List<String> models(String chosen) {
        var model = PROFILE.matcher(chosen).replaceFirst("");
        var isProfile = !model.equals(chosen);
        var foundation = foundation(stack.getPartition(), isProfile ? "*" : stack.getRegion(), model);
        return isProfile
                ? List.of(
                        foundation,
                        "arn:%s:bedrock:%s:%s:inference-profile/%s"
                                .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount(), chosen))
                : List.of(foundation);
    }

    private static String foundation(String partition, String region, String model) {
        return "arn:%s:bedrock:%s::foundation-model/%s".formatted(partition, region, model);
    }

    private Stream<PolicyStatement> switching() {
        return Stream.of(allow(
                List.of("ec2:StartInstances", "ec2:StopInstances", "ec2:RebootInstances"),
                List.of(any(INSTANCE)),
                carrying()));
    }

    private Stream<PolicyStatement> copying() {
        return Stream.of(
                allow(List.of("ec2:CreateSnapshots"), List.of(any(INSTANCE)), carrying()),
                // The disks of a server carry no tag of their own; which server it is was asked above.
                allow(List.of("ec2:CreateSnapshots"), List.of(any(VOLUME)), Map.of()),
                allow(List.of("ec2:CreateSnapshots"), List.of(any(SNAPSHOT)), given()),
                allow(
                        List.of("ec2:DeleteSnapshot", "ec2:CreateVolume", "ec2:RegisterImage"),
                        List.of(any(SNAPSHOT)),
                        carrying()),
                allow(List.of("ec2:CreateVolume"), List.of(any(VOLUME)), given()),
                allow(List.of("ec2:RegisterImage"), List.of(any(IMAGE)), Map.of()),
                // A copy cannot be deleted while the image is there that a server was made of it by.
                allow(List.of("ec2:DeregisterImage"), List.of(any(IMAGE)), carrying()));
    }

    /**
     * Without iam:PassRole: a server with a role may do what the role may, and so might everybody who can launch one
     * and log in to it. One whose template or model has a role is not launched by Skylark.
     */
    private Stream<PolicyStatement> launching() {
        return Stream.of(
                allow(List.of("ec2:RunInstances"), List.of(any(INSTANCE)), given()),
                allow(List.of("ec2:RunInstances"), PARTS.stream().map(this::any).toList(), Map.of()),
                allow(List.of("ec2:RunInstances", "ec2:DeleteLaunchTemplate"), List.of(any(TEMPLATE)), carrying()),
                // One without the tag does no harm: it costs nothing, and is not launched.
                allow(List.of("ec2:CreateLaunchTemplate"), List.of(any(TEMPLATE)), Map.of()),
                allow(
                        List.of("ec2:CreateTags"),
                        Stream.of(INSTANCE, VOLUME, SNAPSHOT, IMAGE, TEMPLATE)
                                .map(this::any)
                                .toList(),
                        Map.of("StringEquals", Map.of("ec2:CreateAction", CREATING))));
    }

    /** Whatever else is allowed here one day: a server stays with its guild. */
    private Stream<PolicyStatement> guarding() {
        return Stream.of(PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .actions(List.of("ec2:CreateTags", "ec2:DeleteTags"))
                .resources(List.of(any(INSTANCE)))
                .conditions(Map.of(
                        "ForAnyValue:StringEquals", Map.of("aws:TagKeys", List.of(guildTag)),
                        // A server that is just being made has its tag given so too.
                        "Null", Map.of("ec2:CreateAction", "true")))
                .build());
    }

    /** The role in another account decides for itself what it allows, and to whom. */
    private Stream<PolicyStatement> elsewhere() {
        return Stream.of(allow(
                List.of("sts:AssumeRole"),
                List.of("arn:%s:iam::*:role/skylark-*".formatted(stack.getPartition())),
                Map.of()));
    }

    /** Why some of it has a wildcard, by the name that cdk-nag has for the finding. */
    private Map<String, String> reasons() {
        var reasons = new LinkedHashMap<String, String>();
        reasons.put(
                "Resource::*",
                "These calls only read, and AWS has no narrower resource for them: EC2's Describe calls, Cost Explorer,"
                        + " the price list, the list of alarms, the answer to a question to logs.");
        reasons.put(
                "Action::ec2:Describe*",
                "They only read, and one call of EC2 makes several of them, by the kind of server that it is asked for.");
        reasons.put(
                "Resource::arn:<AWS::Partition>:iam::*:role/skylark-*",
                "Accounts are connected while Skylark runs; each decides by its own role whom it trusts with what.");
        reasons.put(
                "Resource::" + logGroups("<AWS::Partition>", "<AWS::AccountId>"),
                "Log groups come and go in every region; whose lines are read is told by the guild tag, not by ARN.");
        reasons.put(
                "Resource::" + alarms("<AWS::Partition>", "<AWS::AccountId>"),
                "Alarms come and go in every region, and only their tags are read, to learn whose they are.");
        adviceModel.ifPresent(model -> reasons.put(
                "Resource::"
                        + foundation(
                                "<AWS::Partition>", "*", PROFILE.matcher(model).replaceFirst("")),
                "An inference profile hands a question to this one model in whichever of its regions has time."));
        Stream.of(Stream.of(INSTANCE, TEMPLATE), PARTS.stream())
                .flatMap(it -> it)
                .forEach(
                        kind -> reasons.put(
                                "Resource::" + arn("<AWS::Partition>", "<AWS::AccountId>", kind),
                                "Servers come and go in every region; what exists is told apart by the guild tag, not by ARN."));
        return reasons;
    }

    private static String alarms(String partition, String account) {
        return "arn:%s:cloudwatch:*:%s:alarm:*".formatted(partition, account);
    }

    private static String logGroups(String partition, String account) {
        return "arn:%s:logs:*:%s:log-group:*".formatted(partition, account);
    }

    private String any(String kind) {
        return arn(stack.getPartition(), stack.getAccount(), kind);
    }

    private static String arn(String partition, String account, String kind) {
        // Images and snapshots may be shared with others, so their ARNs name no account.
        var owner = kind.equals(IMAGE) || kind.equals(SNAPSHOT) ? "" : account;
        return "arn:%s:ec2:*:%s:%s/*".formatted(partition, owner, kind);
    }

    private Map<String, Object> carrying() {
        return Map.of("StringLike", Map.of("aws:ResourceTag/" + guildTag, "*"));
    }

    private Map<String, Object> given() {
        return Map.of("StringLike", Map.of("aws:RequestTag/" + guildTag, "*"));
    }

    private static PolicyStatement allow(List<String> actions, List<String> resources, Map<String, Object> conditions) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .conditions(conditions)
                .build();
    }
}
