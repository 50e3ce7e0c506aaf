package dev.skylark.bench;

import dev.skylark.json.Json;
import dev.skylark.sandbox.Main;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** How long somebody waits who says {@code /play}: through the doors, the queue and the worker to a listener's ear. */
final class FirstNote implements AutoCloseable {

    private static final String GUILD = "900000000000000001";
    private static final String TALK = "900000000000000101";
    private static final String LOUNGE = "900000000000000111";
    private static final String BOT = "900000000000000000";
    private static final String OWNER = "900000000000000201";

    private static final int TIMES = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** When the first words came, and when the first note, both since the command was given. */
    private record Wait(double word, double note) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final Main.Running running;

    private FirstNote(Path home) {
        running = Main.run(Map.of("SKYLARK_HOME", home.toString(), "SKYLARK_PORT", "0"));
    }

    static String run() throws IOException, InterruptedException {
        var song = Songs.opus(Files.createTempDirectory("song").resolve("song.ogg"), Duration.ofMinutes(1));
        var home = Files.createTempDirectory("note");
        try (var here = new FirstNote(home)) {
            here.running.sandbox().home().write("library/" + GUILD + "/song.ogg", Files.readAllBytes(song));
            here.running.sandbox().voice().join(GUILD, LOUNGE, OWNER);
            var table = new StringBuilder("""
                    | when | first words, ms | first note, ms |
                    |---|---:|---:|
                    """);
            table.append(row("the worker does not run (its container's own start not counted)", here.waited()));
            var away = new Wait[TIMES];
            for (var time = 0; time < TIMES; time++) {
                here.falls(true);
                away[time] = here.waited();
            }
            table.append(row("it runs, but is in no channel", middle(away)));
            var there = new Wait[TIMES];
            for (var time = 0; time < TIMES; time++) {
                here.falls(false);
                there[time] = here.waited();
            }
            return table.append(row("it is in the channel", middle(there))).toString();
        }
    }

    private static String row(String when, Wait wait) {
        return String.format(Locale.ROOT, "| %s | %.0f | %.0f |%n", when, wait.word(), wait.note());
    }

    private static Wait middle(Wait... waits) {
        return new Wait(
                Arrays.stream(waits).mapToDouble(Wait::word).sorted().toArray()[waits.length / 2],
                Arrays.stream(waits).mapToDouble(Wait::note).sorted().toArray()[waits.length / 2]);
    }

    private Wait waited() throws IOException, InterruptedException {
        var before = music();
        var answers = answers();
        var began = System.nanoTime();
        says("play", Json.fields().with("what", "song"));
        await("an answer", () -> answers() > answers);
        var word = since(began);
        await("music", () -> music() > before);
        return new Wait(word, since(began));
    }

    /** The music ends, and the worker stays where it is or, after a while, leaves. */
    private void falls(boolean leaves) throws IOException, InterruptedException {
        var answers = answers();
        says("stop", Json.fields());
        await("the end of the music", () -> answers() > answers);
        if (leaves) {
            post("/sandbox/clock", Json.fields().with("advance", "30s"));
            await("the leaving", () -> !voice().containsKey(BOT));
        }
    }

    private Map<String, String> voice() {
        return running.sandbox().discord().realm().voice(GUILD);
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private long music() {
        var heard = running.sandbox().voice().heard(GUILD);
        return heard.sealed() + heard.plain();
    }

    /** How many answers say something by now. */
    private long answers() {
        return get("/sandbox/state").at("messages").at(TALK).items().stream()
                .filter(it -> !it.at("state").text().equals("thinking"))
                .count();
    }

    private static void await(String what, BooleanSupplier wanted) throws InterruptedException {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); !wanted.getAsBoolean(); ) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " did not come.");
            }
            Thread.sleep(2);
        }
    }

    private void says(String command, Json.Fields options) throws IOException, InterruptedException {
        var answer = post(
                "/sandbox/act",
                Json.fields()
                        .with("guild", GUILD)
                        .with("channel", TALK)
                        .with("member", OWNER)
                        .with("locale", "en-US")
                        .with(
                                "do",
                                Json.fields()
                                        .with("kind", "command")
                                        .with("name", command)
                                        .with("options", options)));
        if (!answer.at("error").isNothing()) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private Json post(String path, Json.Fields body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(running.sandbox().address().resolve(path))
                .POST(BodyPublishers.ofByteArray(body.bytes()))
                .build();
        return Json.read(http.send(request, BodyHandlers.ofString()).body());
    }

    private Json get(String path) {
        try {
            var request = HttpRequest.newBuilder(running.sandbox().address().resolve(path))
                    .build();
            return Json.read(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        http.close();
        running.close();
    }
}
