package dev.skylark.bench;

import com.sun.net.httpserver.HttpServer;
import dev.skylark.work.LambdaHandover;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** What the first asynchronous invocation of a process costs, by the way it is signed. */
public final class Signing {

    private static final int ROUNDS = 9;
    private static final List<String> WAYS =
            List.of("signed by hand (ours)", "the SDK's signer module", "the SDK's Lambda client");

    private Signing() {}

    /** One call in a fresh process; prints the milliseconds from the beginning of main. */
    public static void main(String[] arguments) throws IOException {
        var began = System.nanoTime();
        var order = Requests.deferred();
        switch (WAYS.indexOf(arguments[0])) {
            case 0 -> new LambdaHandover("skylark-work:live", System.getenv(), Clock.systemUTC()).give(order);
            case 1 -> bySigner(order);
            default -> byClient(order);
        }
        System.out.println((System.nanoTime() - began) / 1e6);
    }

    static String run() throws Exception {
        var lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        lambda.start();
        var times = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var way : WAYS) {
                times.computeIfAbsent(way, _ -> new ArrayList<>())
                        .add(first(way, lambda.getAddress().getPort()));
            }
        }
        lambda.stop(0);
        Bench.say("signing: done");
        return table(times);
    }

    private static double first(String way, int port) throws IOException {
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ColdStarts.classPath(Path.of("bench/target/classes"), Path.of("bench/target/lib")),
                Signing.class.getName(),
                way);
        var builder = new ProcessBuilder(ColdStarts.pinned(command)).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(ColdStarts.environment(port));
        var process = builder.start();
        try (var lines = process.inputReader()) {
            var all = lines.lines().toList();
            return Double.parseDouble(all.getLast());
        }
    }

    private static void bySigner(byte[] order) throws IOException {
        var environment = System.getenv();
        var address = URI.create(environment.getOrDefault("AWS_ENDPOINT_URL_LAMBDA", "")
                + "/2015-03-31/functions/skylark-work/invocations?Qualifier=live");
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address)
                .putHeader("X-Amz-Invocation-Type", "Event")
                .build();
        var identity = AwsSessionCredentialsIdentity.create(
                environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
                environment.getOrDefault("AWS_SESSION_TOKEN", ""));
        var signed = AwsV4HttpSigner.create()
                .sign(it -> it.identity(identity)
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(order))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1"));
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        signed.request().headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Host")) {
                connection.setRequestProperty(name, values.getFirst());
            }
        });
        try (var body = connection.getOutputStream()) {
            body.write(order);
        }
        accepted(connection.getResponseCode());
    }

    private static void byClient(byte[] order) {
        try (var client = LambdaClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            accepted(client.invoke(it -> it.functionName("skylark-work")
                            .qualifier("live")
                            .invocationType(InvocationType.EVENT)
                            .payload(SdkBytes.fromByteArray(order)))
                    .statusCode());
        }
    }

    private static void accepted(int status) {
        if (status != 202) {
            throw new IllegalStateException("Lambda answered " + status);
        }
    }

    private static String table(Map<String, List<Double>> times) {
        var out = new StringBuilder("| the first invocation | ms | ratio |\n|---|---:|---:|");
        var ours = median(times.values().iterator().next());
        times.forEach(
                (way, all) -> out.append("\n| %s | %.0f | %.2f |".formatted(way, median(all), median(all) / ours)));
        return out.append("\n").toString();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
