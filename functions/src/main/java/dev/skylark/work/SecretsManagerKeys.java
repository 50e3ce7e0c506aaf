package dev.skylark.work;

import dev.skylark.text.Sha256;
import java.util.Optional;

/** {@link GuildKeys} in Secrets Manager, a secret each, under a name that only its guild's id leads to. */
public final class SecretsManagerKeys implements GuildKeys {

    private final SecretStore secrets;
    private final String kind;

    /** {@code kind} is what they open, one word: rights are given by it. */
    public SecretsManagerKeys(SecretStore secrets, String kind) {
        this.secrets = secrets;
        this.kind = kind;
    }

    @Override
    public Optional<String> key(String guild, String address) {
        return secrets.find(name(guild, address));
    }

    @Override
    public void keep(String guild, String address, String key) {
        secrets.keep(name(guild, address), key);
    }

    /** An address has signs that a secret's name may not have. */
    private String name(String guild, String address) {
        return "skylark/" + kind + "/" + guild + "/" + Sha256.hex(address, 8);
    }
}
