package dev.skylark.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the start of a process to its first answer, again and again, ours and its rivals in turn. */
final class ColdStarts {

    private static final int ROUNDS = 9;
    private static final int PATIENCE_SECONDS = 60;
    private static final String OURS = "dev.skylark.entry.InteractionsFunction";
    private static final String USUAL = "dev.skylark.bench.rival.UsualHandler";

    private final Path root;
    private final Path folder;

    /** Milliseconds from the start of the process. */
    private record Cold(double asked, double answered) {}

    ColdStarts(Path root) throws IOException {
        this.root = root;
        this.folder = Files.createDirectories(root.resolve("bench/target/lab"));
    }

    String run() throws Exception {
        var requests = new LinkedHashMap<String, byte[]>();
        requests.put("PING", Requests.ping());
        requests.put("/ping", Requests.atOnce());
        requests.put("deferred, handed over", Requests.deferred());
        var starters = starters();
        var results = new LinkedHashMap<String, Map<String, List<Cold>>>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var starter : starters) {
                for (var request : requests.entrySet()) {
                    var cold = start(starter, request.getValue());
                    results.computeIfAbsent(starter.name(), _ -> new LinkedHashMap<>())
                            .computeIfAbsent(request.getKey(), _ -> new ArrayList<>())
                            .add(cold);
                }
            }
            Bench.say("cold starts: round " + (round + 1) + " of " + ROUNDS);
        }
        return table(results, requests.keySet());
    }

    private List<Starter> starters() throws Exception {
        var ours = classPath(root.resolve("functions/target/lambda"), root.resolve("functions/target/lambda/lib"));
        var runtime = jars(root.resolve("bench/target/lib"))
                .filter(it -> it.contains("aws-lambda-java-runtime-interface-client")
                        || it.contains("aws-lambda-java-serialization"))
                .collect(Collectors.joining(File.pathSeparator));
        var oursWithRuntime = ours + File.pathSeparator + runtime;
        var usual = classPath(root.resolve("bench/target/classes"), root.resolve("bench/target/lib"));
        var cds = folder.resolve("ours.jsa");
        var aot = folder.resolve("ours.aot");
        var jar = oneJarEach(oursWithRuntime);
        var starters = new ArrayList<Starter>();
        starters.add(Starter.java("Skylark, plain JVM", List.of(), jar, OURS));
        train(Starter.java("", List.of("-XX:ArchiveClassesAtExit=" + cds), jar, OURS), cds);
        starters.add(Starter.java("Skylark, AppCDS", List.of("-XX:SharedArchiveFile=" + cds), jar, OURS));
        train(Starter.java("", List.of("-XX:AOTCacheOutput=" + aot), jar, OURS), aot);
        starters.add(Starter.java("Skylark, AOT cache", List.of("-XX:AOTCache=" + aot), jar, OURS));
        starters.add(Starter.java("the usual Java handler", List.of(), usual, USUAL));
        if (Files.exists(root.resolve("bench/rival-node/node_modules"))) {
            starters.add(new Starter(
                    "the usual Node handler",
                    List.of(
                            "node",
                            root.resolve("bench/rival-node/bootstrap.mjs").toString())));
        } else {
            Bench.say("the Node rival is left out: run 'npm ci' in bench/rival-node first");
        }
        return starters;
    }

    /** Archives take classes from jars only, so the folder of our own classes becomes one. */
    private String oneJarEach(String classPath) throws IOException, InterruptedException {
        var classes = root.resolve("functions/target/lambda");
        var jar = folder.resolve("functions.jar");
        var made = new ProcessBuilder(
                        tool("jar"),
                        "--create",
                        "--file",
                        jar.toString(),
                        "-C",
                        classes.toString(),
                        "dev",
                        "-C",
                        classes.toString(),
                        "log4j2.xml")
                .inheritIO()
                .start()
                .waitFor();
        if (made != 0) {
            throw new IllegalStateException("jar failed");
        }
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(it -> it.equals(classes.toString()) ? jar.toString() : it)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Runs it once with the request that matters, and waits for the archive that it writes at its end. */
    private void train(Starter starter, Path archive) throws Exception {
        Files.deleteIfExists(archive);
        start(starter, Requests.deferred());
        if (!Files.exists(archive)) {
            throw new IllegalStateException("No archive was written: " + archive);
        }
    }

    private Cold start(Starter starter, byte[] body) throws Exception {
        try (var api = new RuntimeApi(Requests.event(body))) {
            var builder = new ProcessBuilder(pinned(starter.command()));
            builder.environment().putAll(environment(api.port()));
            builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("last.log").toFile());
            var began = System.nanoTime();
            var process = builder.start();
            try {
                var asked = api.asked().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                var answered = api.answered().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!api.answer().contains("200")) {
                    throw new IllegalStateException(starter.name() + " answered " + api.answer());
                }
                return new Cold((asked - began) / 1e6, (answered - began) / 1e6);
            } catch (ExecutionException | TimeoutException failed) {
                throw new IllegalStateException(
                        starter.name() + ": " + Files.readString(folder.resolve("last.log")), failed);
            } finally {
                process.destroy();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        }
    }

    /** One core for the process, as a function of 1,769 MB has; the other one for the lab. */
    static List<String> pinned(List<String> command) {
        return Files.isExecutable(Path.of("/usr/bin/taskset"))
                ? Stream.concat(Stream.of("/usr/bin/taskset", "-c", "0"), command.stream())
                        .toList()
                : command;
    }

    static Map<String, String> environment(int port) {
        var here = "http://127.0.0.1:" + port;
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + port),
                Map.entry("AWS_ENDPOINT_URL_LAMBDA", here),
                Map.entry("AWS_REGION", "eu-central-1"),
                Map.entry("AWS_DEFAULT_REGION", "eu-central-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "not-a-secret"),
                Map.entry("AWS_SESSION_TOKEN", "session"),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "door"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "door"),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "door"),
                Map.entry("LAMBDA_TASK_ROOT", "/tmp"),
                Map.entry("SKYLARK_DISCORD_PUBLIC_KEY", Requests.publicKey()),
                Map.entry("SKYLARK_WORK_FUNCTION", "work:live"),
                Map.entry("SKYLARK_OWNER_GUILD", "900000000000000001"),
                Map.entry("SKYLARK_GUILDS_TABLE", "guilds"));
    }

    private static String table(Map<String, Map<String, List<Cold>>> results, Iterable<String> requests) {
        var out = new StringBuilder("| front door | ready |");
        requests.forEach(it -> out.append(' ').append(it).append(" | ratio |"));
        out.append("\n|---|---:|");
        requests.forEach(_ -> out.append("---:|---:|"));
        var base = results.values().iterator().next();
        results.forEach((name, byRequest) -> {
            var ready = median(byRequest.values().stream().flatMap(List::stream).map(Cold::asked));
            out.append("\n| ").append(name).append(" | %.0f |".formatted(ready));
            byRequest.forEach((request, colds) -> {
                var answered = median(colds.stream().map(Cold::answered));
                var first = base.get(request);
                var ours = first == null ? answered : median(first.stream().map(Cold::answered));
                out.append(" %.0f | %.2f |".formatted(answered, answered / ours));
            });
        });
        return out.append("\n").toString();
    }

    private static double median(Stream<Double> values) {
        var sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    static String classPath(Path classes, Path jars) throws IOException {
        return Stream.concat(Stream.of(classes.toString()), jars(jars)).collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> jars(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::toString).filter(it -> it.endsWith(".jar")).sorted().toList().stream();
        }
    }
}
