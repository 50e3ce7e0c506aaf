package dev.skylark.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skylark.data.Retries;
import dev.skylark.patience.Neighbour;
import dev.skylark.patience.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** An EC2 over HTTP that answers what it was told to, and after that that there are no servers. */
final class CannedEc2 implements AutoCloseable {

    /** As patient as we are with AWS, but quicker. */
    private static final Patience QUICK = new Patience(
            Neighbour.AWS.patience().tries(), Duration.ofMillis(2), Duration.ofMillis(8), Duration.ofSeconds(1));

    private static final int LOST = 0;
    private static final String NOTHING = instances("", "");

    private record Said(int status, String body) {}

    private final HttpServer server;
    private final Queue<Said> toSay = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    CannedEc2() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** The answer to a request, of instances in XML and where the next page begins. */
    static String instances(String instances, String next) {
        return """
                <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">\
                <reservationSet><item><instancesSet>%s</instancesSet></item></reservationSet>%s\
                </DescribeInstancesResponse>""".formatted(instances, next.isEmpty() ? "" : "<nextToken>" + next + "</nextToken>");
    }

    void says(String body) {
        toSay.add(new Said(200, body));
    }

    void fails(int times, int status, String code) {
        var body = "<Response><Errors><Error><Code>%s</Code><Message>So it is.</Message></Error></Errors></Response>"
                .formatted(code);
        for (int i = 0; i < times; i++) {
            toSay.add(new Said(status, body));
        }
    }

    void losesTheConnection() {
        toSay.add(new Said(LOST, ""));
    }

    /** The bodies of all requests. */
    List<String> asked() {
        return asked;
    }

    /** Through a client that is as patient as ours, but quicker. */
    Instances instances() {
        var client = Ec2Client.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(it -> it.retryStrategy(Retries.of(QUICK)))
                .build();
        return new Ec2Instances((place, guild) -> client, "skylark:guild");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var next = toSay.poll();
            var said = next == null ? new Said(200, NOTHING) : next;
            if (said.status() != LOST) {
                var bytes = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(said.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
