package dev.skylark.account;

import dev.skylark.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose it is, and a word not to be guessed: what stands in the address of our page, and what a browser keeps. */
record Slip(String person, String word) {

    // 43 signs are also the least that PKCE takes: https://www.rfc-editor.org/rfc/rfc7636#section-4.1
    private static final Pattern FORM = Pattern.compile("(\\d{1,20}+)\\.([A-Za-z0-9_-]{43})");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Slip of(String person) {
        return new Slip(person, newWord());
    }

    static String newWord() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    static Optional<Slip> read(String written) {
        var form = FORM.matcher(written);
        return form.matches() ? Optional.of(new Slip(form.group(1), form.group(2))) : Optional.empty();
    }

    String written() {
        return person + "." + word;
    }

    /** What PKCE shows of it in advance. */
    String challenge() {
        return base64(Sha256.of(word.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Slip[" + person + "]";
    }
}
