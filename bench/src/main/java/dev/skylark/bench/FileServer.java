package dev.skylark.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;

/** One file over HTTP, for as many as want it. */
final class FileServer implements AutoCloseable {

    private final HttpServer server;

    FileServer(Optional<Path> file) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        if (file.isPresent()) {
            var bytes = Files.readAllBytes(file.get());
            server.createContext("/", exchange -> {
                try (exchange) {
                    var range = exchange.getRequestHeaders().getFirst("Range");
                    var from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D*(\\d+)-.*", "$1"));
                    exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
                    if (from > 0) {
                        exchange.getResponseHeaders()
                                .add("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
                    }
                    exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
                    // in pieces: the server takes what it is given at once into memory again
                    new ByteArrayInputStream(bytes, from, bytes.length - from).transferTo(exchange.getResponseBody());
                }
            });
        }
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    URI of(Path file) {
        return URI.create("http://127.0.0.1:" + address().getPort() + "/" + file.getFileName());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
