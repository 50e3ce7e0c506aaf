package dev.skylark.sandbox.gateway;

import dev.skylark.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One connection of a bot to the gateway, from Hello to its end. */
final class Caller implements Sockets.Visit {

    /** As documented: https://docs.discord.com/developers/events/gateway#rate-limiting */
    private static final int MOST_MESSAGES = 120;

    private static final Duration IN = Duration.ofSeconds(60);

    private final Gateway gateway;
    private final Line line;
    private final Deque<Instant> messages = new ArrayDeque<>();
    private volatile Instant alive;
    private volatile @Nullable Session session;

    Caller(Gateway gateway, Line line, Instant now) {
        this.gateway = gateway;
        this.line = line;
        this.alive = now;
    }

    Line line() {
        return line;
    }

    boolean isSilentSince(Instant then) {
        return alive.isBefore(then);
    }

    @Override
    public void text(Json message) {
        var now = Instant.now();
        if (isTooMuch(now)) {
            line.close(Goodbye.RATE_LIMITED);
            return;
        }
        var data = message.at("d");
        switch ((int) message.at("op").whole(-1)) {
            case 1 -> {
                alive = now;
                line.send(Json.fields().with("op", 11));
            }
            case 2 -> identify(data, now);
            case 6 -> resume(data);
            case 4 -> voice(data);
            // presence and requests for members or sounds: taken, and without an effect here
            case 3, 8, 31 -> known();
            default -> line.close(Goodbye.UNKNOWN_OPCODE);
        }
    }

    @Override
    public void closed(int code) {
        line.ended();
        gateway.left(this, session, code);
    }

    private void identify(Json data, Instant now) {
        if (session != null) {
            line.close(Goodbye.ALREADY_AUTHENTICATED);
            return;
        }
        session = gateway.identify(line, data, now);
    }

    private void resume(Json data) {
        if (session != null) {
            line.close(Goodbye.ALREADY_AUTHENTICATED);
            return;
        }
        session = gateway.resume(line, data);
    }

    private void voice(Json data) {
        var known = known();
        if (known != null) {
            gateway.voice(known, data);
        }
    }

    private @Nullable Session known() {
        if (session == null) {
            line.close(Goodbye.NOT_AUTHENTICATED);
        }
        return session;
    }

    private boolean isTooMuch(Instant now) {
        messages.addLast(now);
        while (messages.getFirst().isBefore(now.minus(IN))) {
            messages.removeFirst();
        }
        return messages.size() > MOST_MESSAGES;
    }
}
