package dev.skylark.sandbox.house;

import dev.skylark.json.Json;
import dev.skylark.sandbox.home.Home;
import dev.skylark.work.Secrets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** {@link Secrets} in a file of the state folder that nobody else may read; what is not there yet is made up. */
final class FolderSecrets implements Secrets {

    private static final String FILE = "secrets.json";
    /** The one field that is no word: something is signed with it. */
    private static final String APPLE_KEY = "apple.secret";

    private static final int BYTES = 24;

    private final Home home;
    private final SecureRandom random = new SecureRandom();

    FolderSecrets(Home home) {
        this.home = home;
    }

    @Override
    public synchronized String read(String secret, String field) {
        var all = home.read(FILE);
        var name = secret + "/" + field;
        if (!all.at(name).text().isEmpty()) {
            return all.at(name).text();
        }
        var made = field.equals(APPLE_KEY) ? newKey() : newWord();
        home.writeSecret(FILE, new Json.Fields(all.members()).with(name, made).bytes());
        return made;
    }

    @Override
    public Optional<String> find(String secret, String field) {
        return Optional.of(read(secret, field));
    }

    private String newWord() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** As Apple gives it out. */
    private static String newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var der = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    public String readAgain(String secret, String field) {
        return read(secret, field);
    }
}
