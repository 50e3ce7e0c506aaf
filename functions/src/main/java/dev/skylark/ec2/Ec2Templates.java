package dev.skylark.ec2;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateBlockDeviceMappingRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateEbsBlockDeviceRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceNetworkInterfaceSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.utils.builder.Buildable;

/** {@link Templates} as launch templates of EC2, which everybody sees in the console too. */
public final class Ec2Templates implements Templates {

    private static final String NAME = "skylark:name";
    private static final String FROM = "skylark:from";
    private static final String TYPE = "skylark:type";

    /** What only one server can have, or only when it was made. */
    private static final Set<String> UNIQUE = Set.of(
            "NetworkInterfaceId",
            "PrivateIpAddress",
            "PrivateIpAddresses",
            "Ipv4Prefixes",
            "Ipv6Prefixes",
            "AvailabilityZoneId",
            "ValidUntil",
            "TagSpecifications",
            "Operator");

    private final BiFunction<Place, String, Ec2Client> clients;
    private final String tag;

    public Ec2Templates(BiFunction<Place, String, Ec2Client> clients, String guildTag) {
        this.clients = clients;
        this.tag = guildTag;
    }

    @Override
    public Answer<Template> save(Server server, String name) {
        return Ec2Instances.asked(() -> {
            var client = clients.apply(server.place(), server.guild());
            var data = client.getLaunchTemplateData(it -> it.instanceId(server.id()))
                    .launchTemplateData();
            var tags = Map.of(tag, server.guild(), NAME, name, FROM, server.id(), TYPE, data.instanceTypeAsString());
            var saved = client.createLaunchTemplate(it -> it.launchTemplateName(permitted(server.guild() + "-" + name))
                    .launchTemplateData(again(data, server.guild()))
                    .tagSpecifications(tagged(ResourceType.LAUNCH_TEMPLATE, tags)));
            return Answer.got(new Template(
                    server.guild(),
                    server.place(),
                    saved.launchTemplate().launchTemplateId(),
                    name,
                    data.instanceTypeAsString(),
                    server.id(),
                    saved.launchTemplate().createTime()));
        });
    }

    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
    private static String permitted(String name) {
        return name.replaceAll("[^a-zA-Z0-9()./_-]", "-");
    }

    @Override
    public Answer<List<Template>> all(Place place, String guild) {
        return Ec2Instances.asked(() -> Answer.got(clients
                .apply(place, guild)
                .describeLaunchTemplatesPaginator(it -> it.filters(
                        Filter.builder().name("tag:" + tag).values(guild).build()))
                .launchTemplates()
                .stream()
                .map(it -> template(place, guild, it))
                .toList()));
    }

    private static Template template(Place place, String guild, LaunchTemplate it) {
        var tags = tags(it.tags());
        return new Template(
                guild,
                place,
                it.launchTemplateId(),
                tags.getOrDefault(NAME, it.launchTemplateName()),
                tags.getOrDefault(TYPE, ""),
                tags.getOrDefault(FROM, ""),
                it.createTime());
    }

    @Override
    public Answer<Server> launch(Template template, String name) {
        var tags = Map.of("Name", name, tag, template.guild(), "skylark:template", template.name());
        return Ec2Instances.asked(() -> Answer.got(Ec2Instances.server(
                template.guild(),
                template.place(),
                clients.apply(template.place(), template.guild())
                        .runInstances(it -> it.launchTemplate(from -> from.launchTemplateId(template.id()))
                                .minCount(1)
                                .maxCount(1)
                                .tagSpecifications(tagged(ResourceType.INSTANCE, tags)))
                        .instances()
                        .getFirst())));
    }

    @Override
    public Answer<Template> delete(Template template) {
        return Ec2Instances.asked(() -> {
            clients.apply(template.place(), template.guild())
                    .deleteLaunchTemplate(it -> it.launchTemplateId(template.id()));
            return Answer.got(template);
        });
    }

    private RequestLaunchTemplateData again(ResponseLaunchTemplateData data, String guild) {
        var same = (RequestLaunchTemplateData) alike(data, RequestLaunchTemplateData.builder());
        var cards = same.networkInterfaces();
        var again = same.toBuilder()
                .blockDeviceMappings(same.blockDeviceMappings().stream()
                        .map(Ec2Templates::disk)
                        .toList())
                .networkInterfaces(
                        cards.stream().map(it -> card(it, cards.size() == 1)).toList())
                .tagSpecifications(LaunchTemplateTagSpecificationRequest.builder()
                        .resourceType(ResourceType.INSTANCE)
                        .tags(list(tagsOf(data, guild)))
                        .build());
        // an instance that says what its network cards are in must not say it of itself too
        return cards.isEmpty()
                ? again.build()
                : again.securityGroupIds(List.of()).securityGroups(List.of()).build();
    }

    private Map<String, String> tagsOf(ResponseLaunchTemplateData data, String guild) {
        var tags = new TreeMap<String, String>();
        data.tagSpecifications().stream()
                .filter(it -> it.resourceType() == ResourceType.INSTANCE)
                .flatMap(it -> it.tags().stream())
                // the first are AWS's own, which nobody else may give
                .filter(it -> !it.key().startsWith("aws:") && !it.key().startsWith("skylark:"))
                .forEach(it -> tags.put(it.key(), it.value()));
        tags.put(tag, guild);
        return tags;
    }

    /** Each kind of disk may be told only what it can be told. */
    private static LaunchTemplateBlockDeviceMappingRequest disk(LaunchTemplateBlockDeviceMappingRequest disk) {
        var ebs = disk.ebs();
        if (ebs == null) {
            return disk;
        }
        var encrypted = Boolean.TRUE.equals(ebs.encrypted());
        var type = Objects.requireNonNullElse(ebs.volumeTypeAsString(), "");
        LaunchTemplateEbsBlockDeviceRequest.Builder again = ebs.toBuilder();
        if (!encrypted) {
            again.encrypted(null).kmsKeyId(null); // “not encrypted” cannot be said of what comes from a snapshot
        }
        if (!Set.of("io1", "io2", "gp3").contains(type)) {
            again.iops(null);
        }
        if (!type.equals("gp3")) {
            again.throughput(null);
        }
        return disk.toBuilder().ebs(again.build()).build();
    }

    /** A public address can be asked for only where there is one card. */
    private static LaunchTemplateInstanceNetworkInterfaceSpecificationRequest card(
            LaunchTemplateInstanceNetworkInterfaceSpecificationRequest card, boolean only) {
        var again = card.toBuilder().ipv6Addresses(List.of());
        if (!card.ipv6Addresses().isEmpty()) {
            again.ipv6AddressCount(card.ipv6Addresses().size());
        }
        return only ? again.build() : again.associatePublicIpAddress(null).build();
    }

    /** EC2 answers in other types than it is asked with, whose fields have the same names. */
    private static Object alike(SdkPojo from, SdkPojo into) {
        var known = new HashMap<String, SdkField<?>>();
        from.sdkFields().forEach(it -> known.put(it.memberName(), it));
        for (var field : into.sdkFields()) {
            var source = known.get(field.memberName());
            var value = source == null || UNIQUE.contains(field.memberName())
                    ? null
                    : value(source.getValueOrDefault(from), field);
            if (value != null) {
                field.set(into, value);
            }
        }
        return ((Buildable) into).build();
    }

    private static @Nullable Object value(@Nullable Object value, SdkField<?> into) {
        return switch (value) {
            case null -> null;
            case String text when text.isBlank() -> null;
            case List<?> list when list.isEmpty() -> null;
            case List<?> list -> {
                var member = into.getRequiredTrait(ListTrait.class).memberFieldInfo();
                yield list.stream()
                        .map(it -> value(it, member))
                        .filter(Objects::nonNull)
                        .toList();
            }
            case SdkPojo part -> alike(part, into.constructor().get());
            default -> value;
        };
    }

    static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }

    static TagSpecification tagged(ResourceType type, Map<String, String> tags) {
        return TagSpecification.builder().resourceType(type).tags(list(tags)).build();
    }

    private static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(it -> Tag.builder().key(it.getKey()).value(it.getValue()).build())
                .toList();
    }
}
