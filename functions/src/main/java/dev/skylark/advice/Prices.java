package dev.skylark.advice;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What models cost, in dollars for 1,000 tokens; one that is not in the table has no price rather than a wrong one. */
public record Prices(Map<String, Price> models) {

    /** For 1,000 tokens that go in and for 1,000 that come out. */
    public record Price(BigDecimal in, BigDecimal out) {

        static Price of(String in, String out) {
            return new Price(new BigDecimal(in), new BigDecimal(out));
        }
    }

    /** "eu.anthropic.claude-haiku-4-5-20251001-v1:0": a place, the model, a day and a version. */
    private static final Pattern ID = Pattern.compile(
            "(?:[a-z-]{2,10}\\.)?([a-z]{2,20}\\.[a-z0-9-]{2,60}?)" + "(?:-\\d{8})?(?:-v\\d{1,2}(?::\\d{1,3}k?){0,2})?");

    public Prices {
        models = Map.copyOf(models);
    }

    /** Some are a tenth cheaper where the request may go to any place of the world: better said too much. */
    // https://aws.amazon.com/bedrock/pricing/
    public static Prices wellKnown() {
        return new Prices(Map.ofEntries(
                entry("anthropic.claude-3-haiku", Price.of("0.00025", "0.00125")),
                entry("anthropic.claude-3-5-haiku", Price.of("0.0008", "0.004")),
                entry("anthropic.claude-3-7-sonnet", Price.of("0.003", "0.015")),
                entry("anthropic.claude-sonnet-4", Price.of("0.003", "0.015")),
                entry("anthropic.claude-haiku-4-5", Price.of("0.0011", "0.0055")),
                entry("anthropic.claude-sonnet-4-5", Price.of("0.0033", "0.0165")),
                entry("anthropic.claude-sonnet-4-6", Price.of("0.0033", "0.0165")),
                entry("anthropic.claude-opus-4-5", Price.of("0.0055", "0.0275")),
                entry("anthropic.claude-opus-4-6", Price.of("0.0055", "0.0275")),
                entry("amazon.nova-micro", Price.of("0.000035", "0.00014")),
                entry("amazon.nova-lite", Price.of("0.00006", "0.00024")),
                entry("amazon.nova-pro", Price.of("0.0008", "0.0032"))));
    }

    /** {@code model} is the id of a model or of an inference profile, or the ARN of one. */
    public Optional<BigDecimal> dollars(String model, int tokensIn, int tokensOut) {
        var id = ID.matcher(model.substring(model.lastIndexOf('/') + 1));
        return Optional.of(id)
                .filter(it -> it.matches())
                .flatMap(it -> Optional.ofNullable(models.get(it.group(1))))
                .map(it -> it.in()
                        .multiply(BigDecimal.valueOf(tokensIn))
                        .add(it.out().multiply(BigDecimal.valueOf(tokensOut)))
                        .movePointLeft(3)
                        .stripTrailingZeros());
    }
}
