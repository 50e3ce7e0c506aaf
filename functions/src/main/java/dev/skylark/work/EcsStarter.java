package dev.skylark.work;

import dev.skylark.work.SlottedVoices.Starter;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.EcsClient;

/** {@link Starter} of a service of ECS that has no task while nobody listens. */
public final class EcsStarter implements Starter {

    private final Supplier<EcsClient> client;
    private final String cluster;
    private final String service;

    public EcsStarter(Supplier<EcsClient> client, String cluster, String service) {
        this.client = client;
        this.cluster = cluster;
        this.service = service;
    }

    @Override
    public void start() {
        var there = client.get()
                .describeServices(it -> it.cluster(cluster).services(service))
                .services();
        if (there.stream().allMatch(it -> it.desiredCount() == 0)) {
            client.get()
                    .updateService(it -> it.cluster(cluster).service(service).desiredCount(1));
        }
    }
}
