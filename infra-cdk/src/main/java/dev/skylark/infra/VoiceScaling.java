package dev.skylark.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.AdjustmentTier;
import software.amazon.awscdk.services.applicationautoscaling.AdjustmentType;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.applicationautoscaling.StepScalingAction;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.ApplicationScalingAction;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.constructs.Construct;

/**
 * How many voice workers there are while there is one: by guilds for each. The first is raised by who asks for music, and
 * the last lowers itself when nobody listens; neither is done here, since of no worker there is no number, and the last
 * one is never too many.
 */
final class VoiceScaling extends Construct {

    /** For each worker; it carries more, and has to until another one is up. */
    private static final int MANY = 15;

    private static final int FEW = 10;

    private final ScalableTaskCount workers;

    VoiceScaling(Construct scope, FargateService service, Choices choices) {
        super(scope, "Scaling");
        workers = service.autoScaleTaskCount(EnableScalingProps.builder()
                .minCapacity(choices.voiceAlwaysOn() ? 1 : 0)
                .maxCapacity(choices.voiceSlots())
                .build());
        var more = action("More");
        more.addAdjustment(
                AdjustmentTier.builder().adjustment(1).upperBound(MANY).build());
        more.addAdjustment(
                AdjustmentTier.builder().adjustment(2).lowerBound(MANY).build());
        alarm("Crowded", "Each voice worker has too many guilds.", average())
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .threshold(MANY)
                .evaluationPeriods(2)
                .build()
                .addAlarmAction(new ApplicationScalingAction(more));
        var fewer = action("Fewer");
        fewer.addAdjustment(
                AdjustmentTier.builder().adjustment(-1).upperBound(0).build());
        alarm("Roomy", "One voice worker fewer would do.", averageOfOneFewer())
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .threshold(FEW)
                .evaluationPeriods(10)
                .build()
                .addAlarmAction(new ApplicationScalingAction(fewer));
    }

    private StepScalingAction action(String name) {
        return StepScalingAction.Builder.create(this, name)
                .scalingTarget(workers)
                .adjustmentType(AdjustmentType.CHANGE_IN_CAPACITY)
                // Until a new one has started and taken its slots.
                .cooldown(Duration.minutes(3))
                .build();
    }

    private Alarm.Builder alarm(String name, String sentence, IMetric metric) {
        return Alarm.Builder.create(this, name)
                .alarmDescription(sentence)
                .metric(metric)
                .treatMissingData(TreatMissingData.NOT_BREACHING);
    }

    private static IMetric average() {
        return Measures.ofVoice("Average", "guilds for each worker");
    }

    /** Far too many where there is only one, so that none is left by this. */
    private static IMetric averageOfOneFewer() {
        return MathExpression.Builder.create()
                .expression("IF(workers > 1, guilds / (workers - 1), 1000)")
                .usingMetrics(Map.of(
                        "guilds", Measures.ofVoice("Sum", "guilds"),
                        "workers", Measures.ofVoice("SampleCount", "workers")))
                .label("guilds for each worker, were there one fewer")
                .period(Duration.minutes(1))
                .build();
    }
}
