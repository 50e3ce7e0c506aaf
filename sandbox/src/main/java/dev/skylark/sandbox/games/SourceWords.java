package dev.skylark.sandbox.games;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What a server says that is built on Valve's Source. It answers only those who bring the number that it gave them. */
final class SourceWords implements Function<byte[], Optional<byte[]>> {

    private static final byte[] CHALLENGE = {0x4b, (byte) 0xa1, (byte) 0xd5, 0x22};
    private static final byte[] INFO =
            "\u00ff\u00ff\u00ff\u00ffTSource Engine Query\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] NAMES = "\u00ff\u00ff\u00ff\u00ffU".getBytes(StandardCharsets.ISO_8859_1);

    private final Lobby lobby;

    SourceWords(Lobby lobby) {
        this.lobby = lobby;
    }

    @Override
    public Optional<byte[]> apply(byte[] question) {
        if (begins(question, INFO)) {
            return Optional.of(knows(question, INFO) ? info() : challenge());
        }
        if (begins(question, NAMES)) {
            return Optional.of(knows(question, NAMES) ? names() : challenge());
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] question, byte[] with) {
        return question.length >= with.length && Arrays.equals(question, 0, with.length, with, 0, with.length);
    }

    private static boolean knows(byte[] question, byte[] after) {
        return Arrays.equals(question, after.length, question.length, CHALLENGE, 0, CHALLENGE.length);
    }

    private static byte[] challenge() {
        return said('A', out -> out.write(CHALLENGE));
    }

    private byte[] info() {
        return said('I', out -> {
            out.write(17);
            text(out, "Played in the sandbox");
            text(out, "de_dust2");
            text(out, "csgo");
            text(out, "Counter-Strike");
            out.writeShort(Short.reverseBytes((short) 730));
            out.write(lobby.names().size());
            out.write(Lobby.PLACES);
            out.write(0);
            out.writeBytes("dl");
            out.write(0);
            out.write(1);
            text(out, "1.38.7.9");
        });
    }

    private byte[] names() {
        return said('D', out -> {
            var names = lobby.names();
            out.write(names.size());
            for (var name : names) {
                out.write(0);
                text(out, name.replaceFirst("\\^.", ""));
                out.writeInt(Integer.reverseBytes(7));
                out.writeInt(Integer.reverseBytes(Float.floatToIntBits(61.5f)));
            }
        });
    }

    /** Writes what is said. */
    private interface Saying {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] said(char kind, Saying what) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(-1);
            out.write(kind);
            what.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }
}
