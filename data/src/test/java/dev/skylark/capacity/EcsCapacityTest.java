package dev.skylark.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

final class EcsCapacityTest {

    private static final String CLUSTER = "capacity";

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
    void where_nothing_runs_one_is_raised() {
        capacity("asleep", 0).raise();

        assertThat(desired("asleep")).isEqualTo(1);
    }

    @Test
    void where_three_run_raising_lowers_nobody() {
        capacity("crowded", 3).raise();

        assertThat(desired("crowded")).isEqualTo(3);
    }

    @Test
    void lowering_ends_all() {
        capacity("tired", 3).lower();

        assertThat(desired("tired")).isZero();
    }

    private static EcsCapacity capacity(String service, int tasks) {
        client.createService(it ->
                it.cluster(CLUSTER).serviceName(service).taskDefinition(CLUSTER).desiredCount(tasks));
        return new EcsCapacity(() -> client, CLUSTER, service);
    }

    private static int desired(String service) {
        return client.describeServices(it -> it.cluster(CLUSTER).services(service))
                .services()
                .getFirst()
                .desiredCount();
    }
}
