package dev.skylark.ec2;

import static dev.skylark.ec2.Ec2Templates.tagged;
import static dev.skylark.ec2.Ec2Templates.tags;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/**
 * {@link Snapshots} of EBS. What the server was like is written on them as tags, because it may be gone when they are
 * needed; the same on all parts, because EC2 takes one set of tags for all.
 */
public final class Ec2Snapshots implements Snapshots {

    private static final int GROUPS_IN_A_TAG = 12;

    private final BiFunction<Place, String, Ec2Client> clients;
    private final String tag;

    public Ec2Snapshots(BiFunction<Place, String, Ec2Client> clients, String guildTag) {
        this.clients = clients;
        this.tag = guildTag;
    }

    @Override
    public Answer<Copy> take(Server server, boolean scheduled) {
        return Ec2Instances.asked(() -> {
            var client = clients.apply(server.place(), server.guild());
            var tags = remembered(client.describeInstances(it -> it.instanceIds(server.id())).reservations().stream()
                    .flatMap(it -> it.instances().stream())
                    .findFirst()
                    .orElseThrow());
            tags.put(tag, server.guild());
            tags.put(CopyTags.COPY, "copy-" + UUID.randomUUID().toString().substring(24));
            tags.put(CopyTags.SERVER, server.id());
            tags.put(CopyTags.NAME, server.called());
            tags.put(CopyTags.SCHEDULED, String.valueOf(scheduled));
            var taken = client.createSnapshots(it -> it.instanceSpecification(of -> of.instanceId(server.id()))
                    .description("Skylark: " + server.called())
                    .tagSpecifications(tagged(ResourceType.SNAPSHOT, tags)));
            var parts = taken.snapshots().stream()
                    .map(it -> CopyTags.part(it.snapshotId(), it.volumeId(), it.volumeSize(), tags))
                    .toList();
            var complete = taken.snapshots().stream().allMatch(it -> it.state() == SnapshotState.COMPLETED);
            var at = taken.snapshots().getFirst().startTime();
            return Answer.got(CopyTags.copy(server.place(), server.guild(), tags, at, complete, parts));
        });
    }

    private static Map<String, String> remembered(Instance it) {
        var disks = it.blockDeviceMappings().stream()
                .map(disk -> disk.deviceName() + "=" + disk.ebs().volumeId())
                .toList();
        var tags = CopyTags.devices(disks);
        put(tags, CopyTags.ROOT, it.rootDeviceName());
        put(tags, CopyTags.TYPE, it.instanceTypeAsString());
        put(tags, CopyTags.PLATFORM, it.platformAsString());
        put(tags, CopyTags.ARCHITECTURE, it.architectureAsString());
        put(tags, CopyTags.BOOT, it.currentInstanceBootModeAsString());
        put(tags, CopyTags.SUBNET, it.subnetId());
        put(
                tags,
                CopyTags.GROUPS,
                it.securityGroups().stream()
                        .map(GroupIdentifier::groupId)
                        .limit(GROUPS_IN_A_TAG)
                        .collect(Collectors.joining(",")));
        put(tags, CopyTags.KEY, it.keyName());
        put(
                tags,
                CopyTags.TOKENS,
                it.metadataOptions() == null ? null : it.metadataOptions().httpTokensAsString());
        return tags;
    }

    private static void put(Map<String, String> tags, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            tags.put(key, value);
        }
    }

    @Override
    public Answer<List<Copy>> all(Place place, String guild) {
        return Ec2Instances.asked(() -> {
            var copies = clients
                    .apply(place, guild)
                    .describeSnapshotsPaginator(it ->
                            it.ownerIds("self").filters(filter("tag:" + tag, guild), filter("tag-key", CopyTags.COPY)))
                    .snapshots()
                    .stream()
                    .collect(Collectors.groupingBy(
                            it -> tags(it.tags()).getOrDefault(CopyTags.COPY, ""),
                            LinkedHashMap::new,
                            Collectors.toList()));
            return Answer.got(
                    copies.values().stream().map(it -> copy(place, guild, it)).toList());
        });
    }

    private static Copy copy(Place place, String guild, List<Snapshot> snapshots) {
        var tags = tags(snapshots.getFirst().tags());
        return CopyTags.copy(
                place,
                guild,
                tags,
                snapshots.stream()
                        .map(Snapshot::startTime)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                snapshots.stream().allMatch(it -> it.state() == SnapshotState.COMPLETED),
                snapshots.stream()
                        .map(it -> CopyTags.part(it.snapshotId(), it.volumeId(), it.volumeSize(), tags))
                        .toList());
    }

    @Override
    public Answer<Copy> delete(Copy copy) {
        return Ec2Instances.asked(() -> {
            var client = clients.apply(copy.place(), copy.guild());
            // one that an image still starts from cannot be deleted
            images(client, copy).forEach(image -> client.deregisterImage(it -> it.imageId(image.imageId())));
            var gone = new ArrayList<Ec2Exception>();
            for (var part : copy.parts()) {
                try {
                    client.deleteSnapshot(it -> it.snapshotId(part.snapshot()));
                } catch (Ec2Exception refused) {
                    if (!"InvalidSnapshot.NotFound"
                            .equals(refused.awsErrorDetails().errorCode())) {
                        throw refused;
                    }
                    gone.add(refused);
                }
            }
            if (gone.size() == copy.parts().size()) {
                return Answer.failed(Trouble.GONE, "InvalidSnapshot.NotFound");
            }
            return Answer.got(copy);
        });
    }

    @Override
    public Answer<List<String>> toDisks(Copy copy, String zone) {
        return Ec2Instances.asked(() -> {
            var client = clients.apply(copy.place(), copy.guild());
            var disks = new ArrayList<String>();
            for (var part : copy.parts()) {
                var tags = Map.of(
                        tag,
                        copy.guild(),
                        "Name",
                        (copy.serverName() + " " + part.device()).strip(),
                        CopyTags.COPY,
                        copy.id());
                disks.add(client.createVolume(it -> it.snapshotId(part.snapshot())
                                .availabilityZone(zone)
                                .volumeType(VolumeType.GP3)
                                .tagSpecifications(tagged(ResourceType.VOLUME, tags)))
                        .volumeId());
            }
            return Answer.got(List.copyOf(disks));
        });
    }

    @Override
    public Answer<Server> toServer(Copy copy, String name) {
        return Ec2Instances.asked(() -> {
            var client = clients.apply(copy.place(), copy.guild());
            var root = copy.parts().stream().filter(Part::root).findFirst();
            if (root.isEmpty()) {
                return Answer.failed(Trouble.UNSUPPORTED, "There is no disk to start from.");
            }
            var tags = tags(
                    client.describeSnapshots(it -> it.snapshotIds(root.get().snapshot()))
                            .snapshots()
                            .getFirst()
                            .tags());
            // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RegisterImage.html: not of Windows
            if ("windows".equalsIgnoreCase(tags.get(CopyTags.PLATFORM))) {
                return Answer.failed(Trouble.UNSUPPORTED, "Windows does not start from a snapshot.");
            }
            var image = images(client, copy).stream()
                    .findFirst()
                    .map(Image::imageId)
                    .orElseGet(() -> register(client, copy, root.get(), tags));
            var run = run(copy, name, image, tags);
            return Answer.got(Ec2Instances.server(
                    copy.guild(),
                    copy.place(),
                    client.runInstances(run).instances().getFirst()));
        });
    }

    private List<Image> images(Ec2Client client, Copy copy) {
        return client.describeImages(it -> it.owners("self")
                        .filters(filter("tag:" + tag, copy.guild()), filter("tag:" + CopyTags.COPY, copy.id())))
                .images();
    }

    private String register(Ec2Client client, Copy copy, Part root, Map<String, String> tags) {
        var image = client.registerImage(it -> it.name("skylark-" + copy.id())
                        .architecture(tags.getOrDefault(CopyTags.ARCHITECTURE, "x86_64"))
                        .bootMode(tags.get(CopyTags.BOOT))
                        .virtualizationType("hvm")
                        .enaSupport(true)
                        .rootDeviceName(root.device())
                        .blockDeviceMappings(copy.parts().stream()
                                .filter(part -> !part.device().isEmpty())
                                .map(Ec2Snapshots::disk)
                                .toList())
                        .tagSpecifications(
                                tagged(ResourceType.IMAGE, Map.of(tag, copy.guild(), CopyTags.COPY, copy.id()))))
                .imageId();
        client.waiter()
                .waitUntilImageAvailable(
                        it -> it.imageIds(image),
                        it -> it.waitTimeout(Duration.ofSeconds(20))
                                .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofSeconds(1))));
        return image;
    }

    private static BlockDeviceMapping disk(Part part) {
        return BlockDeviceMapping.builder()
                .deviceName(part.device())
                .ebs(it -> it.snapshotId(part.snapshot())
                        .volumeType(VolumeType.GP3)
                        .deleteOnTermination(part.root()))
                .build();
    }

    private RunInstancesRequest run(Copy copy, String name, String image, Map<String, String> tags) {
        var groups = Objects.requireNonNullElse(tags.get(CopyTags.GROUPS), "");
        var run = RunInstancesRequest.builder()
                .imageId(image)
                .instanceType(tags.get(CopyTags.TYPE))
                .minCount(1)
                .maxCount(1)
                .subnetId(tags.get(CopyTags.SUBNET))
                .keyName(tags.get(CopyTags.KEY))
                .securityGroupIds(groups.isEmpty() ? List.of() : List.of(groups.split(",", -1)))
                .tagSpecifications(tagged(
                        ResourceType.INSTANCE, Map.of("Name", name, tag, copy.guild(), CopyTags.COPY, copy.id())));
        return tags.containsKey(CopyTags.TOKENS)
                ? run.metadataOptions(it -> it.httpTokens(tags.get(CopyTags.TOKENS)))
                        .build()
                : run.build();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
