package dev.skylark.fleet;

import dev.skylark.fleet.Answer.Trouble;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Tag;

/** {@link Instances} of EC2, in whichever region and account. */
public final class Ec2Instances implements Instances {

    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
    private static final int AT_ONCE = 1000;

    private static final List<String> THERE = List.of("pending", "running", "stopping", "stopped", "shutting-down");

    /** "User initiated (2026-11-21 03:00:00 GMT)": the only place where EC2 says when something stopped. */
    private static final Pattern REASON = Pattern.compile("\\((\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) GMT\\)");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final BiFunction<Place, String, Ec2Client> clients;
    private final String tag;

    /** {@code clients} gives the way to a place for a guild; {@code tag} is the key whose value is the guild's id. */
    public Ec2Instances(BiFunction<Place, String, Ec2Client> clients, String tag) {
        this.clients = clients;
        this.tag = tag;
    }

    @Override
    public Answer<List<Server>> all(Place place, String guild) {
        return asked(() -> Answer.got(clients
                .apply(place, guild)
                .describeInstancesPaginator(it -> it.maxResults(AT_ONCE)
                        .filters(filter("tag:" + tag, List.of(guild)), filter("instance-state-name", THERE)))
                .reservations()
                .stream()
                .flatMap(it -> it.instances().stream())
                .map(it -> server(guild, place, it))
                .toList()));
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    @Override
    public Answer<Server> find(Place place, String id) {
        return asked(() -> {
            var instance = one(clients.apply(place, ""), id);
            var guild = instance == null ? "" : tags(instance).getOrDefault(tag, "");
            return instance == null || guild.isEmpty()
                    ? Answer.failed(Trouble.GONE, "it does not carry " + tag)
                    : Answer.got(server(guild, place, instance));
        });
    }

    @Override
    public Answer<Server> now(Server server) {
        return asked(() -> {
            var instance = one(client(server), server.id());
            return instance == null || !server.guild().equals(tags(instance).get(tag))
                    ? Answer.failed(Trouble.GONE, "it does not carry " + tag + " of this guild")
                    : Answer.got(server(server.guild(), server.place(), instance));
        });
    }

    private static @Nullable Instance one(Ec2Client client, String id) {
        return client.describeInstances(it -> it.instanceIds(id)).reservations().stream()
                .flatMap(it -> it.instances().stream())
                // AWS shows one for an hour after it is gone
                .filter(it -> it.state().name() != InstanceStateName.TERMINATED)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Answer<State> start(Server server) {
        return ours(
                server,
                client -> Answer.got(state(client.startInstances(it -> it.instanceIds(server.id()))
                        .startingInstances()
                        .getFirst()
                        .currentState()
                        .name())));
    }

    @Override
    public Answer<State> stop(Server server, boolean hibernate) {
        return ours(
                server,
                client -> Answer.got(state(client.stopInstances(it -> it.instanceIds(server.id())
                                // "false" is refused where an instance cannot hibernate
                                .hibernate(hibernate ? true : null))
                        .stoppingInstances()
                        .getFirst()
                        .currentState()
                        .name())));
    }

    @Override
    public Answer<State> reboot(Server server) {
        return ours(server, client -> {
            client.rebootInstances(it -> it.instanceIds(server.id()));
            return Answer.got(State.RUNNING);
        });
    }

    /** Looks at the tag once more: what we remember of it may be half a minute old. */
    private <T> Answer<T> ours(Server server, Function<Ec2Client, Answer<T>> then) {
        return switch (now(server)) {
            case Answer.Got<Server>(var _) -> asked(() -> then.apply(client(server)));
            case Answer.Failed<Server>(var trouble, var detail) -> Answer.failed(trouble, detail);
        };
    }

    private Ec2Client client(Server server) {
        return clients.apply(server.place(), server.guild());
    }

    /** An instance as a server of the guild. */
    public static Server server(String guild, Place place, Instance it) {
        var tags = tags(it);
        var launched = Objects.requireNonNullElse(it.launchTime(), Instant.EPOCH);
        var placement = it.placement();
        return new Server(
                guild,
                place,
                it.instanceId(),
                tags.getOrDefault("Name", ""),
                state(it.state().name()),
                it.instanceTypeAsString(),
                text(it.platformDetails()).contains("Windows")
                                || text(it.platformAsString()).equalsIgnoreCase("windows")
                        ? Server.WINDOWS
                        : Server.LINUX,
                text(it.publicIpAddress()),
                isElastic(it),
                text(it.privateIpAddress()),
                placement == null ? "" : text(placement.availabilityZone()),
                launched,
                changed(text(it.stateTransitionReason()), launched),
                it.hibernationOptions() != null
                        && Boolean.TRUE.equals(it.hibernationOptions().configured()),
                it.instanceLifecycle() == InstanceLifecycleType.SPOT,
                tags);
    }

    /** An address of Amazon's own pool goes with the next stop. */
    private static boolean isElastic(Instance it) {
        return it.networkInterfaces().stream()
                .map(one -> one.association())
                .filter(Objects::nonNull)
                .anyMatch(one -> !text(one.ipOwnerId()).isEmpty()
                        && !text(one.ipOwnerId()).equals("amazon"));
    }

    private static Instant changed(String reason, Instant launched) {
        var moment = REASON.matcher(reason);
        if (!moment.find()) {
            return launched;
        }
        try {
            return LocalDateTime.parse(moment.group(1), MOMENT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unclear) {
            return launched;
        }
    }

    private static Map<String, String> tags(Instance it) {
        return it.tags().stream().collect(Collectors.toUnmodifiableMap(Tag::key, Tag::value, (one, _) -> one));
    }

    private static State state(InstanceStateName name) {
        return switch (name) {
            case PENDING -> State.STARTING;
            case RUNNING -> State.RUNNING;
            case STOPPING -> State.STOPPING;
            case STOPPED -> State.STOPPED;
            case SHUTTING_DOWN -> State.LEAVING;
            case TERMINATED, UNKNOWN_TO_SDK_VERSION -> State.GONE;
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What the question is answered, or why it is not. */
    public static <T> Answer<T> asked(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (AwsServiceException refused) {
            var details = refused.awsErrorDetails();
            var code = details == null ? "" : text(details.errorCode());
            return Answer.failed(trouble(refused, code), code);
        } catch (SdkClientException down) {
            return Answer.failed(Trouble.DOWN, String.valueOf(down.getMessage()));
        }
    }

    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    private static Trouble trouble(AwsServiceException refused, String code) {
        if (refused.isThrottlingException()) {
            return Trouble.BUSY;
        }
        if (code.startsWith("UnauthorizedOperation") || code.startsWith("AccessDenied") || code.equals("AuthFailure")) {
            return Trouble.DENIED;
        }
        if (code.equals("InsufficientInstanceCapacity") || code.equals("InsufficientHostCapacity")) {
            return Trouble.NO_CAPACITY;
        }
        if (code.endsWith("LimitExceeded")) {
            return Trouble.LIMIT;
        }
        if ((code.startsWith("Incorrect") && code.contains("State")) || code.endsWith("InUse")) {
            return Trouble.WRONG_STATE;
        }
        if (code.startsWith("Invalid") && (code.contains("NotFound") || code.contains("Malformed"))) {
            return Trouble.GONE;
        }
        if (code.startsWith("Unsupported")) {
            return Trouble.UNSUPPORTED;
        }
        return refused.statusCode() >= 500 ? Trouble.DOWN : Trouble.OTHER;
    }
}
