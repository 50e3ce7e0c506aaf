package dev.skylark.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * Lambda as a process sees it: the Runtime API with one event, and the Invoke API that takes what is handed over. It
 * notes when the process first asks for work and when it has answered.
 */
final class RuntimeApi implements AutoCloseable {

    private final HttpServer server;
    private final byte[] event;
    private final CompletableFuture<Long> asked = new CompletableFuture<>();
    private final CompletableFuture<Long> answered = new CompletableFuture<>();
    private volatile String answer = "";

    RuntimeApi(byte[] event) throws IOException {
        this.event = event;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2018-06-01/runtime/invocation/next", this::next);
        server.createContext("/2018-06-01/runtime/invocation/1/response", this::response);
        server.createContext("/2018-06-01/runtime", this::error);
        server.createContext("/2015-03-31/functions", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    CompletableFuture<Long> asked() {
        return asked;
    }

    CompletableFuture<Long> answered() {
        return answered;
    }

    /** What the handler said: so that nobody is fast by failing. */
    String answer() {
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void next(HttpExchange exchange) throws IOException {
        if (!asked.complete(System.nanoTime())) {
            return; // no second event: the process waits until it is stopped
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", "1");
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:123456789012:function:door");
        headers.set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
        exchange.close();
    }

    private void response(HttpExchange exchange) throws IOException {
        answer = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answered.complete(System.nanoTime());
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private void error(HttpExchange exchange) throws IOException {
        var what = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answered.completeExceptionally(new IllegalStateException(exchange.getRequestURI() + " " + what));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }
}
