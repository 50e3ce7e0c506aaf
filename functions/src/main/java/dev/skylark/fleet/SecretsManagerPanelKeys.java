package dev.skylark.fleet;

import dev.skylark.data.SecretStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** {@link PanelKeys} in Secrets Manager, a secret a panel, under a name that only its guild's id leads to. */
public final class SecretsManagerPanelKeys implements PanelKeys {

    private final SecretStore secrets;

    public SecretsManagerPanelKeys(SecretStore secrets) {
        this.secrets = secrets;
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
    private static String name(String guild, String address) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return "skylark/panel/" + guild + "/" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
