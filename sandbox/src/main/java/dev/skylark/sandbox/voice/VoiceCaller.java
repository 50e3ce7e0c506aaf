package dev.skylark.sandbox.voice;

import dev.skylark.json.Json;
import dev.skylark.sandbox.gateway.Sockets;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;

/** One connection to the voice gateway, from Hello to its end. */
final class VoiceCaller implements Sockets.Visit {

    private final VoiceServer server;
    private final WebSocket socket;
    private volatile Instant alive = Instant.now();
    private volatile @Nullable Call call;

    VoiceCaller(VoiceServer server, WebSocket socket) {
        this.server = server;
        this.socket = socket;
    }

    boolean isSilentSince(Instant then) {
        return alive.isBefore(then);
    }

    void close(Farewell why) {
        socket.close(why.code, why.reason);
    }

    void say(int op, @Nullable Json data) {
        socket.send(Json.fields().with("op", op).with("d", data).toString());
    }

    @Override
    public void text(Json message) {
        var data = message.at("d");
        switch ((int) message.at("op").whole(-1)) {
            case 0 -> {
                if (call != null) {
                    close(Farewell.ALREADY_AUTHENTICATED);
                } else {
                    call = server.identify(this, socket, data);
                }
            }
            case 7 -> call = server.resume(this, socket, data);
            case 3 -> {
                alive = Instant.now();
                say(6, Json.fields().with("t", data.at("t")));
            }
            case 1 -> known(it -> server.select(this, it, data));
            case 23 ->
                known(it -> server.room(it).circle().ready(it, (int)
                        data.at("transition_id").whole(-1)));
            case 31 -> known(it -> server.room(it).circle().lost(it));
            // that it speaks, or which video it has: both are clear without its saying so
            case 5, 12, 14, 15, 16, 20 -> known(_ -> {});
            default -> close(Farewell.UNKNOWN_OPCODE);
        }
    }

    @Override
    public void bytes(ByteBuffer message) {
        var op = message.get();
        var body = new byte[message.remaining()];
        message.get(body);
        known(it -> {
            switch (op) {
                case 26 -> server.room(it).circle().keyPackage(it, body);
                case 28 -> server.room(it).circle().offer(it, body);
                default -> close(Farewell.UNKNOWN_OPCODE);
            }
        });
    }

    @Override
    public void closed(int code) {
        server.left(this, call, socket, code);
    }

    /** What only somebody does who has identified. */
    @FunctionalInterface
    private interface Deed {
        void by(Call call);
    }

    private void known(Deed deed) {
        var known = call;
        if (known == null) {
            close(Farewell.NOT_AUTHENTICATED);
        } else {
            deed.by(known);
        }
    }
}
