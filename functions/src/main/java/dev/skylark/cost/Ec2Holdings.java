package dev.skylark.cost;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/** {@link Holdings} as EC2 has them: its volumes by the instances they hang on, its snapshots by the guild's tag. */
public final class Ec2Holdings implements Holdings {

    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html: 200 values a filter
    private static final int VALUES = 200;

    private final BiFunction<Place, String, Ec2Client> clients;
    private final String tag;

    public Ec2Holdings(BiFunction<Place, String, Ec2Client> clients, String tag) {
        this.clients = clients;
        this.tag = tag;
    }

    @Override
    public Answer<List<Held>> in(Place place, String guild, List<Server> servers) {
        var ids = servers.stream().map(Server::id).toList();
        return Ec2Instances.asked(() -> {
            var held = new ArrayList<Held>();
            var client = clients.apply(place, guild);
            for (int from = 0; from < ids.size(); from += VALUES) {
                held.addAll(disks(client, place, ids.subList(from, Math.min(ids.size(), from + VALUES))));
            }
            held.addAll(copies(client, place, guild));
            return Answer.got(List.copyOf(held));
        });
    }

    private static List<Held> disks(Ec2Client client, Place place, List<String> ids) {
        return client
                .describeVolumesPaginator(it -> it.filters(filter("attachment.instance-id", ids)))
                .volumes()
                .stream()
                .map(it -> new Held(
                        it.attachments().getFirst().instanceId(),
                        new Good.Disk(place.region(), it.volumeTypeAsString()),
                        it.size()))
                .toList();
    }

    private List<Held> copies(Ec2Client client, Place place, String guild) {
        return client
                .describeSnapshotsPaginator(it -> it.ownerIds("self").filters(filter("tag:" + tag, List.of(guild))))
                .snapshots()
                .stream()
                .map(it -> new Held(
                        it.tags().stream()
                                .filter(one -> one.key().equals("skylark:server"))
                                .map(Tag::value)
                                .findFirst()
                                .orElse(""),
                        new Good.Copies(place.region()),
                        it.volumeSize()))
                .toList();
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }
}
