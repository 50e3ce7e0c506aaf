package dev.skylark.worker;

import dev.skylark.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** What this worker is called among all: the id of its task, or elsewhere than at ECS its machine's name and number. */
final class TaskId {

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
    private static final String METADATA = "ECS_CONTAINER_METADATA_URI_V4";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private TaskId() {}

    static String of(Map<String, String> environment) {
        var metadata = environment.getOrDefault(METADATA, "");
        var task = metadata.isEmpty() ? "" : task(metadata);
        return task.isEmpty()
                ? "%s-%d".formatted(host(), ProcessHandle.current().pid())
                : task;
    }

    private static String task(String metadata) {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(URI.create(metadata + "/task"))
                    .timeout(PATIENCE)
                    .build();
            var arn = Json.read(http.send(request, BodyHandlers.ofByteArray()).body())
                    .at("TaskARN")
                    .text();
            return arn.substring(arn.lastIndexOf('/') + 1);
        } catch (IOException | IllegalArgumentException unknown) {
            return "";
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "worker";
        }
    }
}
