package dev.skylark.sandbox.house;

import dev.skylark.json.Json;
import dev.skylark.sandbox.home.Home;
import dev.skylark.work.GuildKeys;
import java.util.Optional;

/** {@link GuildKeys} in a file of the state folder that nobody else may read. */
final class FolderKeys implements GuildKeys {

    private static final String FILE = "keys.json";

    private final Home home;

    FolderKeys(Home home) {
        this.home = home;
    }

    @Override
    public synchronized Optional<String> key(String guild, String address) {
        return Optional.of(home.read(FILE).at(name(guild, address)).text()).filter(it -> !it.isEmpty());
    }

    @Override
    public synchronized void keep(String guild, String address, String key) {
        var all = Json.fields();
        for (var one : home.read(FILE).members().entrySet()) {
            all = all.with(one.getKey(), one.getValue());
        }
        home.writeSecret(FILE, all.with(name(guild, address), key).bytes());
    }

    private static String name(String guild, String address) {
        return guild + " " + address;
    }
}
