package dev.skylark.sandbox.games;

import dev.skylark.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A server of Minecraft that only says how it is: in the words of today, and to those who ask as before 1.7. */
final class MinecraftGame implements AutoCloseable {

    private static final int OLD_PING = 0xfe;
    private static final int PATIENCE = 5_000;
    private static final int LARGEST_QUESTION = 512;

    private final ServerSocket door;
    private final Lobby lobby;
    private final boolean old;

    /** {@code old}: one from before 1.7, which does not understand today's words. */
    MinecraftGame(Lobby lobby, boolean old) throws IOException {
        this.lobby = lobby;
        this.old = old;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::open);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                Thread.ofVirtual().start(() -> welcome(guest));
            } catch (SocketException closed) {
                return;
            } catch (IOException lost) {
                // the next one may come
            }
        }
    }

    private void welcome(Socket socket) {
        try (socket) {
            socket.setSoTimeout(PATIENCE);
            var in = new DataInputStream(socket.getInputStream());
            var first = in.readUnsignedByte();
            if (first == OLD_PING) {
                socket.getOutputStream().write(goodbye());
            } else if (!old) {
                in.readNBytes(rest(in, first)); // who is meant
                in.readNBytes(rest(in, in.readUnsignedByte())); // how is it
                status(socket.getOutputStream());
            }
        } catch (IOException gone) {
            // they do not want to know any more
        }
    }

    /** A length that began with this byte. */
    private static int rest(DataInputStream in, int first) throws IOException {
        var length = first & 0x7f;
        for (int shift = 7, part = first; (part & 0x80) != 0 && shift < 21; shift += 7) {
            part = in.readUnsignedByte();
            length |= (part & 0x7f) << shift;
        }
        if (length > LARGEST_QUESTION) {
            throw new IOException("That is no question.");
        }
        return length;
    }

    private void status(OutputStream out) throws IOException {
        var names = lobby.names();
        var text = Json.fields()
                .with("version", Json.fields().with("name", "1.21.4").with("protocol", 769))
                .with(
                        "players",
                        Json.fields()
                                .with("max", Lobby.PLACES)
                                .with("online", names.size())
                                .with(
                                        "sample",
                                        names.stream()
                                                .limit(12)
                                                .map(it -> Json.fields()
                                                        .with("name", it.replaceFirst("\\^.", "§c"))
                                                        .with("id", "00000000-0000-0000-0000-000000000000"))
                                                .toList()))
                .with("description", Json.fields().with("text", "A world that is played"))
                .bytes();
        var body = new ByteArrayOutputStream();
        body.write(0);
        length(body, text.length);
        body.writeBytes(text);
        var packet = new ByteArrayOutputStream();
        length(packet, body.size());
        packet.writeBytes(body.toByteArray());
        out.write(packet.toByteArray());
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length >= 1 << 14) {
            out.write(length | 0x80);
            out.write((length >> 7) | 0x80);
            out.write(length >> 14);
        } else if (length >= 1 << 7) {
            out.write(length | 0x80);
            out.write(length >> 7);
        } else {
            out.write(length);
        }
    }

    private byte[] goodbye() {
        var text = "§1\u000078\u00001.6.4\u0000An old world\u0000%d\u0000%d"
                .formatted(lobby.names().size(), Lobby.PLACES);
        var out = new ByteArrayOutputStream();
        out.write(0xff);
        out.write(text.length() >> 8);
        out.write(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.UTF_16BE));
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
