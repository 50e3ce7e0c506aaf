package dev.skylark.ec2;

import static dev.skylark.data.Store.NOON;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.SimulatedCloud;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Where servers run. A contract holds in each of them. */
enum Site {
    /** The twin for tests. */
    SIMULATED {
        @Override
        Opened open() {
            var cloud = new SimulatedCloud(Clock.fixed(NOON, ZoneOffset.UTC), TAG);
            return new Opened(
                    new SimulatedTemplates(cloud),
                    new SimulatedSnapshots(cloud, new Hasty()),
                    guild -> cloud.add(guild, REGION, "i-" + Store.newId(), "web", TYPE),
                    server -> cloud.find(server.place(), server.id()));
        }
    },
    /** Through HTTP, by people who know EC2 and not us. Its copies are complete at once. */
    MOTO {
        @Override
        Opened open() {
            var client = Moto.client(Ec2Client.builder());
            return new Opened(
                    new Ec2Templates((_, _) -> client, TAG),
                    new Ec2Snapshots((_, _) -> client, TAG),
                    guild -> run(client, guild),
                    server -> Answer.got(found(client, server)));
        }
    };

    static final String TAG = "skylark:guild";
    static final String REGION = "us-east-1";
    static final String TYPE = "t3.small";

    record Opened(
            Templates templates,
            Snapshots snapshots,
            Function<String, Server> add,
            Function<Server, Answer<Server>> find) {}

    abstract Opened open();

    /** Three minutes pass from each look to the next. */
    private static final class Hasty extends Clock {

        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public Instant instant() {
            return NOON.plus(Duration.ofMinutes(3L * looks.getAndIncrement()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static Server run(Ec2Client client, String guild) {
        var image = client.describeImages().images().stream()
                .filter(it -> it.platform() == null)
                .findFirst()
                .orElseThrow();
        var instance = client.runInstances(it -> it.imageId(image.imageId())
                        .instanceType(TYPE)
                        .minCount(1)
                        .maxCount(1)
                        .tagSpecifications(
                                Ec2Templates.tagged(ResourceType.INSTANCE, Map.of(TAG, guild, "Name", "web"))))
                .instances()
                .getFirst();
        return Ec2Instances.server(guild, Place.home(REGION), instance);
    }

    private static Server found(Ec2Client client, Server server) {
        var instance = client.describeInstances(it -> it.instanceIds(server.id()))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
        var guild = instance.tags().stream()
                .filter(it -> it.key().equals(TAG))
                .map(Tag::value)
                .findFirst()
                .orElseThrow();
        return Ec2Instances.server(guild, server.place(), instance);
    }
}
