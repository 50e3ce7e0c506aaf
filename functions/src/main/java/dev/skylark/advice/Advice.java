package dev.skylark.advice;

import dev.skylark.text.Texts;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a language model answered and what that cost; of a model whose price nobody knows no price is shown.
 * {@code cutOff} is an answer that got longer than it was allowed to.
 */
public record Advice(String text, int tokensIn, int tokensOut, Optional<BigDecimal> dollars, boolean cutOff) {

    /** For the person who let it be asked. */
    public String cost(Texts texts) {
        return dollars.map(it -> texts.of("model.cost", tokensIn, tokensOut, it.toPlainString()))
                .orElseGet(() -> texts.of("model.tokens", tokensIn, tokensOut));
    }
}
