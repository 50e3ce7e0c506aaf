package dev.skylark.players;

import dev.skylark.json.Json;
import dev.skylark.json.Json.NotJson;
import dev.skylark.players.Headcount.Why;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Minecraft's Server List Ping, as it has been since 1.7. */
final class MinecraftStatus {

    // https://minecraft.wiki/w/Java_Edition_protocol/Server_List_Ping
    private static final int ANY_VERSION = -1;
    private static final int STATUS = 1;
    private static final int LONGEST_NUMBER = 5;
    /** A text has at most 32,767 characters, each of at most four bytes. */
    private static final int LONGEST = 32_767 * 4 + 2 * LONGEST_NUMBER;

    private static final Pattern COLOUR = Pattern.compile("§.");

    private MinecraftStatus() {}

    /** Says which server is meant, and asks for its status. */
    static byte[] question(String host, int port) {
        var hello = new ByteArrayOutputStream();
        number(hello, 0);
        number(hello, ANY_VERSION);
        var name = host.getBytes(StandardCharsets.UTF_8);
        number(hello, name.length);
        hello.writeBytes(name);
        hello.write(port >> 8);
        hello.write(port);
        number(hello, STATUS);
        var question = new ByteArrayOutputStream();
        number(question, hello.size());
        question.writeBytes(hello.toByteArray());
        number(question, 1);
        number(question, 0);
        return question.toByteArray();
    }

    /** How many bytes are still to come at least; negative where it will never be an answer. */
    static int missing(byte[] soFar) {
        var bytes = ByteBuffer.wrap(soFar);
        try {
            var length = number(bytes);
            return length < 1 || length > LONGEST ? -1 : Math.max(0, length - bytes.remaining());
        } catch (BufferUnderflowException tooFew) {
            return soFar.length < LONGEST_NUMBER ? 1 : -1;
        }
    }

    static Headcount read(byte[] answer) {
        try {
            return status(ByteBuffer.wrap(answer)).orElseGet(() -> Headcount.unknown(Why.NOT_UNDERSTOOD));
        } catch (BufferUnderflowException | NotJson garbled) {
            return Headcount.unknown(Why.NOT_UNDERSTOOD);
        }
    }

    private static Optional<Headcount> status(ByteBuffer bytes) {
        number(bytes);
        if (number(bytes) != 0) {
            return Optional.empty();
        }
        var length = number(bytes);
        if (length < 0 || length > LONGEST) {
            return Optional.empty();
        }
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        var text = new byte[length];
        bytes.get(text);
        return status(Json.read(text));
    }

    private static Optional<Headcount> status(Json json) {
        var players = json.at("players");
        return Headcount.playing(
                players.at("online").whole(-1),
                players.at("max").whole(0),
                players.at("sample").items().stream()
                        .map(it -> plain(it.at("name").text()))
                        .toList(),
                "",
                plain(json.at("version").at("name").text()));
    }

    static String plain(String text) {
        return COLOUR.matcher(text).replaceAll("");
    }

    /** Seven bits a byte, the lowest first; the eighth says that there are more. */
    private static void number(ByteArrayOutputStream out, int number) {
        var rest = number;
        while ((rest & ~0x7f) != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static int number(ByteBuffer bytes) {
        var number = 0;
        for (int at = 0; at < LONGEST_NUMBER; at++) {
            var part = bytes.get();
            number |= (part & 0x7f) << (7 * at);
            if (part >= 0) {
                return number;
            }
        }
        throw new BufferUnderflowException();
    }

    /** The same as it was before 1.7. Later servers answer to it too. */
    static final class Legacy {
        private static final byte GOODBYE = (byte) 0xff;
        private static final int HEAD = 3;
        private static final int MOST_CHARACTERS = 2048;

        private Legacy() {}

        static byte[] question() {
            return new byte[] {(byte) 0xfe, 1};
        }

        static int missing(byte[] soFar) {
            if (soFar.length > 0 && soFar[0] != GOODBYE) {
                return -1;
            }
            if (soFar.length < HEAD) {
                return HEAD - soFar.length;
            }
            var characters = Short.toUnsignedInt(ByteBuffer.wrap(soFar).getShort(1));
            return characters > MOST_CHARACTERS ? -1 : Math.max(0, HEAD + 2 * characters - soFar.length);
        }

        static Headcount read(byte[] answer) {
            if (answer.length < HEAD || missing(answer) != 0) {
                return Headcount.unknown(Why.NOT_UNDERSTOOD);
            }
            var characters = Short.toUnsignedInt(ByteBuffer.wrap(answer).getShort(1));
            var text = new String(answer, HEAD, 2 * characters, StandardCharsets.UTF_16BE);
            return (text.startsWith("§1\0") ? later(text.split("\0", -1)) : first(text.split("§", -1)))
                    .orElseGet(() -> Headcount.unknown(Why.NOT_UNDERSTOOD));
        }

        /** Since 1.4: mark, protocol, version, message of the day, players, places. */
        private static Optional<Headcount> later(String[] parts) {
            return parts.length < 6 ? Optional.empty() : playing(parts[4], parts[5], plain(parts[2]));
        }

        /** Before: message of the day, players, places; of which only the first may hold a §. */
        private static Optional<Headcount> first(String[] parts) {
            return parts.length < 3 ? Optional.empty() : playing(parts[parts.length - 2], parts[parts.length - 1], "");
        }

        private static Optional<Headcount> playing(String count, String most, String version) {
            try {
                return Headcount.playing(Long.parseLong(count), Long.parseLong(most), List.of(), "", version);
            } catch (NumberFormatException garbled) {
                return Optional.empty();
            }
        }
    }
}
