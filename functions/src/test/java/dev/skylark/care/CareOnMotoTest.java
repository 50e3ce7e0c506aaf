package dev.skylark.care;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.care.Gauges.Load;
import dev.skylark.care.Gauges.Ringing;
import dev.skylark.care.TableSizes.Size;
import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What only looks, at an AWS that nobody of us wrote; its twin is a list of canned answers. */
final class CareOnMotoTest {

    private final String name = Store.newId();

    @Test
    void alarms_that_ring_are_told_with_their_sentence() {
        var client = Moto.client(CloudWatchClient.builder());
        for (var alarm : List.of("WorkErrors", "ClockErrors")) {
            client.putMetricAlarm(it -> it.alarmName(name + " " + alarm)
                    .alarmDescription("A call failed.")
                    .namespace("AWS/Lambda")
                    .metricName("Errors")
                    .statistic(Statistic.SUM)
                    .period(300)
                    .evaluationPeriods(1)
                    .threshold(0.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
        }
        client.setAlarmState(it ->
                it.alarmName(name + " WorkErrors").stateValue(StateValue.ALARM).stateReason("one"));

        assertThat(new CloudWatchGauges(() -> client, new Time()).ringing(name + " "))
                .isEqualTo(Answer.got(List.of(new Ringing(name + " WorkErrors", "A call failed."))));
    }

    @Test
    void the_load_of_a_service_is_what_was_measured_lately() {
        var client = Moto.client(CloudWatchClient.builder());
        var now = Instant.now();
        var measured = MetricDatum.builder()
                .metricName("CPUUtilization")
                .dimensions(named("ClusterName", "skylark"), named("ServiceName", name))
                .timestamp(now.minusSeconds(60))
                .value(81.5)
                .build();
        client.putMetricData(it -> it.namespace("AWS/ECS").metricData(measured));
        var gauges = new CloudWatchGauges(() -> client, new Time(now));

        assertThat(gauges.load("skylark", name, Load.PROCESSOR, Duration.ofMinutes(15)))
                .isEqualTo(Answer.got(OptionalDouble.of(81.5)));
        assertThat(gauges.load("skylark", name, Load.MEMORY, Duration.ofMinutes(15)))
                .isEqualTo(Answer.got(OptionalDouble.empty()));
    }

    @Test
    void a_table_is_there_or_it_is_not() {
        var client = Moto.client(DynamoDbClient.builder());
        var key = KeySchemaElement.builder()
                .attributeName("id")
                .keyType(KeyType.HASH)
                .build();
        var text = AttributeDefinition.builder()
                .attributeName("id")
                .attributeType(ScalarAttributeType.S)
                .build();
        client.createTable(it -> it.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key)
                .attributeDefinitions(text));
        var tables = new DynamoTables(() -> client);

        assertThat(tables.of(name)).isEqualTo(Answer.got(new Size(0, 0, true)));
        assertThat(tables.of(name + "-not")).isInstanceOf(Failed.class);
    }

    @Test
    void a_secret_says_when_it_was_changed_and_not_what_it_is() {
        var client = Moto.client(SecretsManagerClient.builder());
        client.createSecret(it -> it.name(name).secretString("hidden"));
        var ages = new SecretsManagerAges(() -> client);

        assertThat(ages.changed(name))
                .isInstanceOfSatisfying(
                        Got.class,
                        it -> assertThat((Instant) it.value())
                                .isBetween(
                                        Instant.now().minus(Duration.ofMinutes(5)),
                                        Instant.now().plus(Duration.ofMinutes(5))));
        assertThat(ages.changed(name + "-not")).isInstanceOf(Failed.class);
    }

    private static Dimension named(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
