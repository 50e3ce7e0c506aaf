package dev.skylark.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.data.Moto;
import dev.skylark.json.Json;
import dev.skylark.voice.Crowd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

final class EventBridgeHeraldTest {

    private static final Crowd CROWD = new Crowd("i-1-5-6", "900000000000000001", "i-1", "5", 3);

    @Test
    void what_is_told_is_taken_and_is_what_the_house_reads() {
        var sent = new ArrayList<PutEventsRequest>();
        var herald = herald(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                sent.add((PutEventsRequest) context.request());
            }
        });

        herald.tell(CROWD);

        assertThat(sent)
                .singleElement()
                .satisfies(request -> assertThat(request.entries())
                        .singleElement()
                        .satisfies(it -> {
                            assertThat(it.source()).isEqualTo("dev.skylark");
                            assertThat(it.detailType()).isEqualTo("Gathered");
                            assertThat(it.eventBusName()).as("the default one").isNull();
                            assertThat(Crowd.read(Json.read(it.detail()))).isEqualTo(CROWD);
                        }));
    }

    @Test
    void what_the_bus_does_not_take_is_a_failure() {
        var refused = List.of(PutEventsResultEntry.builder()
                .errorCode("ThrottlingException")
                .errorMessage("Too many.")
                .build());
        var herald = herald(new ExecutionInterceptor() {
            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return PutEventsResponse.builder()
                        .failedEntryCount(1)
                        .entries(refused)
                        .build();
            }
        });

        assertThatThrownBy(() -> herald.tell(CROWD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Too many.");
    }

    private static Herald herald(ExecutionInterceptor ear) {
        var client =
                Moto.client(EventBridgeClient.builder().overrideConfiguration(it -> it.addExecutionInterceptor(ear)));
        return new EventBridgeHerald(() -> client);
    }
}
