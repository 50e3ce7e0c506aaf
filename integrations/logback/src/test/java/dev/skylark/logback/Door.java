package dev.skylark.logback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Signal;
import dev.skylark.json.Json;
import dev.skylark.webhook.Format;
import dev.skylark.webhook.Hmac;
import dev.skylark.webhook.Unreadable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Skylark's door on this machine: proves and reads what comes with the very code that does it in Skylark. */
final class Door implements AutoCloseable {

    static final String SOURCE = "123456789012345678-shop";
    static final String KEY = "sky_0123456789abcdef0123456789abcdef01234567";

    private static final int LARGEST_BODY = 1024 * 1024;

    /** How a request was answered, under which name it came, and with what. */
    record Visit(int status, String name, String text) {}

    /** Answers to give without looking, first one first. */
    final Deque<Integer> moods = new ConcurrentLinkedDeque<>();

    final List<Visit> visits = new CopyOnWriteArrayList<>();
    final List<Occurrence> alerts = new CopyOnWriteArrayList<>();
    final List<Signal.Cleared> cleared = new CopyOnWriteArrayList<>();

    private final Set<String> names = new HashSet<>();
    private final HttpServer server;

    private Door(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.createContext("/webhooks/alerts/" + SOURCE, this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static Door open() throws IOException {
        return at(0);
    }

    static Door at(int port) throws IOException {
        return new Door(port);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    long counted() {
        return alerts.stream().mapToLong(Occurrence::count).sum();
    }

    List<Integer> statuses() {
        return visits.stream().map(Visit::status).toList();
    }

    void await(long alertsCounted, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (counted() < alertsCounted && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var name = header(exchange, "Idempotency-Key");
            String answer;
            synchronized (this) {
                answer = moods.isEmpty() ? judged(exchange, body, name) : moods.remove() + " as the test wants it";
            }
            var status = Integer.parseInt(answer.substring(0, 3));
            System.err.println(
                    "DEBUG " + answer + " " + exchange.getRequestHeaders().entrySet());
            visits.add(new Visit(status, name, new String(body, UTF_8)));
            exchange.sendResponseHeaders(status, answer.length());
            exchange.getResponseBody().write(answer.getBytes(UTF_8));
        }
    }

    private String judged(HttpExchange exchange, byte[] body, String name) {
        if (body.length > LARGEST_BODY) {
            return "413 too large";
        }
        if (!isProven(exchange, body)) {
            return "401 who are you";
        }
        try {
            var signals = Format.GENERIC.read(Json.read(body), "the source's", "the source's", Instant.now());
            if (name.isEmpty() || names.add(name)) {
                signals.forEach(this::keep);
            }
            return "202 taken in";
        } catch (Unreadable | Json.NotJson unreadable) {
            return "400 " + unreadable.getMessage();
        }
    }

    private void keep(Signal signal) {
        switch (signal) {
            case Signal.Raised raised -> alerts.add(raised.occurrence());
            case Signal.Cleared over -> cleared.add(over);
        }
    }

    private static boolean isProven(HttpExchange exchange, byte[] body) {
        var signature = header(exchange, "X-Skylark-Signature");
        if (signature.isEmpty()) {
            return header(exchange, "Authorization").equals("Bearer " + KEY);
        }
        var timestamp = header(exchange, "X-Skylark-Timestamp");
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        var signed =
                Stream.of(timestamp.getBytes(UTF_8), ".".getBytes(UTF_8), body).reduce(new byte[0], Door::joined);
        return Duration.between(sent, Instant.now()).abs().toMinutes() < 5
                && Hmac.proves(KEY.getBytes(UTF_8), signed, signature);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
