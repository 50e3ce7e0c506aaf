package dev.skylark.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How many signed commands a second one warm core answers over HTTP, and how long the slowest wait. */
final class Warm {

    private static final int WARM_UP = 5_000;
    private static final int COUNTED = 10_000;
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 3;

    private final Path root;

    private record Result(double perSecond, double p50, double p99) {}

    Warm(Path root) {
        this.root = root;
    }

    String run() throws Exception {
        var results = new LinkedHashMap<String, List<Result>>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var door : List.of(WarmServer.SKYLARK, WarmServer.USUAL)) {
                results.computeIfAbsent(door, _ -> new ArrayList<>()).add(measure(door));
            }
            Bench.say("warm: round " + (round + 1) + " of " + ROUNDS);
        }
        return table(results);
    }

    private Result measure(String door) throws Exception {
        var classPath = ColdStarts.classPath(root.resolve("bench/target/classes"), root.resolve("bench/target/lib"));
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                // or the JDK's small server waits 40 ms for an acknowledgement, and that is all one measures
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                classPath,
                WarmServer.class.getName(),
                door);
        var builder = new ProcessBuilder(ColdStarts.pinned(command)).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(ColdStarts.environment(lambda().getAddress().getPort()));
        var process = builder.start();
        var lines = process.inputReader();
        try {
            var line = lines.readLine();
            while (line != null && !line.startsWith("port ")) {
                line = lines.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("The server of " + door + " did not start.");
            }
            Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
            var address = URI.create("http://127.0.0.1:" + line.substring(5) + "/");
            load(address, WARM_UP);
            return load(address, COUNTED);
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static Result load(URI address, int count) throws Exception {
        var took = new double[count];
        var next = new AtomicInteger();
        var began = System.nanoTime();
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var people = Executors.newFixedThreadPool(AT_ONCE)) {
            var events = Requests.event(Requests.atOnce());
            var work = new ArrayList<Callable<Boolean>>();
            for (int person = 0; person < AT_ONCE; person++) {
                work.add(() -> {
                    for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                        var start = System.nanoTime();
                        var response = client.send(
                                HttpRequest.newBuilder(address)
                                        .POST(BodyPublishers.ofByteArray(events))
                                        .build(),
                                BodyHandlers.ofString());
                        took[at] = (System.nanoTime() - start) / 1e6;
                        if (!response.body().contains("200")) {
                            throw new IllegalStateException(response.body());
                        }
                    }
                    return true;
                });
            }
            for (var done : people.invokeAll(work)) {
                done.get();
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(took);
        return new Result(count / seconds, took[count / 2], took[count * 99 / 100]);
    }

    /** Takes what is handed over, should a door hand something over. */
    private static HttpServer lambda() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static String table(Map<String, List<Result>> results) {
        var out = new StringBuilder(
                "| front door | signed commands a second | ratio | p50 ms | p99 ms |\n" + "|---|---:|---:|---:|---:|");
        var ours = median(results.values().iterator().next().stream()
                .map(Result::perSecond)
                .toList());
        results.forEach((name, all) -> {
            var rate = median(all.stream().map(Result::perSecond).toList());
            out.append("\n| %s | %.0f | %.2f | %.2f | %.2f |"
                    .formatted(
                            name,
                            rate,
                            rate / ours,
                            median(all.stream().map(Result::p50).toList()),
                            median(all.stream().map(Result::p99).toList())));
        });
        return out.append("\n").toString();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
