package dev.skylark.work;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

final class SecretsManagerSecretsTest {

    private final SecretsManagerClient aws = Moto.client(SecretsManagerClient.builder());
    private final Time time = new Time(NOON);
    private final List<Boolean> asked = new ArrayList<>();
    private final Secrets secrets = new SecretsManagerSecrets(() -> aws, time, asked::add);
    private final String name = "skylark/discord-" + Store.newId();

    @Test
    void a_field_is_read() {
        create("{\"token\":\"first\",\"other\":\"x\"}");

        assertThat(secrets.read(name, "token")).isEqualTo("first");
        assertThat(secrets.read(name, "other")).isEqualTo("x");
        assertThat(asked).as("from memory").containsExactly(false, true);
    }

    @Test
    void it_is_remembered_for_five_minutes() {
        create("{\"token\":\"first\"}");
        secrets.read(name, "token");
        rotate("{\"token\":\"second\"}");

        time.now = NOON.plus(Duration.ofMinutes(5)).minusMillis(1);
        assertThat(secrets.read(name, "token")).isEqualTo("first");
        time.now = NOON.plus(Duration.ofMinutes(5));
        assertThat(secrets.read(name, "token")).isEqualTo("second");
    }

    @Test
    void a_rotated_one_is_read_at_once_when_the_old_one_was_refused() {
        create("{\"token\":\"first\"}");
        secrets.read(name, "token");
        rotate("{\"token\":\"second\"}");

        assertThat(secrets.readAgain(name, "token")).isEqualTo("second");
        assertThat(secrets.read(name, "token")).isEqualTo("second");
    }

    @Test
    void a_missing_field_is_one_sentence_that_tells_no_secret() {
        create("{\"tokne\":\"hidden\"}");

        assertThatThrownBy(() -> secrets.read(name, "token"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The secret %s has no field token.", name);
    }

    @Test
    void what_is_not_json_is_an_error_that_tells_no_secret() {
        create("hidden");

        assertThatThrownBy(() -> secrets.read(name, "token"))
                .hasStackTraceContaining("JSON")
                .satisfies(error -> assertThat(stackTrace(error)).doesNotContain("hidden"));
    }

    private static String stackTrace(Throwable error) {
        var text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void create(String json) {
        aws.createSecret(it -> it.name(name).secretString(json));
    }

    private void rotate(String json) {
        aws.putSecretValue(it -> it.secretId(name).secretString(json));
    }
}
