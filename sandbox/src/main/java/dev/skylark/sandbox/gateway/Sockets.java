package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A server of web sockets on this machine; every connection becomes a visit. */
public final class Sockets extends WebSocketServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Sockets.class.getName());
    private static final int READERS = 2;
    private static final int DECODE_ERROR = 4002;

    /** One connection, as seen from this side. */
    public interface Visit {
        void text(Json message);

        /** Whether there is anything else than text to say here. */
        default void bytes(ByteBuffer message) {}

        void closed(int code);
    }

    /** Opens the door to whoever connects; {@code path} is what they asked for. */
    @FunctionalInterface
    public interface Door {
        Visit opened(WebSocket socket, String path);
    }

    private final Door door;
    private final CountDownLatch up = new CountDownLatch(1);

    private Sockets(int port, Door door) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), READERS);
        this.door = door;
    }

    /** Listens from now on; port 0 is any free one, and without a context nothing is encrypted. */
    public static Sockets open(int port, @Nullable SSLContext tls, Door door) {
        var sockets = new Sockets(port, door);
        sockets.setReuseAddr(true);
        sockets.setDaemon(true);
        sockets.setTcpNoDelay(true);
        // Discord has heartbeats of its own and sends no pings
        sockets.setConnectionLostTimeout(0);
        if (tls != null) {
            sockets.setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls));
        }
        sockets.start();
        try {
            if (!sockets.up.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nothing listens on port " + port + ": is it taken?");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return sockets;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        socket.setAttachment(door.opened(socket, handshake.getResourceDescriptor()));
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        try {
            Sockets.visit(socket).text(Json.read(message));
        } catch (Json.NotJson broken) {
            socket.close(DECODE_ERROR, "Error while decoding payload.");
        }
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
        visit(socket).bytes(message);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean byThem) {
        @Nullable Visit visit = socket.getAttachment();
        if (visit != null) {
            // not here, where the socket is locked: what comes of it may close that and other sockets
            Thread.ofVirtual().name("socket-closed").start(() -> visit.closed(code));
        }
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception broken) {
        LOG.log(Level.WARNING, "A web socket broke", broken);
    }

    @Override
    public void onStart() {
        up.countDown();
    }

    @Override
    public void close() {
        try {
            stop(1000);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static Visit visit(WebSocket socket) {
        return socket.getAttachment();
    }
}
