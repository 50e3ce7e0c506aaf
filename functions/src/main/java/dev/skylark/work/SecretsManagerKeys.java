package dev.skylark.work;

import dev.skylark.text.Sha256;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** {@link GuildKeys} in Secrets Manager, a secret each, under a name that only its guild's id leads to. */
public final class SecretsManagerKeys implements GuildKeys {

    private final Supplier<SecretsManagerClient> client;
    private final String kind;

    /** {@code kind} is what they open, one word: rights are given by it. */
    public SecretsManagerKeys(Supplier<SecretsManagerClient> client, String kind) {
        this.client = client;
        this.kind = kind;
    }

    @Override
    public Optional<String> key(String guild, String address) {
        try {
            return Optional.of(client.get()
                    .getSecretValue(it -> it.secretId(name(guild, address)))
                    .secretString());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(String guild, String address, String key) {
        var name = name(guild, address);
        try {
            client.get().createSecret(it -> it.name(name).secretString(key));
        } catch (ResourceExistsException there) {
            client.get().putSecretValue(it -> it.secretId(name).secretString(key));
        }
    }

    /** An address has signs that a secret's name may not have. */
    private String name(String guild, String address) {
        return "skylark/" + kind + "/" + guild + "/" + Sha256.hex(address, 8);
    }
}
