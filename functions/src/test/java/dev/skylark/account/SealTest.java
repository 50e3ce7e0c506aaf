package dev.skylark.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Moto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kms.KmsClient;

@ParameterizedClass
@ValueSource(strings = {"memory", "moto"})
final class SealTest {

    private static final String ANN = "910000000000000001";
    private static final String TOKENS = "{\"access\":\"" + "ä".repeat(5000) + "\"}";

    private final Seal seal;

    SealTest(String where) {
        seal = where.equals("memory") ? new InMemorySeal() : kms();
    }

    private static Seal kms() {
        var client = Moto.client(KmsClient.builder());
        var key = client.createKey().keyMetadata().arn();
        return new KmsSeal(() -> client, () -> key);
    }

    @Test
    void what_is_closed_is_opened_in_the_same_name_however_long_it_is() {
        var closed = seal.close(TOKENS, ANN, Provider.SPOTIFY);

        assertThat(closed).doesNotContain("access");
        assertThat(seal.open(closed, ANN, Provider.SPOTIFY)).contains(TOKENS);
    }

    @Test
    void the_same_is_never_closed_twice_the_same_way() {
        assertThat(seal.close("x", ANN, Provider.SPOTIFY)).isNotEqualTo(seal.close("x", ANN, Provider.SPOTIFY));
    }

    @Test
    void in_another_name_it_stays_closed() {
        var closed = seal.close(TOKENS, ANN, Provider.SPOTIFY);

        assertThat(seal.open(closed, "910000000000000002", Provider.SPOTIFY)).isEmpty();
        assertThat(seal.open(closed, ANN, Provider.YOUTUBE)).isEmpty();
    }

    @Test
    void what_was_changed_stays_closed() {
        var closed = seal.close("token", ANN, Provider.SPOTIFY);
        var last = closed.charAt(closed.length() - 3) == 'A' ? 'B' : 'A';
        var changed = closed.substring(0, closed.length() - 3) + last + closed.substring(closed.length() - 2);

        assertThat(seal.open(changed, ANN, Provider.SPOTIFY)).isEmpty();
        for (var nonsense : new String[] {"", ".", "..", "x", "x.y", "x.y.z", "äö.üß.x"}) {
            assertThat(seal.open(nonsense, ANN, Provider.SPOTIFY)).as(nonsense).isEmpty();
        }
    }
}
