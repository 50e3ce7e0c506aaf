package dev.skylark.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Severity;
import dev.skylark.trace.Traces;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as loggers write them. */
final class LineTest {

    private static final String UUID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            2026-11-21 10:00:00 ERROR c.a.Shop - it failed                                   ~ ERROR    ~ c.a.Shop - it failed
            2026-11-21T10:00:00.000Z  WARN 1 --- [main] c.a.Shop : it failed                 ~ WARNING  ~ 1 --- [main] c.a.Shop : it failed
            10:00:00.123 [http-nio-1] INFO  c.a.Shop - got error 5                           ~ INFO     ~ c.a.Shop - got error 5
            2026-11-21 10:00:00,123 - shop - ERROR - it failed                               ~ ERROR    ~ it failed
            ERROR:root:it failed                                                             ~ ERROR    ~ root:it failed
            CRITICAL:shop.cart:it failed                                                     ~ CRITICAL ~ shop.cart:it failed
            [ERROR] it failed                                                                ~ ERROR    ~ it failed
            [2026-11-21 10:00:00 +0000] [7] [ERROR] it failed                                ~ ERROR    ~ it failed
            2026-11-21 10:00:00.1 | ERROR    | shop:pay:12 - it failed                       ~ ERROR    ~ shop:pay:12 - it failed
            E1121 10:00:00.000000       1 cart.go:10] it failed                              ~ ERROR    ~ it failed
            2026/11/21 10:00:00 [error] 7#7: *1 connect() failed                             ~ ERROR    ~ 7#7: *1 connect() failed
            2026-11-21 10:00:00 UTC [123] ERROR:  relation is missing                        ~ ERROR    ~ relation is missing
            2026-11-21 10:00:00 UTC:10.0.0.1(5432):shop@shop:[123]:ERROR:  it is missing     ~ ERROR    ~ it is missing
            2026-11-21T10:00:00.000000Z 8 [ERROR] [MY-010119] [Server] Aborting              ~ ERROR    ~ [MY-010119] [Server] Aborting
            Nov 21 10:00:00 host app[1]: ERROR it failed                                     ~ ERROR    ~ it failed
            2026-11-21T10:00:00.000Z\terror\tmain.go:10\tit failed                           ~ ERROR    ~ main.go:10 it failed
            time=2026-11-21T10:00:00Z level=ERROR msg="it \\"really\\" failed" n=1           ~ ERROR    ~ it "really" failed
            level=warning msg=slow                                                           ~ WARNING  ~ slow
            error: it failed                                                                 ~ ERROR    ~ it failed
            ERRO[0000] it failed                                                             ~ ERROR    ~ [0000] it failed
            10:00AM ERR it failed                                                            ~ ERROR    ~ it failed
            fail: Microsoft.Hosting[0] it failed                                             ~ ERROR    ~ Microsoft.Hosting[0] it failed
            SEVERE: it failed                                                                ~ ERROR    ~ it failed
            panic: it failed                                                                 ~ CRITICAL ~ it failed
            """)
    void a_level_is_found_where_loggers_put_it(String line, Severity severity, String text) {
        var read = Line.read(line);

        assertThat(read.severity()).contains(severity);
        assertThat(read.text().replace('\t', ' ')).isEqualTo(text);
        assertThat(read.json()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the error page was shown",
                "2026-11-21 10:00:00 the job ended without an ERROR today",
                "10.0.0.1 - - [21/Nov/2026:10:00:00 +0000] \"GET /error HTTP/1.1\" 200 12",
                "Job finished, no error: all is well",
                "Received [ERROR] from upstream",
                "no_error=1",
                "INFORMATIONAL text",
                ""
            })
    void prose_has_no_level(String line) {
        assertThat(Line.read(line).severity()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {"level":"error","msg":"it failed","requestId":"r1"}                                    ~ ERROR    ~ r1
            {"level":50,"time":1,"pid":1,"msg":"it failed","reqId":"r1"}                            ~ ERROR    ~ r1
            {"level":60,"msg":"it failed","req":{"id":"r1"}}                                        ~ CRITICAL ~ r1
            {"level":30,"msg":"it failed","trace_id":"r1"}                                          ~ INFO     ~ r1
            {"levelname":"ERROR","message":"it failed","request_id":"r1"}                           ~ ERROR    ~ r1
            {"level":"WARN","message":"it failed","mdc":{"requestId":"r1"}}                         ~ WARNING  ~ r1
            {"log.level":"ERROR","message":"it failed","trace.id":"r1"}                             ~ ERROR    ~ r1
            {"log":{"level":"error"},"message":"it failed","http":{"x":1},"X-Request-Id":"r1"}      ~ ERROR    ~ r1
            {"severity":"CRITICAL","message":"it failed","correlationId":"r1"}                      ~ CRITICAL ~ r1
            {"level":"ERROR","message":"it failed","service":"s","function_request_id":"r1"}        ~ ERROR    ~ r1
            {"@level":"error","@message":"it failed","request_id":"r1"}                             ~ ERROR    ~ r1
            {"level":"dpanic","ts":1.5,"msg":"it failed","traceId":"r1"}                            ~ CRITICAL ~ r1
            {"timestamp":"t","level":"ERROR","message":{"errorMessage":"it failed","errorType":"E"},"requestId":"r1"} ~ ERROR ~ r1
            """)
    void json_is_read_whoever_wrote_it(String json, Severity severity, String requestId) {
        var line = Line.read(json);

        assertThat(line.severity()).contains(severity);
        assertThat(line.requestId()).isEqualTo(requestId);
        assertThat(line.text()).isEqualTo("it failed");
        assertThat(line.json()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"level":"error","message":"it failed","stack_trace":"com.acme.Sad: no\\n\\tat com.acme.A.b(A.java:1)"}""", """
                {"log.level":"ERROR","message":"it failed","error.type":"com.acme.Sad","error.stack_trace":"com.acme.Sad: no\\n\\tat com.acme.A.b(A.java:1)"}""", """
                {"level":"error","message":"it failed","exception":{"exception_class":"com.acme.Sad","stacktrace":"com.acme.Sad: no\\n\\tat com.acme.A.b(A.java:1)"}}""", """
                {"level":50,"msg":"it failed","err":{"type":"com.acme.Sad","message":"no","stack":"com.acme.Sad: no\\n    at b (/app/a.js:1:2)"}}""", """
                {"levelname":"ERROR","message":"it failed","exc_info":"Traceback (most recent call last):\\n  File \\"/app/a.py\\", line 1, in b\\n    c()\\ncom.acme.Sad: no"}""", """
                {"errorMessage":"it failed","errorType":"com.acme.Sad","stackTrace":["  File \\"/var/task/a.py\\", line 1, in b\\n    c()\\n"]}""", """
                {"errorMessage":"it failed","errorType":"com.acme.Sad","stackTrace":["com.acme.A.b(A.java:1)","com.acme.C.d(C.java:1)"]}""", """
                {"level":"ERROR","message":{"errorMessage":"it failed","errorType":"com.acme.Sad","stackTrace":["com.acme.Sad: no","    at b (/var/task/a.js:1:2)"]}}"""})
    void a_trace_is_found_in_json(String json) {
        var line = Line.read(json);

        assertThat(line.severity()).contains(Severity.ERROR);
        assertThat(line.text()).isEqualTo("it failed");
        assertThat(Traces.read(line.trace()).orElseThrow().exception()).isEqualTo("com.acme.Sad");
        assertThat(Traces.read(line.trace()).orElseThrow().frames()).isNotEmpty();
    }

    @Test
    void lambda_says_which_request_failed() {
        var python = Line.read("[ERROR]\t2026-11-21T10:00:00.000Z\t" + UUID + "\tit failed\n");
        assertThat(python.requestId()).isEqualTo(UUID);
        assertThat(python.text()).isEqualTo("it failed");

        var node = Line.read(
                "2026-11-21T10:00:00.000Z\t" + UUID + "\tERROR\tInvoke Error \t"
                        + "{\"errorType\":\"TypeError\",\"errorMessage\":\"it failed\",\"stack\":[\"TypeError: it failed\",\"    at a (/var/task/a.js:1:2)\"]}");
        assertThat(node.severity()).contains(Severity.ERROR);
        assertThat(node.requestId()).isEqualTo(UUID);
        assertThat(node.text()).isEqualTo("it failed");
        assertThat(node.exception()).isEqualTo("TypeError");
        assertThat(node.trace()).startsWith("TypeError: it failed\n    at a ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            2026-11-21T10:00:00.000Z 3f2504e0-4f89-11d3-9a0c-0305e82c3301 Task timed out after 3.00 seconds                   ~ TaskTimedOut
            RequestId: 3f2504e0-4f89-11d3-9a0c-0305e82c3301 Error: Runtime exited with error: signal: killed                  ~ RuntimeExited
            RequestId: 3f2504e0-4f89-11d3-9a0c-0305e82c3301 Process exited before completing request                          ~ RuntimeExited
            """)
    void what_lambda_ends_is_an_error(String text, String exception) {
        var line = Line.read(text);

        assertThat(line.severity()).contains(Severity.ERROR);
        assertThat(line.exception()).isEqualTo(exception);
    }

    @Test
    void a_trace_without_a_level_is_an_error() {
        var line = Line.read("java.lang.IllegalStateException: no\n\tat com.acme.A.b(A.java:1)");

        assertThat(line)
                .isEqualTo(new Line(
                        Optional.of(Severity.ERROR),
                        "",
                        "",
                        "java.lang.IllegalStateException: no",
                        "java.lang.IllegalStateException",
                        "java.lang.IllegalStateException: no\n\tat com.acme.A.b(A.java:1)",
                        false));
    }

    @Test
    void colours_and_the_logger_of_java_do_not_hide_a_level() {
        assertThat(Line.read("2026-11-21T10:00:00Z \u001b[31mERROR\u001b[0m shop: no")
                        .severity())
                .contains(Severity.ERROR);
        assertThat(Line.read("Nov 21, 2026 10:00:00 AM com.acme.Shop charge\nSEVERE: no")
                        .severity())
                .contains(Severity.ERROR);
    }

    @Test
    void json_that_was_cut_off_has_a_level_still() {
        assertThat(Line.read("{\"time\":1,\"level\": \"error\",\"msg\":\"it fai")
                        .severity())
                .contains(Severity.ERROR);
    }

    @Property(tries = 1_000)
    void no_text_is_too_strange(@ForAll String text) {
        assertThat(Line.read(text)).isNotNull();
        assertThat(Line.read("{" + text + "}")).isNotNull();
        assertThat(Line.read("ERROR " + text + "\n\tat a.b(C.java:1)").severity())
                .contains(Severity.ERROR);
    }
}
