package dev.skylark.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words mean the same place. */
final class EnvironmentsTest {

    @ParameterizedTest
    @CsvSource({
        "production, prod, true",
        "Live, PRODUCTION, true",
        "' prod ', live, true",
        "stage, staging, true",
        "dev, development, true",
        "test, testing, true",
        "qa, QA, true",
        "production, staging, false",
        "prod-eu, production, false",
        "'', production, false",
        "'', '', true"
    })
    void some_words_mean_the_same_place(String one, String other, boolean same) {
        assertThat(Environments.isSame(one, other)).isEqualTo(same);
        assertThat(Environments.isSame(other, one)).isEqualTo(same);
    }
}
