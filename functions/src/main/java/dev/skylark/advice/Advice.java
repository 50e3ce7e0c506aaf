package dev.skylark.advice;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a language model answered and what that cost; of a model whose price nobody knows no price is shown.
 * {@code cutOff} is an answer that got longer than it was allowed to.
 */
public record Advice(String text, int tokensIn, int tokensOut, Optional<BigDecimal> dollars, boolean cutOff) {}
