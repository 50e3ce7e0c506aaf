package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;

/** The way to one bot, as text or, where it asked for that, as one zlib stream over all messages. */
final class Line {

    private static final String COMPRESSED = "compress=zlib-stream";

    private final WebSocket socket;
    private final @Nullable Deflater deflater;

    Line(WebSocket socket, String path) {
        this.socket = socket;
        this.deflater = path.contains(COMPRESSED) ? new Deflater() : null;
    }

    synchronized void send(Json message) {
        if (!socket.isOpen()) {
            return;
        }
        if (deflater == null) {
            socket.send(message.toString());
        } else {
            socket.send(squeezed(deflater, message.bytes()));
        }
    }

    void close(Goodbye why) {
        socket.close(why.code(), why.reason());
    }

    /** The connection is gone without a word, as when a cable is pulled. */
    void cut() {
        socket.closeConnection(1006, "");
    }

    synchronized void ended() {
        if (deflater != null) {
            deflater.end();
        }
    }

    /** Flushed after every message, so that each ends with 00 00 FF FF and can be read at once. */
    private static byte[] squeezed(Deflater deflater, byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 3 + 64);
        var piece = new byte[8192];
        deflater.setInput(plain);
        int written;
        do {
            written = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
            out.write(piece, 0, written);
        } while (written == piece.length);
        return out.toByteArray();
    }
}
