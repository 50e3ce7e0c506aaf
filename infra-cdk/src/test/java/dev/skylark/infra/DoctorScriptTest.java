package dev.skylark.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.skylark.Needs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the real script. Around it stand an AWS of a few canned answers, and a Discord of our own. */
final class DoctorScriptTest {

    private static final Path SCRIPT = Path.of("doctor.sh").toAbsolutePath();
    private static final String URL = "https://abc.execute-api.eu-central-1.amazonaws.com/discord/interactions";
    private static final String FILLED = """
            {"token":"bot-id.created.signed","publicKey":"%s","applicationId":"900000000000000000",
             "ownerGuild":"900000000000000001","ownerChannel":"900000000000000103"}""".formatted("0a".repeat(32));

    private static final String AWS = """
            #!/usr/bin/env bash
            case "$*" in
              sts*) [[ ! -e $STATE/no-credentials ]] ;;
              *StackStatus*) cat "$STATE/stack" ;;
              *InteractionsUrl*) echo %s ;;
              *--query\\ Role*) echo arn:aws:iam::123456789012:role/work ;;
              *get-function-configuration*) cat "$STATE/function" ;;
              *simulate-principal-policy*) cat "$STATE/right" ;;
              *dry-run*) cat "$STATE/dry-run" >&2; exit 254 ;;
              *describe-stack-resources*) echo health-table ;;
              *get-item*) [[ -e $STATE/beat ]] && cat "$STATE/beat" || echo $(($(date +%%s) * 1000)) ;;
              *describe-secret*) true ;;
              *SecretString*) cat "$STATE/secret" ;;
            esac
            """.formatted(URL);

    private record Outcome(int exit, String output) {}

    @TempDir
    private Path home;

    private HttpServer discord;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private int answer = 200;

    @BeforeAll
    static void look() {
        Needs.program("bash", "apt-get install bash");
        Needs.program("node", "apt-get install nodejs");
        Needs.program("curl", "apt-get install curl");
    }

    @BeforeEach
    void start() throws IOException {
        discord = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        discord.createContext("/", exchange -> {
            heard.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            var body = "{\"interactions_endpoint_url\":\"%s\"}".formatted(URL).getBytes(UTF_8);
            exchange.sendResponseHeaders(answer, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        discord.start();
        program("aws", AWS);
        program("mvn", "#!/usr/bin/env bash\n");
        program("docker", "#!/usr/bin/env bash\n");
        state("stack", "UPDATE_COMPLETE");
        state("function", "Active/Successful");
        state("right", "allowed");
        state("dry-run", "An error occurred (DryRunOperation)");
        state("secret", FILLED);
    }

    @AfterEach
    void stop() {
        discord.stop(0);
    }

    @Test
    void where_all_is_well_every_line_says_so_and_nothing_is_changed() throws Exception {
        var outcome = run();

        assertThat(outcome.output()).doesNotContain("❌").endsWith("Everything is in order.\n");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.output().lines()).hasSizeGreaterThan(20);
        assertThat(heard)
                .containsExactly(
                        "GET /users/@me Bot bot-id.created.signed",
                        "GET /guilds/900000000000000001 Bot bot-id.created.signed",
                        "GET /channels/900000000000000103 Bot bot-id.created.signed",
                        "GET /applications/@me Bot bot-id.created.signed");
    }

    @ParameterizedTest
    @CsvSource({
        "stack, UPDATE_ROLLBACK_COMPLETE, stack SkylarkDoors: UPDATE_ROLLBACK_COMPLETE",
        "function, Failed/Failed, function clock: Failed/Failed",
        "right, implicitDeny, right ec2:StartInstances: implicitDeny",
        "dry-run, UnauthorizedOperation, dry run of EC2: UnauthorizedOperation",
        "beat, 1600000000000, heartbeat: ",
        "beat, None, heartbeat: none yet",
        "no-credentials, x, AWS: there are no valid credentials here"
    })
    void what_is_wrong_is_said_with_what_to_do(String what, String value, String line) throws Exception {
        state(what, value);

        var outcome = run();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).contains("❌ " + line, "\n   → ").endsWith("to see to.\n");
    }

    @Test
    void a_secret_that_is_not_filled_in_is_named_and_discord_is_not_asked() throws Exception {
        state("secret", FILLED.replace("bot-id.created.signed", "to be filled in"));

        assertThat(run().output()).contains("❌ secret skylark/discord: not filled in: token");
        assertThat(heard).isEmpty();
    }

    @Test
    void a_bot_that_discord_does_not_know_is_told() throws Exception {
        answer = 401;

        assertThat(run().output()).contains("❌ Discord's bot: HTTP 401", "Reset the token");
    }

    private Outcome run() throws Exception {
        var process = new ProcessBuilder("bash", SCRIPT.toString()).redirectErrorStream(true);
        var environment = process.environment();
        environment.put("PATH", home + ":" + environment.get("PATH"));
        environment.put("STATE", home.toString());
        environment.remove("CDK_DOCKER");
        environment.put(
                "SKYLARK_DISCORD_API",
                "http://127.0.0.1:" + discord.getAddress().getPort());
        var running = process.start();
        var output = new String(running.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(running.waitFor(), output);
    }

    private void program(String name, String text) throws IOException {
        var file = Files.writeString(home.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void state(String name, String value) throws IOException {
        Files.writeString(home.resolve(name), value);
    }
}
