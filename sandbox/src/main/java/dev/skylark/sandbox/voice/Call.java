package dev.skylark.sandbox.voice;

import dev.skylark.json.Json;
import dev.skylark.sandbox.dave.Participant;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;

/** The bot in one voice channel: what it was told, with which key it sends, and over which connection it listens. */
final class Call implements Participant {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int REMEMBERED = 500;
    private static final int PROTOCOL = 1;

    /** A message that is kept until the bot says that it has it. */
    private sealed interface Told {
        int sequence();

        record Text(int sequence, String json) implements Told {}

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Bytes(int sequence, byte[] bytes) implements Told {}
    }

    private final Ticket ticket;
    private final String person;
    private final int ssrc;
    private final byte[] key = new byte[32];
    private final Deque<Told> told = new ArrayDeque<>();
    private @Nullable WebSocket socket;
    private int sequence;
    private Instant alone = Instant.MAX;
    private volatile @Nullable TransportMode mode;

    Call(Ticket ticket, String person, int ssrc, WebSocket socket) {
        this.ticket = ticket;
        this.person = person;
        this.ssrc = ssrc;
        this.socket = socket;
        RANDOM.nextBytes(key);
    }

    Ticket ticket() {
        return ticket;
    }

    int ssrc() {
        return ssrc;
    }

    byte[] key() {
        return key.clone();
    }

    /** How it sends; nothing as long as it has not said so. */
    @Nullable TransportMode mode() {
        return mode;
    }

    void send(TransportMode chosen) {
        mode = chosen;
    }

    Json.Items keyAsJson() {
        var numbers = new ArrayList<Integer>();
        for (var next : key) {
            numbers.add(Byte.toUnsignedInt(next));
        }
        return Json.items(numbers);
    }

    synchronized void say(int op, Json data) {
        sequence++;
        tell(new Told.Text(
                sequence,
                Json.fields()
                        .with("op", op)
                        .with("d", data)
                        .with("seq", sequence)
                        .toString()));
    }

    synchronized void say(int op, byte[] body) {
        sequence++;
        var bytes = ByteBuffer.allocate(3 + body.length)
                .putShort((short) sequence)
                .put((byte) op)
                .put(body);
        tell(new Told.Bytes(sequence, bytes.array()));
    }

    /** Goes on over another connection, with what was missed first. */
    synchronized void resume(WebSocket other, long acknowledged) {
        socket = other;
        alone = Instant.MAX;
        List.copyOf(told).stream().filter(it -> it.sequence() > acknowledged).forEach(it -> send(other, it));
    }

    /** The connection is gone; a later one may have taken its place already. */
    synchronized boolean lost(WebSocket gone) {
        if (gone.equals(socket)) {
            socket = null;
            alone = Instant.now();
            return true;
        }
        return false;
    }

    synchronized boolean isAloneSince(Instant then) {
        return alone.isBefore(then);
    }

    synchronized void close(int code) {
        if (socket != null) {
            socket.close(code, Farewell.reason(code));
        }
    }

    /** The connection is gone without a word. */
    synchronized void cut() {
        if (socket != null) {
            socket.closeConnection(1006, "");
        }
    }

    @Override
    public String person() {
        return person;
    }

    @Override
    public boolean isBot() {
        return true;
    }

    @Override
    public void introduced(byte[] gatekeeper) {
        say(25, gatekeeper);
    }

    @Override
    public void proposed(byte[] proposals) {
        say(27, proposals);
    }

    @Override
    public void committed(int transition, byte[] commit) {
        say(29, with(transition, commit));
    }

    @Override
    public void welcomed(int transition, byte[] welcome) {
        say(30, with(transition, welcome));
    }

    @Override
    public void executed(int transition) {
        say(22, Json.fields().with("transition_id", transition));
    }

    @Override
    public void reset() {
        say(24, Json.fields().with("protocol_version", PROTOCOL).with("epoch", 1));
        say(21, Json.fields().with("protocol_version", PROTOCOL).with("transition_id", 0));
    }

    private void tell(Told message) {
        told.addLast(message);
        if (told.size() > REMEMBERED) {
            told.removeFirst();
        }
        if (socket != null && socket.isOpen()) {
            send(socket, message);
        }
    }

    private static void send(WebSocket to, Told message) {
        switch (message) {
            case Told.Text(var _, var json) -> to.send(json);
            case Told.Bytes(_, var bytes) -> to.send(bytes);
        }
    }

    private static byte[] with(int transition, byte[] body) {
        return ByteBuffer.allocate(2 + body.length)
                .putShort((short) transition)
                .put(body)
                .array();
    }
}
