package dev.skylark.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.Needs;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The integrations that are not in Java have tests of their own; here the real reader reads what they send. */
final class SendersTest {

    private static final Path INTEGRATIONS = Path.of("..").toAbsolutePath().normalize();

    private final Door door = Door.open();

    @TempDir
    private Path folder;

    SendersTest() throws IOException {}

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void what_the_script_with_curl_signs_is_read() throws Exception {
        Needs.program("curl", "apt-get install curl");
        Needs.program("openssl", "apt-get install openssl");
        run(
                Map.of(),
                "sh",
                INTEGRATIONS + "/curl/send-alert.sh",
                "It \"broke\" \\\nagain 🦜",
                "severity=critical",
                "count=3");
        var alert = door.alerts.getFirst();
        assertThat(alert.message()).isEqualTo("It \"broke\" \\\nagain 🦜");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.count()).isEqualTo(3);
    }

    @Test
    void what_the_action_tells_is_read_and_cleared_under_the_same_key() throws Exception {
        Needs.program("bash", "apt-get install bash");
        Needs.program("curl", "apt-get install curl");
        var known = new HashMap<>(Map.of(
                "GITHUB_SERVER_URL", "https://github.com",
                "GITHUB_REPOSITORY", "acme/shop",
                "GITHUB_RUN_ID", "4711",
                "GITHUB_WORKFLOW", "CI",
                "GITHUB_JOB", "build",
                "GITHUB_REF_NAME", "main",
                "GITHUB_SHA", "0123456789abcdef",
                "STATUS", "failure"));
        run(known, INTEGRATIONS + "/github-action/tell.sh");
        known.put("STATUS", "success");
        run(known, INTEGRATIONS + "/github-action/tell.sh");
        var alert = door.alerts.getFirst();
        assertThat(alert.message()).isEqualTo("Job build of workflow CI failed on main");
        assertThat(alert.at(Circumstance.LINK)).isEqualTo("https://github.com/acme/shop/actions/runs/4711/attempts/1");
        assertThat(alert.at(Circumstance.COMMIT)).isEqualTo("0123456789abcdef");
        assertThat(door.cleared).singleElement().satisfies(it -> {
            assertThat(it.key()).isEqualTo(alert.key());
            assertThat(it.service()).isEqualTo(alert.service()).isEqualTo("shop");
        });
    }

    @Test
    void what_the_handler_for_python_signs_is_read() throws Exception {
        Needs.program("python3", "apt-get install python3");
        var program = """
                import logging, os
                from skylark_alerts import SkylarkHandler
                given = [os.environ["SKYLARK_" + name] for name in ("ADDRESS", "SOURCE", "KEY")]
                logging.getLogger().addHandler(SkylarkHandler(*given, service="shop"))
                for _ in range(10_000):
                    try:
                        raise ValueError("no money")
                    except ValueError:
                        logging.exception("Could not pay", extra={"request": "POST /pay", "order": 7})
                """;
        run(Map.of("PYTHONPATH", INTEGRATIONS + "/django", "PYTHONDONTWRITEBYTECODE", "1"), "python3", "-c", program);
        assertThat(door.counted()).isEqualTo(10_000);
        assertThat(door.visits).hasSizeLessThan(8);
        var alert = door.alerts.getFirst();
        assertThat(alert.kind()).isEqualTo("ValueError");
        assertThat(alert.at(Circumstance.REQUEST)).isEqualTo("POST /pay");
        assertThat(alert.related()).contains("order=7");
    }

    private void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var start =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(output.toFile());
        start.environment()
                .putAll(Map.of(
                        "SKYLARK_ADDRESS", door.address(),
                        "SKYLARK_SOURCE", Door.SOURCE,
                        "SKYLARK_KEY", Door.KEY));
        start.environment().putAll(environment);
        var process = start.start();
        var ended = process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();
        var said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(door.statuses()).as(said).isNotEmpty().containsOnly(202);
    }
}
