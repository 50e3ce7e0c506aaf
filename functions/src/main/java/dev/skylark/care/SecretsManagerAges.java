package dev.skylark.care;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** {@link Ages} in Secrets Manager. Nobody reads a secret for this. */
public final class SecretsManagerAges implements Ages {

    private final Supplier<SecretsManagerClient> client;

    public SecretsManagerAges(Supplier<SecretsManagerClient> client) {
        this.client = client;
    }

    @Override
    public Answer<Instant> changed(String secret) {
        return Ec2Instances.asked(() -> {
            var described = client.get().describeSecret(it -> it.secretId(secret));
            return Answer.got(Objects.requireNonNullElse(described.lastChangedDate(), described.createdDate()));
        });
    }
}
