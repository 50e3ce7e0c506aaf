package dev.skylark.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What moto does not show: how EC2 says the rarer things. */
final class Ec2InstancesTest {

    private static final Place HERE = Place.home("us-east-1");

    private final CannedEc2 ec2 = new CannedEc2();

    @AfterEach
    void close() {
        ec2.close();
    }

    @Test
    void five_hundred_servers_are_one_request() {
        ec2.says(CannedEc2.instances(
                IntStream.range(0, 500).mapToObj(it -> instance("i-" + it, "")).collect(Collectors.joining()), ""));

        assertThat(got(ec2.instances().all(HERE, "1"))).hasSize(500);
        assertThat(ec2.asked())
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .contains("MaxResults=1000")
                        .contains("tag%3Askylark%3Aguild&Filter.1.Value.1=1"));
    }

    @Test
    void all_pages_are_read() {
        ec2.says(CannedEc2.instances(instance("i-2", ""), "more"));
        ec2.says(CannedEc2.instances(instance("i-1", ""), ""));

        assertThat(got(ec2.instances().all(HERE, "1"))).extracting(Server::id).containsExactlyInAnyOrder("i-1", "i-2");
        assertThat(ec2.asked()).hasSize(2).last().satisfies(it -> assertThat(it).contains("NextToken=more"));
    }

    @Test
    void a_plain_server_has_nothing_of_the_rest() {
        var server = server("""
                <launchTime>2026-11-20T12:00:00.000Z</launchTime><platformDetails>Linux/UNIX</platformDetails>""");

        assertThat(server.platform()).isEqualTo(Server.LINUX);
        assertThat(server.name()).isEmpty();
        assertThat(server.called()).isEqualTo("i-1");
        assertThat(server.address()).isEmpty();
        assertThat(server.keepsAddress()).isFalse();
        assertThat(server.spot()).isFalse();
        assertThat(server.hibernates()).isFalse();
        assertThat(server.launched()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(server.changed()).as("nothing is said of a change").isEqualTo(server.launched());
    }

    @Test
    void windows_is_in_the_details_of_the_platform() {
        assertThat(server("<platformDetails>Windows with SQL Server Web</platformDetails>")
                        .platform())
                .isEqualTo(Server.WINDOWS);
    }

    @Test
    void when_it_was_stopped_is_in_the_reason() {
        var server = server("""
                <launchTime>2026-11-20T12:00:00.000Z</launchTime>\
                <reason>User initiated (2026-11-21 03:00:00 GMT)</reason>""");

        assertThat(server.changed()).isEqualTo(Instant.parse("2026-11-21T03:00:00Z"));
    }

    @Test
    void an_elastic_address_is_kept_and_one_that_is_lent_is_not() {
        var lent = """
                <networkInterfaceSet><item><association><publicIp>203.0.113.1</publicIp>\
                <ipOwnerId>amazon</ipOwnerId></association></item></networkInterfaceSet>""";

        assertThat(server(lent).keepsAddress()).isFalse();
        assertThat(server(lent.replace("amazon", "123456789012")).keepsAddress())
                .isTrue();
    }

    @Test
    void spot_and_hibernation_are_told() {
        var server = server("""
                <instanceLifecycle>spot</instanceLifecycle>\
                <hibernationOptions><configured>true</configured></hibernationOptions>""");

        assertThat(server.spot()).isTrue();
        assertThat(server.hibernates()).isTrue();
    }

    @Test
    void hibernation_is_asked_for_where_it_is_wanted() {
        var server = server("");
        ec2.says(CannedEc2.instances(instance("i-1", ""), ""));
        ec2.says("""
                <StopInstancesResponse><instancesSet><item><currentState><name>stopping</name></currentState>\
                </item></instancesSet></StopInstancesResponse>""");

        assertThat(ec2.instances().stop(server, true)).isEqualTo(Answer.got(State.STOPPING));
        assertThat(ec2.asked()).last().satisfies(it -> assertThat(it).contains("Hibernate=true"));
    }

    private Server server(String xml) {
        ec2.says(CannedEc2.instances(instance("i-1", xml), ""));
        return got(ec2.instances().all(HERE, "1")).getFirst();
    }

    private static String instance(String id, String xml) {
        return """
                <item><instanceId>%s</instanceId><instanceState><name>running</name></instanceState>\
                <instanceType>t3.micro</instanceType>\
                <tagSet><item><key>skylark:guild</key><value>1</value></item></tagSet>%s</item>""".formatted(id, xml);
    }

    private static <T> T got(Answer<T> answer) {
        return switch (answer) {
            case Answer.Got<T>(var value) -> value;
            case Answer.Failed<T>(var trouble, var detail) -> throw new AssertionError(trouble + " " + detail);
        };
    }
}
