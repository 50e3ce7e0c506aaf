package dev.skylark.players;

import dev.skylark.players.Headcount.Why;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Valve's server queries: A2S_INFO, and A2S_PLAYER for the names. */
final class SourceStatus {

    // https://developer.valvesoftware.com/wiki/Server_queries
    private static final int WHOLE = -1;
    private static final byte INFO = 'T';
    private static final byte INFO_ANSWER = 'I';
    private static final byte NAMES = 'U';
    private static final byte NAMES_ANSWER = 'D';
    private static final byte CHALLENGE = 'A';
    private static final int CHALLENGE_BYTES = 4;
    private static final byte[] NO_CHALLENGE = {-1, -1, -1, -1};
    private static final int THE_SHIP = 2400;

    private SourceStatus() {}

    static byte[] info(byte[] challenge) {
        var text = "Source Engine Query\0".getBytes(StandardCharsets.US_ASCII);
        return question(INFO, text, challenge);
    }

    static byte[] names(byte[] challenge) {
        return question(NAMES, new byte[0], challenge.length == 0 ? NO_CHALLENGE : challenge);
    }

    private static byte[] question(byte kind, byte[] text, byte[] challenge) {
        var question = new ByteArrayOutputStream();
        question.writeBytes(NO_CHALLENGE);
        question.write(kind);
        question.writeBytes(text);
        question.writeBytes(challenge);
        return question.toByteArray();
    }

    /** What must be said again with the question, so that the server knows that we are where we say. */
    static Optional<byte[]> challenge(byte[] answer) {
        var head = NO_CHALLENGE.length + 1;
        return answer.length >= head + CHALLENGE_BYTES
                        && ByteBuffer.wrap(answer).getInt() == WHOLE
                        && answer[head - 1] == CHALLENGE
                ? Optional.of(Arrays.copyOfRange(answer, head, head + CHALLENGE_BYTES))
                : Optional.empty();
    }

    static Headcount read(byte[] info, List<String> names) {
        var bytes = ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return status(bytes, names).orElseGet(() -> Headcount.unknown(Why.NOT_UNDERSTOOD));
        } catch (BufferUnderflowException garbled) {
            return Headcount.unknown(Why.NOT_UNDERSTOOD);
        }
    }

    private static Optional<Headcount> status(ByteBuffer bytes, List<String> names) {
        if (bytes.getInt() != WHOLE || bytes.get() != INFO_ANSWER) {
            return Optional.empty();
        }
        bytes.get(); // protocol
        text(bytes); // name of the server
        var map = text(bytes);
        text(bytes); // folder
        text(bytes); // game
        var game = Short.toUnsignedInt(bytes.getShort());
        var players = Byte.toUnsignedInt(bytes.get());
        var most = Byte.toUnsignedInt(bytes.get());
        var bots = Byte.toUnsignedInt(bytes.get());
        bytes.getInt(); // kind, system, password, cheating
        if (game == THE_SHIP) {
            bytes.get();
            bytes.getShort();
        }
        // Most games count bots among the players; where there are more of them, this one does not.
        var people = bots > players ? players : players - bots;
        return Headcount.playing(people, most, people == 0 ? List.of() : names, map, text(bytes));
    }

    /** As many names as have arrived whole; they are only told, never counted. */
    static List<String> readNames(byte[] answer) {
        var bytes = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
        var names = new ArrayList<String>();
        try {
            if (bytes.getInt() == WHOLE && bytes.get() == NAMES_ANSWER) {
                for (int left = Byte.toUnsignedInt(bytes.get()); left > 0; left--) {
                    bytes.get(); // number
                    var name = text(bytes);
                    bytes.getLong(); // score, and how long
                    names.add(name);
                }
            }
        } catch (BufferUnderflowException cutOff) {
            // these are the names then
        }
        return names;
    }

    private static String text(ByteBuffer bytes) {
        var start = bytes.position();
        while (bytes.get() != 0) {
            // on to its end
        }
        var text = new byte[bytes.position() - start - 1];
        bytes.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
