package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import dev.skylark.table.Table;
import dev.skylark.table.Table.Index;
import dev.skylark.voice.GatherRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.constructs.IConstruct;

/** What each function may do in the house. */
final class Rights {

    static final List<String> READ = List.of("dynamodb:GetItem", "dynamodb:Query");
    private static final List<String> ADD = List.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem");
    static final List<String> ITEMS = List.of(
            "dynamodb:GetItem",
            "dynamodb:Query",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:ConditionCheckItem");

    /** Why all of the library, and no single track. */
    static final String TRACKS =
            "Tracks come and go, each under the id of its guild, so they are known only by the bucket, which is Skylark's.";

    private static final String EXPORTS =
            "A guild's files are named by its id, so they are known only by the bucket, which is Skylark's.";

    private static final Map<String, String> REASONS = Map.of(
            "Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/" + Timers.GROUP + "/*",
            "A timer is named when it is set, so they are known only by their group, which is Skylark's.",
            "Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:skylark/panel/*",
            "Each guild brings the key of its own panel, so these secrets are known only by their prefix.",
            "Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:skylark/github/*",
            "Each guild may bring its own token for GitHub, so these secrets are known only by their prefix.");

    private final DataStack data;
    private final Alias work;
    private final Role clock;
    private final Timers timers;
    private final Parkings parkings;
    private final Choices choices;

    /** {@code clock} is the role of who looks after the house. */
    Rights(DataStack data, Alias work, Role clock, Timers timers, Parkings parkings, Choices choices) {
        this.data = data;
        this.work = work;
        this.clock = clock;
        this.timers = timers;
        this.parkings = parkings;
        this.choices = choices;
    }

    List<PolicyStatement> of(Lambda lambda) {
        return switch (lambda) {
            // It may be reached by anybody, so it may change nothing: it reads for autocomplete and hands over.
            case INTERACTIONS ->
                List.of(
                        allow(List.of("lambda:InvokeFunction"), work.getFunctionArn()),
                        on(
                                READ,
                                Table.GUILDS,
                                Table.FLEET,
                                Table.MONEY,
                                Table.ALERTS,
                                Table.LOGS,
                                Table.GITHUB,
                                Table.MUSIC,
                                Table.TRACKS,
                                Table.VOICE,
                                Table.SCHEDULES,
                                Table.HEALTH));
            case WORK ->
                acting(
                        on(
                                ITEMS,
                                Table.GUILDS,
                                Table.WORK,
                                Table.FLEET,
                                Table.UPTIME,
                                Table.MONEY,
                                Table.ALERTS,
                                Table.LOGS,
                                Table.GITHUB,
                                Table.MUSIC,
                                Table.TRACKS,
                                Table.VOICE,
                                Table.PEOPLE,
                                Table.SCHEDULES,
                                Table.HEALTH),
                        on(ADD, Table.AUDIT),
                        allow(List.of("lambda:InvokeFunction"), LiveFunction.spelledArn(work, Lambda.WORK)),
                        allow(
                                List.of("sqs:SendMessage"),
                                VoiceNames.queueArns(work, choices.voiceSlots()).toArray(String[]::new)),
                        allow(List.of("ecs:DescribeServices", "ecs:UpdateService"), VoiceNames.serviceArn(work)),
                        allow(List.of("s3:ListBucket"), data.library().getBucketArn()),
                        allow(
                                List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                                data.library().arnForObjects("*")),
                        allow(List.of("secretsmanager:GetSecretValue"), data.accountsArn()),
                        sealing("kms:GenerateDataKey", "kms:Decrypt"),
                        // What failed for good is looked at, done again or thrown away by people, through it.
                        allow(
                                List.of(
                                        "sqs:GetQueueAttributes",
                                        "sqs:ReceiveMessage",
                                        "sqs:ChangeMessageVisibility",
                                        "sqs:DeleteMessage"),
                                parkings.arns().toArray(String[]::new)));
            // Who may be here, and how they like it, is changed by people only.
            case EVENTS -> quietly();
            case CLOCK ->
                Stream.concat(quietly().stream(), lookingAfter().stream()).toList();
            // It reads what anybody's programs write, so it may do nothing but note what went wrong.
            case LOGS -> List.of(on(READ, Table.LOGS), on(ITEMS, Table.ALERTS), telling());
            case WEBHOOKS ->
                List.of(
                        on(ITEMS, Table.ALERTS, Table.GITHUB, Table.WORK, Table.PEOPLE),
                        telling(),
                        // It may be reached by anybody: it seals what it is brought, and can open nothing.
                        sealing("kms:GenerateDataKey"),
                        allow(
                                List.of("secretsmanager:GetSecretValue"),
                                data.webhooksArn(),
                                data.githubArn(),
                                data.accountsArn()));
        };
    }

    /** What is done where no person asks for it. */
    private List<PolicyStatement> quietly() {
        return acting(
                on(
                        ITEMS,
                        Table.WORK,
                        Table.FLEET,
                        Table.UPTIME,
                        Table.MONEY,
                        Table.ALERTS,
                        Table.LOGS,
                        Table.GITHUB,
                        Table.SCHEDULES,
                        Table.HEALTH),
                on(ADD, Table.AUDIT),
                on(READ, Table.GUILDS, Table.MUSIC, Table.TRACKS, Table.VOICE));
    }

    /** It sees how all is that Skylark lives on, and changes nothing of it; what people planned it hands over. */
    private List<PolicyStatement> lookingAfter() {
        return List.of(
                allow(List.of("lambda:InvokeFunction"), LiveFunction.spelledArn(work, Lambda.WORK)),
                allow(List.of("s3:PutObject"), data.archive().arnForObjects("*")),
                reading(data, Table.FLEET, GatherRows.INDEX),
                allow(
                        List.of("secretsmanager:DescribeSecret"),
                        data.discordArn(),
                        data.webhooksArn(),
                        data.githubArn()),
                allow(List.of("sqs:GetQueueAttributes"), parkings.arns().toArray(String[]::new)),
                allow(List.of("cloudwatch:GetMetricStatistics"), "*"),
                allow(List.of("iam:SimulatePrincipalPolicy"), clock.getRoleArn()));
    }

    /** Why some of it has a wildcard, by the name that cdk-nag has for the finding. */
    Map<String, String> reasons(Lambda lambda) {
        return switch (lambda) {
            case INTERACTIONS, LOGS, WEBHOOKS -> Map.of();
            case EVENTS -> REASONS;
            case CLOCK -> {
                var reasons = new HashMap<>(REASONS);
                reasons.put(data.anyExport(), EXPORTS);
                reasons.put(
                        "Resource::*",
                        "What was measured is read by one call, for which AWS has no narrower resource.");
                yield reasons;
            }
            case WORK -> {
                var reasons = new HashMap<>(REASONS);
                reasons.put(data.anyTrack(), TRACKS);
                yield reasons;
            }
        };
    }

    private List<PolicyStatement> acting(PolicyStatement... more) {
        var rights = new ArrayList<>(List.of(more));
        rights.add(telling());
        rights.add(allow(
                List.of("secretsmanager:GetSecretValue"), data.discordArn(), data.webhooksArn(), data.githubArn()));
        var tokens = Names.arn(work, "secretsmanager", "secret:skylark/github/*");
        rights.add(allow(
                List.of(
                        "secretsmanager:CreateSecret",
                        "secretsmanager:PutSecretValue",
                        "secretsmanager:GetSecretValue"),
                Names.arn(work, "secretsmanager", "secret:skylark/panel/*"),
                tokens));
        rights.add(allow(List.of("secretsmanager:DeleteSecret"), tokens));
        rights.add(allow(
                List.of(
                        "scheduler:CreateSchedule",
                        "scheduler:UpdateSchedule",
                        "scheduler:DeleteSchedule",
                        "scheduler:GetSchedule"),
                timers.schedules()));
        rights.add(PolicyStatement.Builder.create()
                .actions(List.of("iam:PassRole"))
                .resources(List.of(timers.role().getRoleArn()))
                .conditions(Map.of("StringEquals", Map.of("iam:PassedToService", "scheduler.amazonaws.com")))
                .build());
        return rights;
    }

    private PolicyStatement telling() {
        return telling(work);
    }

    /** To everybody in the house who listens, and in nobody else's name. */
    static PolicyStatement telling(IConstruct here) {
        return PolicyStatement.Builder.create()
                .actions(List.of("events:PutEvents"))
                .resources(List.of(Facts.busArn(here)))
                .conditions(Map.of("StringEquals", Map.of("events:source", Facts.OURS)))
                .build();
    }

    /** Only what is named by its person and provider, both of them and nothing else. */
    private PolicyStatement sealing(String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(data.accountsKeyArn()))
                .conditions(Map.of(
                        "ForAllValues:StringEquals",
                        Map.of("kms:EncryptionContextKeys", List.of("person", "provider")),
                        "Null",
                        Map.of(
                                "kms:EncryptionContext:person", "false",
                                "kms:EncryptionContext:provider", "false")))
                .build();
    }

    private PolicyStatement on(List<String> actions, Table... tables) {
        return on(data, actions, tables);
    }

    static PolicyStatement on(DataStack data, List<String> actions, Table... tables) {
        return allow(
                actions,
                Arrays.stream(tables).flatMap(table -> arns(data, table)).toArray(String[]::new));
    }

    /**
     * The table and its indexes, each by name: an index added by hand is not ours to read, nor is the one in which those
     * of all guilds stand who wait for people.
     */
    private static Stream<String> arns(DataStack data, Table table) {
        var arn = data.table(table).getTableArn();
        return Stream.concat(
                Stream.of(arn),
                table.indexes().stream()
                        .filter(index -> !index.equals(GatherRows.INDEX))
                        .map(index -> arn + "/index/" + index.name()));
    }

    /** What stands in an index, and nothing else of its table. */
    static PolicyStatement reading(DataStack data, Table table, Index index) {
        return allow(List.of("dynamodb:Query"), data.table(table).getTableArn() + "/index/" + index.name());
    }

    static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
