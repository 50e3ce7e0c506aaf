package dev.skylark.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.fleet.Answer.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What every cloud promises about servers. */
final class InstancesTest {

    private static final String TAG = "skylark:guild";
    private static final Place FRANKFURT = Place.home("eu-central-1");
    private static final Place VIRGINIA = Place.home("us-east-1");

    private static final Time TIME = new Time();

    /** Where the promise is kept. */
    @SuppressWarnings("ImmutableEnumChecker") // each holds on to the one cloud that it stands for
    enum Where {
        SIMULATED {
            private final SimulatedCloud cloud = new SimulatedCloud(TIME, TAG);

            @Override
            Instances instances() {
                return cloud;
            }

            @Override
            String launch(Place place, Map<String, String> tags) {
                var name = tags.getOrDefault("Name", "");
                var id = "i-" + Store.newId();
                cloud.add(new Server(
                        tags.getOrDefault(TAG, ""),
                        place,
                        id,
                        name,
                        State.RUNNING,
                        "t3.micro",
                        Server.LINUX,
                        "203.0.113.1",
                        false,
                        "10.0.0.1",
                        place.region() + "a",
                        TIME.instant(),
                        TIME.instant(),
                        false,
                        false,
                        tags));
                return id;
            }
        },
        MOTO {
            private final Map<String, Ec2Client> clients = new ConcurrentHashMap<>();
            private final Map<String, String> images = new ConcurrentHashMap<>();

            private Ec2Client client(Place place) {
                return clients.computeIfAbsent(
                        place.region(),
                        region -> Ec2Client.builder()
                                .endpointOverride(Moto.address())
                                .region(Region.of(region))
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                                .httpClient(UrlConnectionHttpClient.create())
                                .build());
            }

            // A Linux; which images there are is a long answer.
            private String linux(Place place) {
                return images.computeIfAbsent(
                        place.region(),
                        _ -> client(place).describeImages(it -> it.owners("amazon")).images().stream()
                                .filter(it -> it.platform() == null)
                                .findFirst()
                                .orElseThrow()
                                .imageId());
            }

            @Override
            Instances instances() {
                return new Ec2Instances((place, _) -> client(place), TAG);
            }

            @Override
            String launch(Place place, Map<String, String> tags) {
                return client(place)
                        .runInstances(it -> it.imageId(linux(place))
                                .instanceType(InstanceType.T3_MICRO)
                                .minCount(1)
                                .maxCount(1)
                                .tagSpecifications(TagSpecification.builder()
                                        .resourceType(ResourceType.INSTANCE)
                                        .tags(tags.entrySet().stream()
                                                .map(tag -> Tag.builder()
                                                        .key(tag.getKey())
                                                        .value(tag.getValue())
                                                        .build())
                                                .toList())
                                        .build()))
                        .instances()
                        .getFirst()
                        .instanceId();
            }
        };

        abstract Instances instances();

        abstract String launch(Place place, Map<String, String> tags);

        Server launched(Place place, String guild, String name) {
            launch(place, Map.of(TAG, guild, "Name", name));
            return list(place, guild).stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        List<Server> list(Place place, String guild) {
            return got(instances().all(place, guild));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_guild_sees_its_own_servers_in_the_region_asked_for_and_no_others(Where where) {
        var guild = Store.newId();
        var mine = where.launched(FRANKFURT, guild, "web-1");
        where.launched(FRANKFURT, Store.newId(), "web-2");
        where.launch(FRANKFURT, Map.of("Name", "nobody's"));

        assertThat(where.list(FRANKFURT, guild)).extracting(Server::id).containsExactly(mine.id());
        assertThat(where.list(VIRGINIA, guild)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_server_is_described(Where where) {
        var guild = Store.newId();

        assertThat(where.launched(FRANKFURT, guild, "web-1")).satisfies(it -> {
            assertThat(it.guild()).isEqualTo(guild);
            assertThat(it.state()).isEqualTo(State.RUNNING);
            assertThat(it.type()).isEqualTo("t3.micro");
            assertThat(it.platform()).isEqualTo(Server.LINUX);
            assertThat(it.address()).isNotEmpty();
            assertThat(it.privateAddress()).startsWith("10.");
            assertThat(it.zone()).isEqualTo("eu-central-1a");
            assertThat(it.tags()).containsEntry("Name", "web-1").containsEntry(TAG, guild);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_running_server_is_stopped_and_started_and_rebooted(Where where) {
        var instances = where.instances();
        var server = where.launched(FRANKFURT, Store.newId(), "web-1");

        assertThat(got(instances.reboot(server))).isEqualTo(State.RUNNING);
        assertThat(got(instances.stop(server, false))).isIn(State.STOPPING, State.STOPPED);
        assertThat(got(instances.now(server)).state()).isIn(State.STOPPING, State.STOPPED);
    }

    @ParameterizedTest
    @EnumSource
    void a_stopped_server_is_started(Where where) {
        var guild = Store.newId();
        var instances = where.instances();
        var server = where.launched(VIRGINIA, guild, "web-1");
        got(instances.stop(server, false));
        TIME.pass(Duration.ofMinutes(1));

        assertThat(got(instances.start(server))).isIn(State.STARTING, State.RUNNING);
        assertThat(where.list(VIRGINIA, guild))
                .extracting(Server::state)
                .first()
                .isIn(State.STARTING, State.RUNNING);
    }

    @ParameterizedTest
    @EnumSource
    void whose_a_server_is_stands_in_its_tag(Where where) {
        var guild = Store.newId();
        var server = where.launched(FRANKFURT, guild, "web-1");
        var nobodys = where.launch(FRANKFURT, Map.of("Name", "nobody's"));

        assertThat(got(where.instances().find(FRANKFURT, server.id())).guild()).isEqualTo(guild);
        assertThat(trouble(where.instances().find(FRANKFURT, nobodys))).isEqualTo(Trouble.GONE);
        assertThat(trouble(where.instances().find(FRANKFURT, "i-0123456789abcdef0")))
                .isEqualTo(Trouble.GONE);
    }

    @ParameterizedTest
    @EnumSource
    void nobody_moves_the_server_of_another_guild_though_they_know_its_id(Where where) {
        var server = where.launched(FRANKFURT, Store.newId(), "web-1");
        var pretended = new Server(
                Store.newId(),
                server.place(),
                server.id(),
                server.name(),
                server.state(),
                server.type(),
                server.platform(),
                "",
                false,
                "",
                "",
                server.launched(),
                server.changed(),
                false,
                false,
                Map.of());

        assertThat(trouble(where.instances().stop(pretended, false))).isEqualTo(Trouble.GONE);
        assertThat(trouble(where.instances().start(pretended))).isEqualTo(Trouble.GONE);
        assertThat(trouble(where.instances().reboot(pretended))).isEqualTo(Trouble.GONE);
        assertThat(got(where.instances().now(server)).state()).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @EnumSource
    void sixty_servers_are_one_list(Where where) {
        var guild = Store.newId();
        IntStream.range(0, 60).forEach(it -> where.launch(VIRGINIA, Map.of(TAG, guild, "Name", "web-" + it)));

        assertThat(where.list(VIRGINIA, guild)).hasSize(60);
    }

    private static <T> T got(Answer<T> answer) {
        return switch (answer) {
            case Answer.Got<T>(var value) -> value;
            case Answer.Failed<T>(var trouble, var detail) -> throw new AssertionError(trouble + " " + detail);
        };
    }

    private static Trouble trouble(Answer<?> answer) {
        return answer instanceof Answer.Failed<?>(var trouble, var _) ? trouble : Trouble.OTHER;
    }
}
