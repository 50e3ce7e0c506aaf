package dev.skylark.account;

import java.security.SecureRandom;
import java.util.Optional;

/** {@link Seal} with a key in memory. */
public final class InMemorySeal implements Seal {

    private static final int BYTES = 32;

    private final byte[] key;

    public InMemorySeal() {
        this(new byte[BYTES]);
        new SecureRandom().nextBytes(key);
    }

    /** With a key of 32 bytes that somebody keeps. */
    public InMemorySeal(byte[] key) {
        this.key = key;
    }

    @Override
    public String close(String plain, String person, Provider provider) {
        return AesGcm.close(key, plain, person + " " + provider);
    }

    @Override
    public Optional<String> open(String closed, String person, Provider provider) {
        return AesGcm.open(key, closed, person + " " + provider);
    }
}
