package dev.skylark.capacity;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.EcsClient;

/** {@link Capacity} of a service of ECS. */
public final class EcsCapacity implements Capacity {

    private final Supplier<EcsClient> client;
    private final String cluster;
    private final String service;

    public EcsCapacity(Supplier<EcsClient> client, String cluster, String service) {
        this.client = client;
        this.cluster = cluster;
        this.service = service;
    }

    @Override
    public void raise() {
        var there = client.get()
                .describeServices(it -> it.cluster(cluster).services(service))
                .services();
        if (there.stream().allMatch(it -> it.desiredCount() == 0)) {
            set(1);
        }
    }

    @Override
    public void lower() {
        set(0);
    }

    private void set(int tasks) {
        client.get().updateService(it -> it.cluster(cluster).service(service).desiredCount(tasks));
    }
}
