package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import dev.skylark.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Tells the people who run Skylark when something is wrong, before the people who use it do. */
final class Watch extends Construct {

    // Discord gives up after three seconds.
    private static final int SLOW_MILLISECONDS = 2000;

    // From nothing to a worker that plays it takes one or two.
    private static final int PATIENCE_SECONDS = 300;

    private final List<Alarm> alarms = new ArrayList<>();
    private final Topic topic;

    Watch(Construct scope, IKey key, Choices choices) {
        super(scope, "Watch");
        topic = Topic.Builder.create(this, "Alarms")
                .displayName("Skylark: alarms")
                .masterKey(key)
                .enforceSsl(true)
                .build();
        // A topic with a policy of its own loses the default one, which let alarms of the same account in.
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build());
        choices.alarmEmail().ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
    }

    void functions(Map<Lambda, LiveFunction> functions) {
        functions.forEach((lambda, function) -> {
            var name = Names.pascal(lambda);
            any(name + "Errors", "A call of %s failed.", function, "Errors");
            any(name + "Throttles", "A call of %s was turned away: too many at once.", function, "Throttles");
            if (!FrontDoor.BEHIND.contains(lambda)) { // for whose answer nobody waits
                any(
                        name + "Lost",
                        "%s failed, and the failure could not be handed on.",
                        function,
                        "DestinationDeliveryFailures");
            }
        });
        var interactions = Objects.requireNonNull(functions.get(Lambda.INTERACTIONS));
        slow("InteractionsSlow", Measures.ofFunction(interactions, "Duration", "p99"), "The front door's function");
    }

    void door(FrontDoor door) {
        over("FrontDoorErrors", "The front door answered with a 5xx.", Measures.ofDoor(door, "5xx", "Sum"), 0);
        // The function's own duration leaves out its cold start; Discord does not.
        slow("FrontDoorSlow", Measures.ofInteractions("p99"), "The front door, cold starts included,");
    }

    void handOver(HandOver handOver) {
        waiting("WorkParked", "Work failed for good and waits in the parking queue.", handOver.parking());
        waiting(
                "NewsUndelivered",
                "Failed work could not be parked, or the person could not be told.",
                handOver.undelivered());
    }

    void timers(Timers timers) {
        waiting("JobsParked", "A job was due, failed for good and waits in its parking queue.", timers.parking());
    }

    void facts(Facts facts) {
        waiting("FactsParked", "A fact of the cloud could not be taken in and waits in its queue.", facts.parking());
    }

    void subscriptions(Subscriptions subscriptions) {
        waiting("LogsParked", "Lines of a log could not be read and wait in their queue.", subscriptions.parking());
    }

    void voice(int slots) {
        over(
                "VoiceLate",
                "A command for the voice worker waits for more than five minutes.",
                Measures.oldestCommand(slots),
                PATIENCE_SECONDS);
        over(
                "VoiceParked",
                "No voice worker could carry out a command, and it waits in its queue.",
                Measures.waiting(VoiceNames.DEAD),
                0);
        over(
                "VoiceStopped",
                "A voice worker ended by itself or could not start, and why waits in its queue.",
                Measures.waiting(VoiceNames.STOPPED),
                0);
    }

    void tables(DataStack data) {
        for (var table : Table.values()) {
            over(
                    Names.pascal(table) + "TableThrottles",
                    "The table %s turned reads or writes away.".formatted(Names.pascal(table)),
                    Measures.throttles(table, data.table(table).getTableName()),
                    0);
        }
    }

    private void waiting(String name, String sentence, Queue queue) {
        over(name, sentence, Measures.waiting(queue), 0);
    }

    private void any(String name, String sentence, LiveFunction function, String metric) {
        over(name, sentence.formatted(function.getNode().getId()), Measures.ofFunction(function, metric, "Sum"), 0);
    }

    private void slow(String name, IMetric metric, String who) {
        over(name, who + " takes longer than 2 of Discord's 3 seconds.", metric, SLOW_MILLISECONDS);
    }

    private void over(String name, String sentence, IMetric metric, int threshold) {
        var alarm = Alarm.Builder.create(this, name)
                .alarmName("skylark " + name)
                .alarmDescription(sentence)
                .metric(metric)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .threshold(threshold)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
        alarms.add(alarm);
    }

    List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    String topicArn() {
        return topic.getTopicArn();
    }
}
