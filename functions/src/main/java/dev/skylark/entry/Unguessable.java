package dev.skylark.entry;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Words that nobody guesses, short enough for a button. */
final class Unguessable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 12;

    private Unguessable() {}

    static String word() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
