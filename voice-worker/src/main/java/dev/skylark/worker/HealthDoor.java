package dev.skylark.worker;

import com.sun.net.httpserver.HttpServer;
import dev.skylark.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Answers over HTTP whether the worker is well: that is what its container is asked. */
final class HealthDoor implements AutoCloseable {

    private final HttpServer server;

    /** {@code facts} are told beside it. */
    HealthDoor(int port, BooleanSupplier well, Supplier<Json.Fields> facts) {
        try {
            server = HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException("Port " + port + " cannot be used to tell how the worker is.", taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> {
            try (exchange) {
                var isWell = well.getAsBoolean();
                var body = facts.get().with("status", isWell ? "ok" : "ill").bytes();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(isWell ? 200 : 503, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
