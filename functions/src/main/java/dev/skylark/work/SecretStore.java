package dev.skylark.work;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets that people give us, in Secrets Manager. */
public final class SecretStore {

    private final Supplier<SecretsManagerClient> client;

    public SecretStore(Supplier<SecretsManagerClient> client) {
        this.client = client;
    }

    public Optional<String> find(String name) {
        try {
            return Optional.of(
                    client.get().getSecretValue(it -> it.secretId(name)).secretString());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    public void keep(String name, String value) {
        try {
            client.get().createSecret(it -> it.name(name).secretString(value));
        } catch (ResourceExistsException there) {
            client.get().putSecretValue(it -> it.secretId(name).secretString(value));
        }
    }
}
