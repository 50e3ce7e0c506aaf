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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real script. Around it stand programs that write down how they were called, and a Discord of our own. */
final class DeployScriptTest {

    private static final Path SCRIPT = Path.of("deploy.sh").toAbsolutePath();
    private static final String URL = "https://abc.execute-api.eu-central-1.amazonaws.com/discord/interactions";
    private static final String TOKEN = "bot-id.created.signed";
    private static final String FILLED = """
            {"token":"%s","publicKey":"%s","applicationId":"900000000000000000",
             "ownerGuild":"900000000000000001","ownerChannel":"900000000000000103"}""".formatted(TOKEN, "0a".repeat(32));
    private static final String UNFILLED = """
            {"token":"to be filled in","publicKey":"to be filled in","applicationId":"900000000000000000",
             "ownerGuild":"900000000000000001","ownerChannel":"900000000000000103"}""";

    private static final String AWS = """
            #!/usr/bin/env bash
            echo "aws $*" >>"$STATE/calls"
            case "$*" in
              sts*) [[ -e $STATE/credentials ]] ;;
              ssm*) true ;;
              *describe-stack-resources*) echo library-bucket ;;
              *describe-secret*)
                [[ -e $STATE/secret-before ]] || { echo "ResourceNotFoundException" >&2; exit 254; } ;;
              *VersionId*) echo version-7 ;;
              *SecretString*) cat "$STATE/secret" ;;
            esac
            """;
    private static final String NPX = """
            #!/usr/bin/env bash
            echo "npx $*" >>"$STATE/calls"
            while [[ $# -gt 0 ]]; do
              if [[ $1 == --outputs-file ]]; then
                echo '{"SkylarkDoors":{"InteractionsUrl":"%s"}}' >"$2"
              fi
              shift
            done
            """.formatted(URL);
    private static final String DOCKER = """
            #!/usr/bin/env bash
            [[ -e $STATE/engine ]]
            """;
    private static final String CURL = """
            #!/usr/bin/env bash
            echo "curl $*" >>"$STATE/calls"
            PATH="$ORIGINAL_PATH" exec curl "$@"
            """;

    private record Heard(String method, String path, String authorization, String body) {}

    private record Outcome(int exit, String output) {}

    @TempDir
    private Path home;

    private HttpServer discord;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
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
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            var body = "{\"message\":\"what Discord says\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(answer, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        discord.start();
        program("aws", AWS);
        program("npx", NPX);
        program("docker", DOCKER);
        program("curl", CURL);
        state("credentials", "");
        state("engine", "");
        state("calls", "");
    }

    @AfterEach
    void stop() {
        discord.stop(0);
    }

    @Test
    void a_first_deployment_says_how_to_fill_the_secret() throws Exception {
        state("secret", UNFILLED);

        var outcome = run("", "deploy");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.output())
                .contains("Interactions URL: " + URL)
                .contains("Not filled in yet in the secret skylark/discord: token, publicKey.")
                .contains("aws secretsmanager put-secret-value --secret-id skylark/discord");
        assertThat(calls()).noneMatch(call -> call.contains("secretVersion"));
        assertThat(heard).isEmpty();
    }

    @Test
    void a_deployment_with_a_filled_secret_tells_discord_the_address() throws Exception {
        state("secret", FILLED);
        state("secret-before", "");

        var outcome = run("", "deploy", "--require-approval", "never");

        assertThat(outcome.output()).contains("Interactions URL: " + URL).contains("Discord now sends");
        assertThat(outcome.exit()).isZero();
        assertThat(calls())
                .anyMatch(call -> call.contains("deploy --all")
                        && call.contains("--require-approval never")
                        && call.contains("--context skylark:secretVersion=version-7"));
        assertThat(heard)
                .containsExactly(new Heard(
                        "PATCH",
                        "/api/v10/applications/@me",
                        "Bot " + TOKEN,
                        "{\"interactions_endpoint_url\":\"%s\"}".formatted(URL)));
    }

    @Test
    void the_token_is_neither_printed_nor_in_the_list_of_processes() throws Exception {
        state("secret", FILLED);

        var outcome = run("", "deploy");

        assertThat(heard).hasSize(1);
        assertThat(outcome.output()).doesNotContain(TOKEN);
        assertThat(calls()).anyMatch(call -> call.startsWith("curl")).noneMatch(call -> call.contains(TOKEN));
    }

    @Test
    void a_refusal_by_discord_is_passed_on() throws Exception {
        state("secret", FILLED);
        answer = 400;

        var outcome = run("", "deploy");

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.output()).contains("Discord did not take the URL (HTTP 400)", "what Discord says");
    }

    @Test
    void without_credentials_nothing_is_deployed() throws Exception {
        Files.delete(home.resolve("credentials"));

        var outcome = run("", "deploy");

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.output())
                .contains("There are no valid AWS credentials here")
                .hasLineCount(1);
        assertThat(calls()).noneMatch(call -> call.startsWith("npx"));
    }

    @Test
    void without_docker_nothing_is_deployed_since_there_would_be_no_voice() throws Exception {
        state("secret", FILLED);
        Files.delete(home.resolve("engine"));

        var outcome = run("", "deploy");

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.output()).contains("docker does not run here").hasLineCount(1);
        assertThat(calls()).noneMatch(call -> call.startsWith("npx"));
    }

    @Test
    void destroying_keeps_the_data() throws Exception {
        var outcome = run("", "destroy");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.output()).contains("Tables, music and secrets stay");
        assertThat(calls().filter(call -> call.startsWith("npx")))
                .singleElement()
                .satisfies(call -> assertThat(call).endsWith("destroy SkylarkWatch SkylarkDoors SkylarkVoice"));
    }

    @Test
    void destroying_the_data_asks_for_more_than_a_letter() throws Exception {
        var outcome = run("y\n", "destroy", "--with-data");

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.output()).contains("Nothing was removed from SkylarkData");
        assertThat(calls()).noneMatch(call -> call.contains("destroyData"));
    }

    @Test
    void the_data_goes_when_told_so_in_words() throws Exception {
        var outcome = run("delete the data\n", "destroy", "--with-data");

        assertThat(outcome.exit()).isZero();
        assertThat(calls().filter(call -> call.startsWith("npx") && call.contains("SkylarkData")))
                .satisfiesExactly(
                        call -> assertThat(call).contains("deploy SkylarkData", "skylark:destroyData=true"),
                        call -> assertThat(call).contains("destroy SkylarkData", "skylark:destroyData=true"));
    }

    @Test
    void the_music_goes_first_since_no_full_bucket_can_be_removed() throws Exception {
        run("delete the data\n", "destroy", "--with-data");

        assertThat(calls()).contains("aws s3 rm s3://library-bucket --recursive --only-show-errors");
    }

    @Test
    void an_unknown_word_gets_the_usage() throws Exception {
        var outcome = run("", "depoly");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.output()).startsWith("usage:");
    }

    private Outcome run(String input, String... words) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("bash", SCRIPT.toString()), Stream.of(words))
                .toList();
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        var path = System.getenv("PATH");
        var environment = builder.environment();
        environment.put("PATH", home.resolve("bin") + ":" + path);
        environment.put("ORIGINAL_PATH", path);
        environment.put("STATE", home.toString());
        environment.put("SKYLARK_HOME", home.resolve("skylark").toString());
        environment.put(
                "SKYLARK_DISCORD_API",
                "http://localhost:%d/api/v10".formatted(discord.getAddress().getPort()));
        var process = builder.start();
        try (var out = process.outputWriter()) {
            out.write(input);
        }
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private Stream<String> calls() throws IOException {
        return Files.readAllLines(home.resolve("calls")).stream();
    }

    private void state(String name, String content) throws IOException {
        Files.writeString(home.resolve(name), content);
    }

    private void program(String name, String text) throws IOException {
        var file = Files.createDirectories(home.resolve("bin")).resolve(name);
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make %s executable".formatted(file));
        }
    }
}
