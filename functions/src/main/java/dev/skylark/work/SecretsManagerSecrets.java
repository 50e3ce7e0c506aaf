package dev.skylark.work;

import dev.skylark.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** {@link Secrets} in AWS Secrets Manager, each a JSON object; read again at the latest after five minutes. */
public final class SecretsManagerSecrets implements Secrets {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Kept(Json fields, Instant read) {}

    private final Supplier<SecretsManagerClient> client;
    private final Clock clock;
    private final Consumer<Boolean> asked;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** {@code asked} is told of every read whether it was answered from memory. */
    public SecretsManagerSecrets(Supplier<SecretsManagerClient> client, Clock clock, Consumer<Boolean> asked) {
        this.client = client;
        this.clock = clock;
        this.asked = asked;
    }

    @Override
    public String read(String secret, String field) {
        return field(secret, field, fields(secret));
    }

    @Override
    public Optional<String> find(String secret, String field) {
        return Optional.of(fields(secret).at(field).text()).filter(it -> !it.isEmpty());
    }

    private Json fields(String secret) {
        var known = kept.get(secret);
        if (known == null || !known.read().plus(FRESH).isAfter(clock.instant())) {
            return fieldsAgain(secret);
        }
        asked.accept(true);
        return known.fields();
    }

    @Override
    public String readAgain(String secret, String field) {
        return field(secret, field, fieldsAgain(secret));
    }

    private Json fieldsAgain(String secret) {
        asked.accept(false);
        var text = client.get().getSecretValue(it -> it.secretId(secret)).secretString();
        var fields = Json.read(text);
        kept.put(secret, new Kept(fields, clock.instant()));
        return fields;
    }

    private static String field(String secret, String field, Json fields) {
        var value = fields.at(field).text();
        if (value.isEmpty()) {
            throw new IllegalStateException("The secret %s has no field %s.".formatted(secret, field));
        }
        return value;
    }
}
