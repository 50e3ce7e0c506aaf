package dev.skylark.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.skylark.data.Retries;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.patience.Neighbour;
import dev.skylark.patience.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** EC2 on a bad day, behind a door that throttles, breaks and refuses. */
final class Ec2PatienceTest {

    /** As patient as we are with AWS, but quicker. */
    private static final Patience QUICK = new Patience(
            Neighbour.AWS.patience().tries(), Duration.ofMillis(2), Duration.ofMillis(8), Duration.ofSeconds(1));

    private static final String NOTHING = """
            <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">\
            <requestId>1</requestId><reservationSet/></DescribeInstancesResponse>""";

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private int badAnswers;
    private int status;
    private String code = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var bad = requests.incrementAndGet() <= badAnswers;
            var body = (bad ? error() : NOTHING).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(bad ? status : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void a_throttle_is_tried_three_times_more_and_then_told() {
        answers(503, "RequestLimitExceeded", 99);

        assertThat(look()).isEqualTo(Answer.failed(Trouble.BUSY, "RequestLimitExceeded"));
        assertThat(requests).hasValue(4);
    }

    @Test
    void a_failure_of_theirs_is_tried_three_times_more_and_then_told() {
        answers(500, "InternalError", 99);

        assertThat(look()).isEqualTo(Answer.failed(Trouble.DOWN, "InternalError"));
        assertThat(requests).hasValue(4);
    }

    @Test
    void what_passes_is_not_noticed() {
        answers(503, "Unavailable", 2);

        assertThat(look()).isEqualTo(Answer.got(List.of()));
        assertThat(requests).hasValue(3);
    }

    @Test
    void what_is_refused_is_not_asked_again() {
        answers(403, "UnauthorizedOperation", 99);

        assertThat(look()).isEqualTo(Answer.failed(Trouble.DENIED, "UnauthorizedOperation"));
        assertThat(requests).hasValue(1);
    }

    @Test
    void nobody_at_home_is_down() {
        server.stop(0);

        assertThat(look())
                .isInstanceOfSatisfying(
                        Answer.Failed.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.DOWN));
    }

    private void answers(int with, String named, int times) {
        status = with;
        code = named;
        badAnswers = times;
    }

    private String error() {
        return "<Response><Errors><Error><Code>%s</Code><Message>no</Message></Error></Errors><RequestID>1</RequestID></Response>"
                .formatted(code);
    }

    private Answer<List<Server>> look() {
        var client = Ec2Client.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(it -> it.retryStrategy(Retries.of(QUICK)))
                .build();
        return new Ec2Instances((_, _) -> client, "skylark:guild").all(Place.home("eu-central-1"), "guild");
    }
}
