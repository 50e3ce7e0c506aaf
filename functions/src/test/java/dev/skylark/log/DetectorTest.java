package dev.skylark.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import dev.skylark.fleet.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which lines are errors, which lines are one, and which errors are alike. */
final class DetectorTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private static Source source(Rules rules) {
        return new Source("1", "shop", "production", Place.home("eu-west-1"), "123456789012", "/shop/api", rules);
    }

    private static List<LogEvent> events(List<String> lines) {
        var events = new ArrayList<LogEvent>();
        for (int each = 0; each < lines.size(); each++) {
            events.add(new LogEvent("e" + each, AT.plusSeconds(each), "stream", lines.get(each)));
        }
        return events;
    }

    private static List<Occurrence> find(String... lines) {
        return Detector.find(source(Rules.USUAL), events(Arrays.asList(lines)));
    }

    private static List<Occurrence> findIn(String text) {
        return find(text.lines().toArray(String[]::new));
    }

    @Test
    void an_error_is_told_with_all_that_is_known_of_it() {
        var found = find(
                "INFO GET /orders",
                "ERROR c.a.Shop - request_id=r17 java.lang.IllegalStateException: no stock",
                "INFO done");

        assertThat(found).singleElement().satisfies(it -> {
            assertThat(it.service()).isEqualTo("shop");
            assertThat(it.severity()).isEqualTo(Severity.ERROR);
            assertThat(it.kind()).isEqualTo("java.lang.IllegalStateException");
            assertThat(it.message()).contains("no stock");
            assertThat(it.at(Circumstance.REQUEST_ID)).isEqualTo("r17");
            assertThat(it.at(Circumstance.INSTANCE)).isEqualTo("stream");
            assertThat(it.at(Circumstance.LOG_GROUP)).isEqualTo("/shop/api");
            assertThat(it.related()).hasSize(3).first().isEqualTo("INFO GET /orders");
            assertThat(it.key()).isEmpty();
            assertThat(it.first()).isEqualTo(AT.plusSeconds(1)).isEqualTo(it.last());
        });
    }

    @Test
    void those_alike_are_counted_and_the_worst_counts() {
        var found = find(
                "ERROR order 1 failed", "INFO ok", "FATAL order 2 failed", "ERROR order 3 failed", "ERROR another");

        assertThat(found).hasSize(2);
        assertThat(found.getFirst().count()).isEqualTo(3);
        assertThat(found.getFirst().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.getFirst().first()).isEqualTo(AT);
        assertThat(found.getFirst().last()).isEqualTo(AT.plusSeconds(3));
    }

    @Test
    void lines_out_of_order_are_put_in_order() {
        var events = events(List.of(
                "ERROR failed", "java.lang.IllegalStateException: no", "\tat com.acme.A.b(A.java:1)", "INFO next"));

        assertThat(Detector.find(source(Rules.USUAL), events.reversed()))
                .isEqualTo(Detector.find(source(Rules.USUAL), events))
                .hasSize(1);
    }

    @Test
    void a_trace_of_java_over_many_events_is_one_error() {
        assertThat(findIn("""
                2026-11-21 10:00:00 INFO c.a.Shop - starting
                2026-11-21 10:00:00 ERROR c.a.Shop - failed to charge
                java.lang.IllegalStateException: order 4711
                \tat com.acme.shop.Orders.charge(Orders.java:42)
                \t... 3 common frames omitted
                Caused by: java.io.IOException: broken pipe
                \tat com.acme.shop.Bank.ask(Bank.java:7)
                \t... 4 more
                2026-11-21 10:00:01 INFO c.a.Shop - going on
                """)).singleElement().satisfies(it -> {
            assertThat(it.count()).isEqualTo(1);
            assertThat(it.kind()).isEqualTo("java.io.IOException");
            assertThat(it.message()).isEqualTo("c.a.Shop - failed to charge");
            assertThat(it.trace()).startsWith("java.lang.IllegalStateException").endsWith("... 4 more");
        });
    }

    @Test
    void a_traceback_of_python_over_many_events_is_one_error() {
        assertThat(findIn("""
                ERROR:root:payment failed
                Traceback (most recent call last):
                  File "/app/shop/bank.py", line 12, in ask
                    return 1 / 0
                ZeroDivisionError: division by zero

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "/app/shop/pay.py", line 30, in pay
                    raise PaymentError("no answer")
                shop.PaymentError: no answer
                INFO:root:next
                """)).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("shop.PaymentError");
            assertThat(it.message()).isEqualTo("root:payment failed");
        });
    }

    @Test
    void a_trace_without_a_level_counts() {
        assertThat(findIn("""
                listening on 8080
                com.acme.OutOfStock: none left
                    at take (/app/src/shelf.js:7:1)
                    at node:internal/main:1:1 {
                  code: 'X'
                }
                going on
                """)).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("com.acme.OutOfStock");
            assertThat(it.severity()).isEqualTo(Severity.ERROR);
        });
    }

    @Test
    void a_panic_of_go_over_many_events_is_one_error() {
        assertThat(findIn("""
                2026/11/21 10:00:00 starting
                panic: assignment to entry in nil map

                goroutine 1 [running]:
                main.(*Cart).Add(0x0, {0x1, 0x2})
                \t/app/cart/cart.go:12 +0x1d
                main.main()
                \t/app/main.go:8 +0x20
                exit status 2
                2026/11/21 10:00:01 starting
                """)).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("panic");
            assertThat(it.message()).isEqualTo("assignment to entry in nil map");
            assertThat(it.severity()).isEqualTo(Severity.CRITICAL);
        });
    }

    @Test
    void the_rules_of_the_source_decide() {
        var events =
                events(List.of("WARN slow", "INFO payment refused", "ERROR broken pipe", "ERROR real", "no level"));
        var rules = new Rules(
                Severity.WARNING, List.of(Pattern.compile("refused")), List.of(Pattern.compile("broken pipe")));

        assertThat(Detector.find(source(rules), events))
                .extracting(Occurrence::message, Occurrence::severity)
                .containsExactly(
                        tuple("slow", Severity.WARNING),
                        tuple("payment refused", Severity.ERROR),
                        tuple("real", Severity.ERROR));
    }

    @Test
    void lines_of_the_same_request_are_shown() {
        var found = find("INFO request_id=r1 begin", "INFO request_id=r2 begin", "ERROR request_id=r1 failed");

        assertThat(found.getFirst().related())
                .containsExactly("INFO request_id=r1 begin", "ERROR request_id=r1 failed");
    }

    @Test
    void nothing_gets_too_long() {
        var message = "ERROR " + "word ".repeat(20_000);
        var trace = "ERROR no\n" + "x".repeat(400) + "Exception: y\n" + "\tat com.acme.A.b(A.java:1)\n".repeat(2_000);

        assertThat(find(message, trace)).allSatisfy(it -> {
            assertThat(it.kind()).hasSizeLessThanOrEqualTo(200);
            assertThat(it.message()).hasSizeLessThanOrEqualTo(1_000);
            assertThat(it.trace()).hasSizeLessThanOrEqualTo(16_000);
            assertThat(it.related()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(300));
        });
    }

    @Test
    void a_long_trace_keeps_its_cause() {
        var frames = "\tat com.acme.A.b(A.java:1)\n".repeat(900);
        var found = find("ERROR no\ncom.acme.Outer: a\n" + frames + "Caused by: com.acme.Inner: b\n" + frames);

        assertThat(found).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("com.acme.Inner");
            assertThat(it.trace()).startsWith("com.acme.Outer: a").hasSizeBetween(15_000, 16_000);
        });
    }

    @Test
    void too_many_different_ones_are_counted_together() {
        var lines = new ArrayList<String>();
        for (char one = 'a'; one <= 'z'; one++) {
            for (char other = 'a'; other <= 'z'; other++) {
                lines.add("ERROR " + one + other);
            }
        }

        var found = Detector.find(source(Rules.USUAL), events(lines));

        assertThat(found).hasSize(201);
        assertThat(found.getLast().kind()).isEqualTo("OtherErrors");
        assertThat(found.stream().mapToLong(Occurrence::count).sum()).isEqualTo(26 * 26);
    }

    @Property(tries = 200)
    void each_error_is_counted_once(@ForAll @Size(max = 60) List<@From("entries") String> entries) {
        var errors = entries.stream().filter(it -> it.contains("ERROR")).count();
        var spread = entries.stream().flatMap(String::lines).toList();

        assertThat(count(Detector.find(source(Rules.USUAL), events(entries)))).isEqualTo(errors);
        assertThat(count(Detector.find(source(Rules.USUAL), events(spread)))).isEqualTo(errors);
    }

    private static long count(List<Occurrence> found) {
        return found.stream().mapToLong(Occurrence::count).sum();
    }

    @Provide
    static Arbitrary<String> entries() {
        return Arbitraries.of(
                "INFO all is well",
                "2026-11-21 10:00:00 WARN slow",
                "ERROR order 17 failed",
                "ERROR another failed",
                "2026-11-21 10:00:00 ERROR c.a.Shop - failed\njava.io.IOException: no\n\tat com.acme.A.b(A.java:1)\nCaused by: java.io.EOFException\n\t... 1 more",
                "[ERROR] KeyError: 'x'\nTraceback (most recent call last):\n  File \"/app/a.py\", line 1, in b\n    c()",
                "ERROR:root:ERROR no\nTraceback (most recent call last):\n  File \"/app/a.py\", line 1, in b\n    c()\nKeyError: 'x'",
                "ERROR Error: no\n    at a (/app/a.js:1:2)\n    at b (/app/a.js:2:2) {\n  code: 'X'\n}",
                "{\"level\":\"info\",\"msg\":\"well\"}");
    }

    @Property(tries = 300)
    void nothing_that_strangers_write_throws(@ForAll @Size(max = 20) List<String> lines) {
        assertThat(Detector.find(source(Rules.USUAL), events(lines))).isNotNull();
    }
}
