package dev.skylark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which failures are the same. */
final class FingerprintTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private static Occurrence occurrence(String service, String kind, String message, String trace, String key) {
        return new Occurrence(
                service, "production", Severity.ERROR, kind, message, trace, List.of(), Map.of(), key, 1, AT, AT);
    }

    private static String of(String service, String kind, String message, String trace) {
        return Fingerprint.of(occurrence(service, kind, message, trace, ""));
    }

    private static String trace(String function, int line) {
        return "java.lang.IllegalStateException: order %d\n\tat com.acme.Shop.%s(Shop.java:%d)\n\tat java.lang.Thread.run(Thread.java:%d)"
                .formatted(line * 7, function, line, line + 1);
    }

    @Property(tries = 200)
    void lines_ids_and_times_do_not_matter(
            @ForAll @IntRange(min = 1, max = 99_999) int line, @ForAll @IntRange(max = 1_000_000) int seconds) {
        assertThat(of("shop", "X", "a " + line, trace("charge", line)))
                .isEqualTo(of("shop", "X", "b", trace("charge", 1)));
        assertThat(of("shop", "X", message(line, seconds), "")).isEqualTo(of("shop", "X", message(1, 0), ""));
    }

    private static String message(int number, int seconds) {
        return "order %d of %s at %s from 10.0.0.%d:5432 failed after %dms"
                .formatted(number, new UUID(number, seconds), AT.plusSeconds(seconds), number % 256, seconds);
    }

    @Test
    void another_service_environment_kind_function_or_message_does() {
        var one = of("shop", "X", "a", trace("charge", 1));

        assertThat(of("game", "X", "a", trace("charge", 1))).isNotEqualTo(one);
        assertThat(of("shop", "Y", "a", trace("charge", 1))).isNotEqualTo(one);
        assertThat(of("shop", "X", "a", trace("refund", 1))).isNotEqualTo(one);
        assertThat(of("shop", "X", "a", "")).isNotEqualTo(one).isNotEqualTo(of("shop", "X", "b", ""));
        assertThat(of("shop\nX", "", "a", "")).isNotEqualTo(of("shop", "X\n", "a", ""));
        assertThat(one).matches("[0-9a-f]{32}");
    }

    @Test
    void where_the_sender_tells_them_apart_nothing_else_matters() {
        assertThat(Fingerprint.of(occurrence("shop", "X", "a", trace("charge", 1), "k")))
                .isEqualTo(Fingerprint.of(occurrence("shop", "Y", "b", "", "k")))
                .isNotEqualTo(Fingerprint.of(occurrence("shop", "X", "a", trace("charge", 1), "l")));
    }

    @Test
    void without_code_of_its_own_the_message_counts() {
        var foreign = "java.io.IOException: a\n\tat java.lang.Thread.run(Thread.java:1)";

        assertThat(of("shop", "X", "a", foreign))
                .isEqualTo(of("shop", "X", "a", ""))
                .isNotEqualTo(of("shop", "X", "b", foreign));
    }

    @Test
    void how_deep_a_recursion_was_and_how_a_compiler_counts_do_not_matter() {
        var walk = "\tat com.acme.Tree.walk(Tree.java:5)\n";
        var head = "java.lang.StackOverflowError\n";

        assertThat(of("shop", "X", "", head + walk.repeat(3))).isEqualTo(of("shop", "X", "", head + walk.repeat(99)));
        assertThat(of("shop", "X", "", trace("lambda$a$1", 1))).isEqualTo(of("shop", "X", "", trace("lambda$a$2", 1)));
    }

    @Test
    void a_trace_that_was_read_already_gives_the_same() {
        var one = occurrence("shop", "X", "a", trace("charge", 1), "");

        assertThat(Fingerprint.of(one, Traces.read(one.trace()))).isEqualTo(Fingerprint.of(one));
    }
}
