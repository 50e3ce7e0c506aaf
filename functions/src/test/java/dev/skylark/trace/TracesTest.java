package dev.skylark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.trace.Trace.Language;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Stack traces as four languages write them. */
final class TracesTest {

    static final String JAVA = """
            2026-11-21 10:00:00.123 ERROR 1 --- [nio-8080-exec-1] c.a.shop.Orders : Failed to charge order 4711
            java.lang.IllegalStateException: order 4711 cannot be charged
            \tat com.acme.shop.Orders.charge(Orders.java:42)
            \tat com.acme.shop.Orders$Worker.lambda$run$3(Orders.java:61)
            \tat org.springframework.web.Filter.doFilter(Filter.java:12)
            \tat java.base/java.lang.Thread.run(Thread.java:1583)
            \tSuppressed: java.io.IOException: while closing
            \t\tat com.acme.shop.Wrong.close(Wrong.java:1)
            \tCaused by: java.io.EOFException: inner of the suppressed
            \t\tat com.acme.shop.Wrong.read(Wrong.java:2)
            Caused by: java.sql.SQLTimeoutException: the database
            did not answer
            \tat org.postgresql.jdbc.PgStatement.execute(PgStatement.java:9) ~[postgresql.jar:42]
            \tat app//com.acme.shop.db.Ledger.book(Ledger.kt:7)
            \t... 4 more
            """;

    static final String PYTHON = """
            ERROR:root:payment failed
            Traceback (most recent call last):
              File "/app/shop/bank.py", line 12, in ask
                return self.pool.get(timeout=3)
                       ^^^^^^^^^^^^^^^^^^^^^^^^
              File "/usr/local/lib/python3.12/queue.py", line 179, in get
                raise Empty
            _queue.Empty

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "/app/shop/pay.py", line 30, in pay
                raise PaymentError("no answer") from it
            shop.pay.PaymentError: no answer
            """;

    static final String NODE = """
            Error: cannot load cart 17
                at async load (file:///app/src/cart.js:10:5)
                at async Promise.all (index 0)
                at new Cart (/app/src/cart.js:3:9)
                at process.processTicksAndRejections (node:internal/process/task_queues:95:5) {
              code: 'CART',
              [cause]: TypeError: Cannot read properties of undefined (reading 'total')
                  at Object.total [as sum] (/app/src/sum.js:7:21)
                  at /app/node_modules/express/lib/router.js:280:10
                  at /app/src/index.js:99:1
            }
            """;

    static final String GO = """
            2026/11/21 10:00:00 starting
            panic: runtime error: invalid memory address or nil pointer dereference
            [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x48f1a2]

            goroutine 1 [running]:
            panic({0x6a2f40?, 0x7d1e20?})
            \t/usr/local/go/src/runtime/panic.go:770 +0x132
            main.(*Cart).Total(0x0)
            \t/app/cart/cart.go:12 +0x1d
            github.com/gin-gonic/gin.(*Context).Next(0xc0)
            \t/home/app/go/pkg/mod/github.com/gin-gonic/gin@v1.9.1/context.go:174 +0x2b
            created by main.main in goroutine 1
            \t/app/main.go:8 +0x20

            goroutine 7 [select]:
            main.other()
            \t/app/other.go:1 +0x1
            exit status 2
            """;

    @Test
    void of_java_the_root_cause_counts_with_the_frames_it_has_in_common() {
        var trace = Traces.read(JAVA).orElseThrow();

        assertThat(trace.language()).isEqualTo(Language.JAVA);
        assertThat(trace.exception()).isEqualTo("java.sql.SQLTimeoutException");
        assertThat(trace.message()).isEqualTo("the database\ndid not answer");
        assertThat(trace.frames())
                .containsExactly(
                        new Frame(
                                "org/postgresql/jdbc/PgStatement.java",
                                9,
                                "org.postgresql.jdbc.PgStatement.execute",
                                false),
                        new Frame("com/acme/shop/db/Ledger.kt", 7, "com.acme.shop.db.Ledger.book", true),
                        new Frame("com/acme/shop/Orders.java", 42, "com.acme.shop.Orders.charge", true),
                        new Frame("com/acme/shop/Orders.java", 61, "com.acme.shop.Orders$Worker.lambda$run$3", true),
                        new Frame(
                                "org/springframework/web/Filter.java",
                                12,
                                "org.springframework.web.Filter.doFilter",
                                false),
                        new Frame("java/lang/Thread.java", 1583, "java.lang.Thread.run", false));
    }

    @Test
    void a_class_without_a_file_is_looked_for_by_its_name() {
        var trace = Traces.read("""
                Exception in thread "main" com.acme.OutOfStock
                \tat com.acme.Shop$Shelf$$Lambda/0x00007f0001.run(Unknown Source)
                \tat com.acme.Shop$Shelf.take(Unknown Source)
                \tat java.base/jdk.internal.reflect.Direct.invoke(Native Method)
                """).orElseThrow();

        assertThat(trace.frames())
                .containsExactly(
                        new Frame("com/acme/Shop.java", 0, "com.acme.Shop$Shelf$$Lambda.run", false),
                        new Frame("com/acme/Shop.java", 0, "com.acme.Shop$Shelf.take", true),
                        new Frame("jdk/internal/reflect/Direct.java", 0, "jdk.internal.reflect.Direct.invoke", false));
    }

    @Test
    void of_python_the_cause_counts_and_the_innermost_frame_is_first() {
        var trace = Traces.read(PYTHON).orElseThrow();

        assertThat(trace.language()).isEqualTo(Language.PYTHON);
        assertThat(trace.exception()).isEqualTo("_queue.Empty");
        assertThat(trace.frames())
                .containsExactly(
                        new Frame("/usr/local/lib/python3.12/queue.py", 179, "get", false),
                        new Frame("/app/shop/bank.py", 12, "ask", true));
    }

    @Test
    void of_python_what_was_raised_while_handling_another_counts() {
        var trace = Traces.read(PYTHON.replace(
                        "The above exception was the direct cause of the following exception:",
                        "During handling of the above exception, another exception occurred:"))
                .orElseThrow();

        assertThat(trace.exception()).isEqualTo("shop.pay.PaymentError");
        assertThat(trace.message()).isEqualTo("no answer");
        assertThat(trace.frames()).containsExactly(new Frame("/app/shop/pay.py", 30, "pay", true));
    }

    @Test
    void lambda_writes_the_exception_of_python_in_front() {
        var trace = Traces.read("""
                [ERROR] KeyError: 'total'
                Traceback (most recent call last):
                  File "/var/task/app.py", line 5, in handler
                    return event['total']
                """).orElseThrow();

        assertThat(trace.exception()).isEqualTo("KeyError");
        assertThat(trace.message()).isEqualTo("'total'");
    }

    @Test
    void of_node_the_cause_counts() {
        var trace = Traces.read(NODE).orElseThrow();

        assertThat(trace.language()).isEqualTo(Language.NODE);
        assertThat(trace.exception()).isEqualTo("TypeError");
        assertThat(trace.message()).isEqualTo("Cannot read properties of undefined (reading 'total')");
        assertThat(trace.frames())
                .containsExactly(
                        new Frame("/app/src/sum.js", 7, "Object.total", true),
                        new Frame("/app/node_modules/express/lib/router.js", 280, "<anonymous>", false),
                        new Frame("/app/src/index.js", 99, "<anonymous>", true));
    }

    @Test
    void frames_of_node_are_read_however_they_are_written() {
        var trace = Traces.read(NODE.substring(0, NODE.indexOf("  code"))).orElseThrow();

        assertThat(trace.exception()).isEqualTo("Error");
        assertThat(trace.frames())
                .containsExactly(
                        new Frame("/app/src/cart.js", 10, "load", true),
                        new Frame("index 0", 0, "Promise.all", false),
                        new Frame("/app/src/cart.js", 3, "new Cart", true),
                        new Frame("node:internal/process/task_queues", 95, "process.processTicksAndRejections", false));
    }

    @Test
    void of_go_the_goroutine_that_panicked_counts_without_the_machinery_of_panic() {
        var trace = Traces.read(GO).orElseThrow();

        assertThat(trace.language()).isEqualTo(Language.GO);
        assertThat(trace.exception()).isEqualTo("panic");
        assertThat(trace.message()).isEqualTo("runtime error: invalid memory address or nil pointer dereference");
        assertThat(trace.frames())
                .containsExactly(
                        new Frame("/app/cart/cart.go", 12, "main.(*Cart).Total", true),
                        new Frame(
                                "/home/app/go/pkg/mod/github.com/gin-gonic/gin@v1.9.1/context.go",
                                174,
                                "github.com/gin-gonic/gin.(*Context).Next",
                                false),
                        new Frame("/app/main.go", 8, "main.main", true));
    }

    @Test
    void a_fatal_error_of_go_is_one_too() {
        var trace = Traces.read("""
                fatal error: all goroutines are asleep - deadlock!

                goroutine 1 [chan receive]:
                main.main()
                \t/app/main.go:5 +0x2d
                """).orElseThrow();

        assertThat(trace.exception()).isEqualTo("fatal error");
        assertThat(trace.message()).isEqualTo("all goroutines are asleep - deadlock!");
    }

    @Test
    void a_trace_begins_with_its_headline() {
        assertThat(JAVA.substring(Traces.begin(JAVA))).startsWith("java.lang.IllegalStateException: order");
        assertThat(PYTHON.substring(Traces.begin(PYTHON))).startsWith("Traceback (most");
        assertThat(NODE.substring(Traces.begin(NODE))).startsWith("Error: cannot");
        assertThat(GO.substring(Traces.begin(GO))).startsWith("panic: ");
        assertThat(Traces.begin("nothing\nof the kind")).isNegative();
    }

    @Test
    void prose_is_no_trace() {
        assertThat(Traces.read("we meet\nat noon (in the lobby)\nat the end of the day"))
                .isEmpty();
        assertThat(Traces.read("java.lang.IllegalStateException: alone")).isEmpty();
    }

    @Test
    void a_trace_without_end_is_cut() {
        var trace = "java.lang.StackOverflowError\n" + "\tat com.acme.Tree.walk(Tree.java:5)\n".repeat(50_000);

        assertThat(Traces.read(trace).orElseThrow().frames()).hasSize(200);
    }

    @Property(tries = 500)
    void nothing_that_strangers_write_throws(
            @ForAll @Size(max = 12) List<@From("lines") String> lines, @ForAll String text) {
        var written = String.join("\n", lines) + text;

        assertThat(Traces.begin(written)).isBetween(-1, written.length());
        assertThat(Traces.read(written).isPresent()).isEqualTo(Traces.begin(written) >= 0);
    }

    @Provide
    static Arbitrary<String> lines() {
        var samples =
                List.of(JAVA, PYTHON, NODE, GO).stream().flatMap(String::lines).toList();
        return Arbitraries.oneOf(
                Arbitraries.of(samples),
                Arbitraries.of(samples)
                        .flatMap(it ->
                                Arbitraries.integers().between(0, it.length()).map(end -> it.substring(0, end))),
                Arbitraries.strings().withChars("\tat (.):/0 File\",\n").ofMaxLength(30));
    }

    @Property(tries = 300)
    void what_is_cut_off_before_the_trace_does_not_change_it(
            @ForAll @Size(max = 12) List<@From("lines") String> lines) {
        var written = String.join("\n", lines);
        var trace = written.substring(Math.max(0, Traces.begin(written)));

        // a trace of one line is none
        assertThat(Traces.begin(trace) >= 0).isEqualTo(Traces.begin(written) >= 0 && trace.contains("\n"));
    }
}
