package dev.skylark.bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.skylark.bench.rival.UsualHandler;
import dev.skylark.entry.InteractionsFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** One front door behind a small HTTP server that brings it events; the same server for each. */
public final class WarmServer {

    static final String SKYLARK = "Skylark";
    static final String USUAL = "the usual Java handler";

    /** Event in, response out. */
    private interface Door {
        byte[] answer(byte[] event) throws IOException;
    }

    private WarmServer() {}

    public static void main(String[] arguments) throws IOException {
        var door = arguments[0].equals(SKYLARK) ? skylark() : usual();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var answer = door.answer(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, answer.length);
            try (var body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.start();
        System.out.println("port " + server.getAddress().getPort());
    }

    private static Door skylark() {
        var function = new InteractionsFunction();
        return event -> {
            var out = new ByteArrayOutputStream();
            function.handle(new ByteArrayInputStream(event), out);
            return out.toByteArray();
        };
    }

    /** With the data binder that Lambda's runtime would use for typed events. */
    @SuppressWarnings("NullAway") // the handler does not look at its context
    private static Door usual() {
        var function = new UsualHandler();
        var json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return event -> json.writeValueAsBytes(
                function.handleRequest(json.readValue(event, APIGatewayV2HTTPEvent.class), null));
    }
}
