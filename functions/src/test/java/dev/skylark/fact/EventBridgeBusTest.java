package dev.skylark.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.fact.Fact.AlertsChanged;
import dev.skylark.fact.Fact.Gathered;
import dev.skylark.fact.Fact.ServerChanged;
import dev.skylark.fact.Fact.Told;
import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import dev.skylark.voice.Crowd;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What we tell on the bus arrives at its rules as we read it. */
final class EventBridgeBusTest {

    private final EventBridgeClient aws = Moto.client(EventBridgeClient.builder());
    private final CloudWatchLogsClient logs = Moto.client(CloudWatchLogsClient.builder());
    private final Bus bus = new EventBridgeBus(() -> aws);
    private final String group = "/aws/events/skylark-" + Store.newId();

    /** Moto delivers to a log group, where one can read what came. */
    @BeforeEach
    void a_rule_that_hears_of_us() {
        logs.createLogGroup(it -> it.logGroupName(group));
        aws.putRule(it -> it.name("of" + group.replace('/', '-')).eventPattern("{\"source\":[\"dev.skylark\"]}"));
        var targets = List.of(Target.builder()
                .id("1")
                .arn("arn:aws:logs:us-east-1:123456789012:log-group:" + group)
                .build());
        aws.putTargets(it -> it.rule("of" + group.replace('/', '-')).targets(targets));
    }

    @Test
    void alerts_that_changed_arrive() {
        bus.tell(new AlertsChanged("900000000000000001"));

        assertThat(arrived()).containsExactly(new AlertsChanged("900000000000000001"));
    }

    @Test
    void what_a_door_was_told_arrives_with_every_character() {
        var told = new Told(
                "delivery-1",
                "github",
                "",
                Json.fields()
                        .with("text", "\"quoted\" \\ ünïcödé 🔥\n\tindented")
                        .with("list", List.of(1, true, Json.fields()))
                        .with("nothing", null));
        bus.tell(told);

        assertThat(arrived()).containsExactly(told);
    }

    @Test
    void people_who_gathered_arrive() {
        var gathered = new Gathered(new Crowd("i-1-5-6", "900000000000000001", "i-1", "5", 3));
        bus.tell(gathered);

        assertThat(arrived()).containsExactly(gathered);
    }

    @Test
    void facts_arrive_in_their_order() {
        bus.tell(new AlertsChanged("1"));
        bus.tell(new AlertsChanged("2"));

        assertThat(arrived()).containsExactly(new AlertsChanged("1"), new AlertsChanged("2"));
    }

    @Test
    void what_the_cloud_itself_says_is_not_said_again() {
        var change = new ServerChanged("e-1", "123456789012", "us-east-1", "i-1", State.RUNNING, Store.NOON);

        assertThatThrownBy(() -> bus.tell(change)).isInstanceOf(IllegalArgumentException.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void what_the_bus_does_not_take_is_a_failure() {
        var refused = List.of(PutEventsResultEntry.builder()
                .errorCode("ThrottlingException")
                .errorMessage("Too many.")
                .build());
        var busy = new ExecutionInterceptor() {
            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return PutEventsResponse.builder()
                        .failedEntryCount(1)
                        .entries(refused)
                        .build();
            }
        };
        var full =
                Moto.client(EventBridgeClient.builder().overrideConfiguration(it -> it.addExecutionInterceptor(busy)));

        assertThatThrownBy(() -> new EventBridgeBus(() -> full).tell(new AlertsChanged("1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Too many.");
    }

    /** Asked without a client: moto writes the time of these with a fraction, which a client does not read. */
    private List<Fact> arrived() {
        var question = HttpRequest.newBuilder(Moto.address())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Logs_20140328.FilterLogEvents")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=id/20510601/us-east-1/logs/aws4_request")
                .POST(BodyPublishers.ofString(
                        Json.fields().with("logGroupName", group).toString()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    Json.read(http.send(question, BodyHandlers.ofByteArray()).body());
            return answer.at("events").items().stream()
                    .map(it -> Json.read(it.at("message").text()))
                    .flatMap(it -> Facts.read(it).stream())
                    .toList();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
