package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** A client that says to a gateway just what a test wants. */
final class RawClient implements AutoCloseable {

    private final BlockingQueue<Json> heard = new LinkedBlockingQueue<>();
    private volatile int closed;
    private final WebSocketClient socket;

    RawClient(URI address) {
        socket = new WebSocketClient(address) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String message) {
                heard.add(Json.read(message));
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {
                closed = code;
            }

            @Override
            public void onError(Exception broken) {}
        };
        try {
            if (!socket.connectBlocking(10, TimeUnit.SECONDS)) {
                throw new AssertionError("no gateway at " + address);
            }
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    void send(Json message) {
        socket.send(message.toString());
    }

    Json next() {
        try {
            var next = heard.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nothing was said; closed with " + closed + ".");
            }
            return next;
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    /** The code that the server closed with; 0 while it is open. */
    int closed() {
        return closed;
    }

    /** Away without a word. */
    @Override
    public void close() {
        socket.getConnection().closeConnection(1006, "");
    }
}
