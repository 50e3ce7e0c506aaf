package dev.skylark.sandbox.dave;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.mls.crypto.Secret;

/** The keys of one sender in one epoch: each is good for so many frames, and the next follows from the one before. */
final class KeyRatchet {

    private static final int KEY = 16;
    private static final int SECRET = 32;
    private static final int MOST_GENERATIONS = 256;

    private final List<byte[]> keys = new ArrayList<>();
    private Secret next;

    KeyRatchet(byte[] base) {
        next = new Secret(base);
    }

    synchronized byte[] key(int generation) {
        if (generation >= MOST_GENERATIONS) {
            throw new Mls.Unfit("There is no generation " + generation + ".");
        }
        while (keys.size() <= generation) {
            var number = keys.size();
            var secret = next;
            keys.add(Mls.fitting(
                    () -> secret.deriveTreeSecret(Mls.SUITE, "key", number, KEY).value()));
            next = Mls.fitting(() -> secret.deriveTreeSecret(Mls.SUITE, "secret", number, SECRET));
        }
        return keys.get(generation);
    }
}
