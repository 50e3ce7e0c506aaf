package dev.skylark.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.json.Json;
import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.table.Table;
import dev.skylark.worker.Slots.Worker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

final class TaskTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Clock clock =
            Clock.offset(Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), Store.NOON));

    @Test
    void it_lives_says_how_it_is_and_ends_when_it_is_told_to() throws Exception {
        var dynamo = EmbeddedDynamo.shared().client();
        var voice = new Store.Tables(dynamo).rows(Table.VOICE);
        SlotsTest.empty(voice);
        var slots = new DynamoSlots(voice, 2, clock);
        var lines = new Lines(new PrintStream(written, true, StandardCharsets.UTF_8), clock);
        var task = new Task(Settings.ofTheWorker(environment()), clients(dynamo), "task-1", 0, lines, clock);

        task.start();
        House.soon(() -> assertThat(slots.workers(clock.instant()))
                .extracting(Worker::id)
                .containsExactly("task-1"));
        var health = health(task.port());
        task.close();

        assertThat(health).isEqualTo("200 {\"worker\":\"task-1\",\"guilds\":0,\"status\":\"ok\"}");
        assertThat(slots.workers(clock.instant())).isEmpty();
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .allSatisfy(it -> assertThat(Json.read(it).members()).isNotEmpty())
                .anyMatch(it -> it.contains("The voice worker begins."))
                .anyMatch(it -> it.endsWith("\"GuildsPerTask\":0}"))
                .noneMatch(it -> it.contains(environment().get(Setting.DISCORD_TOKEN.variable())))
                .last()
                .asString()
                .contains("The voice worker has ended.");
    }

    @Test
    void a_program_without_a_setting_names_it_in_one_sentence_and_ends() throws Exception {
        var environment = environment();
        environment.remove(Setting.VOICE_CLUSTER.variable());
        var program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        program.environment().putAll(environment);
        var process = program.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Json.read(said).at("message").text())
                .isEqualTo("SKYLARK_VOICE_CLUSTER is not set; the voice worker needs it.");
    }

    @Test
    void at_ecs_it_is_called_as_its_task() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v4/abc/task", exchange -> {
            try (exchange) {
                var body = "{\"TaskARN\":\"arn:aws:ecs:us-east-1:111122223333:task/skylark/158d1c8083dd49d6\"}"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            var here = "http://127.0.0.1:" + server.getAddress().getPort();

            assertThat(TaskId.of(Map.of("ECS_CONTAINER_METADATA_URI_V4", here + "/v4/abc")))
                    .isEqualTo("158d1c8083dd49d6");
            assertThat(TaskId.of(Map.of("ECS_CONTAINER_METADATA_URI_V4", here + "/nothing")))
                    .endsWith("-" + ProcessHandle.current().pid());
        } finally {
            server.stop(0);
        }
        assertThat(TaskId.of(Map.of())).endsWith("-" + ProcessHandle.current().pid());
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        Setting.ofTheWorker().forEach(it -> environment.put(it.variable(), "one"));
        environment.put(Setting.DISCORD_TOKEN.variable(), "not-to-be-read-anywhere");
        environment.put(Setting.DISCORD_API.variable(), "http://127.0.0.1:9/api");
        environment.put(Setting.VOICE_SLOTS.variable(), "2");
        environment.put(Setting.VOICE_ALWAYS_ON.variable(), "false");
        environment.put(Setting.VOICE_YT_DLP.variable(), "none");
        environment.put(Setting.FLEET_TABLE.variable(), EmbeddedDynamo.name(Table.FLEET));
        environment.put(Setting.VOICE_TABLE.variable(), EmbeddedDynamo.name(Table.VOICE));
        return environment;
    }

    private static Clients clients(DynamoDbClient dynamo) {
        var presigner = S3Presigner.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
        return new Clients(
                dynamo,
                Moto.client(SqsClient.builder()),
                Moto.client(EcsClient.builder()),
                Moto.client(EventBridgeClient.builder()),
                Moto.client(S3Client.builder()),
                presigner);
    }

    private static String health(int port) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }
}
