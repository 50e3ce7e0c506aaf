package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import dev.skylark.sandbox.Guest.Person;
import dev.skylark.sandbox.house.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised stays promised: across a restart, and when Discord delivers something more than once. */
final class DoorsRestartTest {

    private static final Person ADMIN = Person.of(1, 101, 202, "en-US");
    private static final int DELIVERIES = 5;

    @TempDir
    private Path home;

    @Test
    void an_order_that_was_left_waiting_is_carried_out_after_a_restart() throws IOException {
        try (var before = Guest.sandbox(home);
                var guest = new Guest(before)) {
            // nobody is there any more who could carry it out
            before.doors().close();
            assertThat(deliver(before, guest, featureList("900000000000009001")))
                    .isEqualTo(200);
            assertThat(guest.messages())
                    .singleElement()
                    .matches(it -> it.at("state").text().equals("thinking"));
        }
        assertThat(waiting()).hasSize(1);

        try (var after = Guest.sandbox(home);
                var guest = new Guest(after)) {
            guest.awaitCalm();
            assertThat(said(guest, "Features in this server")).isOne();
            assertThat(guest.messages()).hasSize(1);
            assertThat(waiting()).isEmpty();
        }
    }

    @Test
    void what_was_parked_is_there_after_a_restart_and_tables_are_really_counted() {
        try (var before = Guest.sandbox(home);
                var guest = new Guest(before)) {
            guest.happen("dead-letter");
            assertThat(letters(guest)).contains("jobs", "checkup");
        }

        try (var after = Guest.sandbox(home);
                var guest = new Guest(after)) {
            assertThat(letters(guest)).contains("jobs", "checkup", "timed out after 300 seconds");
            guest.forward("PT5M");
            guest.use(ADMIN, "health", Json.fields());
            guest.awaitCalm();
            // ten of each is what the twin says
            assertThat(guest.messages().toString()).contains("**Tables**").doesNotContain("140 records");
        }
    }

    private static String letters(Guest guest) {
        guest.use(ADMIN, "maintenance dead-letters", Json.fields());
        guest.awaitCalm();
        return guest.messages().getLast().toString();
    }

    @Test
    void an_order_that_comes_before_the_work_has_begun_is_kept_until_then() throws InterruptedException {
        var done = new LinkedBlockingQueue<Json>();
        var order = Json.fields().with("at", 1);
        try (var folder = new WorkFolder(home.resolve("work"), Duration.ZERO, _ -> {})) {
            folder.give(order.bytes());
            assertThat(folder.waiting()).isOne();
            folder.begin(done::add);
            assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo(order);
        }
        assertThat(done).isEmpty();
    }

    @Test
    void messages_and_settings_survive_a_restart() {
        Json before;
        try (var running = Guest.sandbox(home);
                var guest = new Guest(running)) {
            switchOff(guest);
            guest.use(ADMIN, "ping", Json.fields());
            guest.awaitCalm();
            before = guest.state();
            assertThat(said(guest, "is off")).isOne();
        }

        try (var running = Guest.sandbox(home);
                var guest = new Guest(running)) {
            var after = guest.state();
            assertThat(after.at("messages")).isEqualTo(before.at("messages"));
            guest.use(ADMIN, "audit", Json.fields());
            guest.awaitCalm();
            assertThat(said(guest, "which is switched off in this server")).isOne();
        }
    }

    @Test
    void five_deliveries_of_one_interaction_at_once_give_one_message() throws IOException, InterruptedException {
        try (var running = Guest.sandbox(home);
                var guest = new Guest(running);
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var interaction = featureList("900000000000009002");
            Callable<Integer> delivery = () -> deliver(running, guest, interaction);
            var statuses = workers
                    .invokeAll(Stream.generate(() -> delivery).limit(DELIVERIES).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(statuses).containsOnly(200);
            guest.awaitCalm();
            assertThat(said(guest, "Features in this server")).isOne();
            assertThat(guest.messages()).hasSize(1);
        }
    }

    @Test
    void an_unsigned_delivery_is_turned_away() throws IOException {
        try (var running = Guest.sandbox(home);
                var guest = new Guest(running)) {
            var body = featureList("900000000000009003").bytes();
            var signedLater = headers(running, "something else".getBytes(StandardCharsets.UTF_8));
            assertThat(guest.post("/discord/interactions", body, signedLater).statusCode())
                    .isEqualTo(401);
            assertThat(guest.messages()).isEmpty();
        }
    }

    /** A sample of what Discord sends, with an id and a token of its own. */
    private static Json.Fields featureList(String id) throws IOException {
        var sample = Json.read(Files.readAllBytes(Path.of("..", "events", "interactions", "command-deferred.json")));
        var interaction = new Json.Fields(sample.at("event").members());
        return interaction.with("id", id).with("token", "restart-" + id);
    }

    private List<Path> waiting() throws IOException {
        try (var files = Files.list(home.resolve("work").resolve("waiting"))) {
            return files.toList();
        }
    }

    private static void switchOff(Guest guest) {
        guest.use(ADMIN, "feature off", Json.fields().with("feature", "audit"));
        guest.awaitCalm();
        var question = guest.messages().getLast();
        guest.act(
                ADMIN,
                Json.fields()
                        .with("kind", "press")
                        .with("message", question.at("id"))
                        .with("custom_id", confirming(question)));
        guest.awaitCalm();
    }

    private static String confirming(Json question) {
        return question.toString().replaceFirst("(?s).*\"custom_id\":\"(![^\"]+)\".*", "$1");
    }

    private static long said(Guest guest, String words) {
        return guest.messages().stream()
                .filter(it -> it.at("components").toString().contains(words))
                .count();
    }

    private static int deliver(Main.Running running, Guest guest, Json interaction) {
        var body = interaction.bytes();
        return guest.post("/discord/interactions", body, headers(running, body)).statusCode();
    }

    private static Map<String, String> headers(Main.Running running, byte[] body) {
        var timestamp = String.valueOf(Clock.systemUTC().instant().getEpochSecond());
        return Map.of(
                "content-type",
                "application/json",
                "x-signature-timestamp",
                timestamp,
                "x-signature-ed25519",
                running.sandbox().keys().sign(timestamp, body));
    }
}
