package dev.skylark.sandbox.house;

import dev.skylark.json.Json;
import dev.skylark.sandbox.home.Home;
import dev.skylark.work.Secrets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** {@link Secrets} in a file of the state folder that nobody else may read; what is not there yet is made up. */
final class FolderSecrets implements Secrets {

    private static final String FILE = "secrets.json";
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
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var made = HexFormat.of().formatHex(bytes);
        home.writeSecret(FILE, new Json.Fields(all.members()).with(name, made).bytes());
        return made;
    }

    @Override
    public String readAgain(String secret, String field) {
        return read(secret, field);
    }
}
