package dev.skylark.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models cost, and the advisors that ask nobody. */
final class AdvisorsTest {

    private static final Question QUESTION = new Question("Be brief.", "Why?", 100);

    private final Prices prices = Prices.wellKnown();

    @Test
    void where_advice_is_switched_off_it_says_so() {
        assertThat(new NoAdvisor().ask(QUESTION))
                .isEqualTo(Answer.failed(Trouble.UNSUPPORTED, "Advice is switched off."));
    }

    @Test
    void the_twin_says_what_it_was_told_to_and_keeps_what_it_was_asked() {
        var twin = new InMemoryAdvisor();
        twin.say("Because.");
        twin.fail(Trouble.BUSY);

        assertThat(twin.ask(QUESTION).map(Advice::text)).isEqualTo(Answer.got("Because."));
        assertThat(twin.ask(QUESTION)).isInstanceOf(Answer.Failed.class);
        assertThat(twin.asked()).containsExactly(QUESTION, QUESTION);
    }

    @ParameterizedTest
    @CsvSource({
        "amazon.nova-pro-v1:0, 0.004",
        "eu.amazon.nova-pro-v1:0, 0.004",
        "amazon.nova-pro-v1:0:300k, 0.004",
        "us.anthropic.claude-sonnet-4-20250514-v1:0, 0.018",
        "apac.anthropic.claude-sonnet-4-5-20250929-v1:0, 0.0198",
        "eu.anthropic.claude-opus-4-6-v1, 0.033",
        "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0, 0.004",
    })
    void a_model_has_its_price_under_each_of_its_names(String model, BigDecimal dollars) {
        assertThat(prices.dollars(model, 1000, 1000)).hasValue(dollars);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nova-pro",
                "anthropic.claude-opus-4-99-20300101-v1:0",
                "amazon.nova-pro-max-v1:0",
                "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123",
            })
    void a_model_that_nobody_knows_has_no_price(String model) {
        assertThat(prices.dollars(model, 1000, 1000)).isEmpty();
    }
}
