package dev.skylark.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

final class EcsStarterTest {

    private static final String CLUSTER = "starter";

    private static EcsClient client;

    @BeforeAll
    static void connect() {
        client = Moto.client(EcsClient.builder());
        client.createCluster(it -> it.clusterName(CLUSTER));
        var container = ContainerDefinition.builder()
                .name("worker")
                .image("worker")
                .memory(64)
                .build();
        client.registerTaskDefinition(it -> it.family(CLUSTER).containerDefinitions(container));
    }

    @Test
    void where_nothing_runs_one_is_started() {
        starter("asleep", 0).start();

        assertThat(desired("asleep")).isEqualTo(1);
    }

    @Test
    void where_three_run_starting_lowers_nobody() {
        starter("crowded", 3).start();

        assertThat(desired("crowded")).isEqualTo(3);
    }

    private static EcsStarter starter(String service, int tasks) {
        client.createService(it ->
                it.cluster(CLUSTER).serviceName(service).taskDefinition(CLUSTER).desiredCount(tasks));
        return new EcsStarter(() -> client, CLUSTER, service);
    }

    private static int desired(String service) {
        return client.describeServices(it -> it.cluster(CLUSTER).services(service))
                .services()
                .getFirst()
                .desiredCount();
    }
}
