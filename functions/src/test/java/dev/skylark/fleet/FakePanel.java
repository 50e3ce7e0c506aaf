package dev.skylark.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skylark.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

/** A panel that speaks as Pterodactyl's client API does, with servers that take 20 seconds to start. */
public final class FakePanel implements AutoCloseable {

    public static final String KEY = "ptlc_0123456789abcdef";

    private static final Duration TO_START = Duration.ofSeconds(20);
    private static final int ON_A_PAGE = 100;

    private final Clock clock;
    private final HttpServer server;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int bad;
    private int status;
    private String garbage = "";
    private volatile boolean dripping;

    private static final class Machine {
        private final String name;
        private boolean on;
        private boolean suspended;
        private boolean broken;
        private Instant since = Instant.EPOCH;

        Machine(String name) {
            this.name = name;
        }
    }

    public FakePanel(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/api/client", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public synchronized void add(String identifier, String name) {
        machines.put(identifier, new Machine(name));
    }

    /** The node of this server does not answer any more. */
    public synchronized void breaks(String identifier) {
        machine(identifier).broken = true;
    }

    public synchronized void suspend(String identifier) {
        machine(identifier).suspended = true;
    }

    /** The next so many requests are answered with this status. */
    public synchronized void fails(int with, int times) {
        status = with;
        bad = times;
    }

    /** From now on an answer begins and does not end. */
    public synchronized void drips() {
        dripping = true;
    }

    /** From now on every answer is this. */
    public synchronized void babbles(String text) {
        garbage = text;
    }

    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = Json.read("{}");
        if (exchange.getRequestMethod().equals("POST")) {
            body = Json.read(exchange.getRequestBody().readAllBytes());
        }
        var answer = answer(exchange, body);
        var bytes = answer.text.getBytes(StandardCharsets.UTF_8);
        if (dripping) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            return; // left open
        }
        if (answer.status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Answered(int status, String text) {}

    private synchronized Answered answer(HttpExchange exchange, Json body) {
        var uri = exchange.getRequestURI();
        asked.add(exchange.getRequestMethod() + " " + uri);
        if (bad-- > 0) {
            return new Answered(status, "");
        }
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answered(401, "{}");
        }
        if (!garbage.isEmpty()) {
            return new Answered(200, garbage);
        }
        var path = uri.getPath().split("/", -1);
        if (path.length == 3) {
            return new Answered(200, page(page(uri.getQuery())).toString());
        }
        var identifier = path[4];
        if (!machines.containsKey(identifier)) {
            return new Answered(404, "{}");
        }
        var machine = machine(identifier);
        if (path.length == 5) {
            return new Answered(200, about(identifier, machine).toString());
        }
        if (machine.suspended || machine.broken) {
            return new Answered(machine.broken ? 504 : 409, "{}");
        }
        return path[5].equals("resources")
                ? new Answered(200, resources(machine).toString())
                : power(machine, body);
    }

    private Answered power(Machine machine, Json body) {
        switch (body.at("signal").text()) {
            case "start", "restart" -> {
                machine.on = true;
                machine.since = clock.instant();
            }
            case "stop", "kill" -> machine.on = false;
            default -> {
                return new Answered(422, "{}");
            }
        }
        return new Answered(204, "");
    }

    private Machine machine(String identifier) {
        return Objects.requireNonNull(machines.get(identifier));
    }

    private static int page(String query) {
        return Integer.parseInt(query.replaceFirst(".*page=(\\d+)$", "$1"));
    }

    private Json page(int number) {
        var all = machines.entrySet().stream()
                .map(it -> about(it.getKey(), it.getValue()))
                .toList();
        return Json.fields()
                .with(
                        "data",
                        all.subList(
                                Math.min(all.size(), (number - 1) * ON_A_PAGE),
                                Math.min(all.size(), number * ON_A_PAGE)))
                .with(
                        "meta",
                        Json.fields()
                                .with(
                                        "pagination",
                                        Json.fields().with("total_pages", (all.size() + ON_A_PAGE - 1) / ON_A_PAGE)));
    }

    private static Json about(String identifier, Machine machine) {
        return Json.fields()
                .with("object", "server")
                .with(
                        "attributes",
                        Json.fields()
                                .with("identifier", identifier)
                                .with("name", machine.name)
                                .with("node", "node-1")
                                .with("is_suspended", machine.suspended)
                                .with("is_installing", false)
                                .with(
                                        "limits",
                                        Json.fields().with("memory", 2048).with("cpu", 200))
                                .with(
                                        "relationships",
                                        Json.fields()
                                                .with(
                                                        "allocations",
                                                        Json.fields()
                                                                .with(
                                                                        "data",
                                                                        List.of(Json.fields()
                                                                                .with(
                                                                                        "attributes",
                                                                                        Json.fields()
                                                                                                .with("ip", "10.1.2.3")
                                                                                                .with(
                                                                                                        "ip_alias",
                                                                                                        "play.example.com")
                                                                                                .with("port", 25565)
                                                                                                .with(
                                                                                                        "is_default",
                                                                                                        true)))))));
    }

    private Json resources(Machine machine) {
        var running = machine.on && !clock.instant().isBefore(machine.since.plus(TO_START));
        return Json.fields()
                .with(
                        "attributes",
                        Json.fields()
                                .with("current_state", running ? "running" : machine.on ? "starting" : "offline")
                                .with("is_suspended", machine.suspended)
                                .with(
                                        "resources",
                                        Json.fields()
                                                .with("memory_bytes", 1 << 30)
                                                .with("cpu_absolute", 42.5)
                                                .with(
                                                        "uptime",
                                                        running
                                                                ? Duration.between(
                                                                                machine.since.plus(TO_START),
                                                                                clock.instant())
                                                                        .toMillis()
                                                                : 0)));
    }
}
