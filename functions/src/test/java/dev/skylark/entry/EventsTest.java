package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.fact.Fact;
import dev.skylark.fact.Facts;
import dev.skylark.fleet.Place;
import dev.skylark.github.Troubles;
import dev.skylark.json.Json;
import dev.skylark.log.DynamoLogSources;
import dev.skylark.log.Rules;
import dev.skylark.log.Source;
import dev.skylark.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in events/ goes through its real door. */
class EventsTest {

    /** By Discord's number of the answer: what each sample of the front door is answered with. */
    private static final Map<String, Long> ANSWERS = Map.ofEntries(
            Map.entry("ping", 1L),
            Map.entry("command-ping", 4L),
            Map.entry("command-in-german", 4L),
            Map.entry("command-in-direct-message", 4L),
            Map.entry("command-deferred", 5L),
            Map.entry("autocomplete", 8L),
            Map.entry("button", 7L),
            Map.entry("button-that-asks", 9L),
            Map.entry("menu", 6L),
            Map.entry("form", 6L),
            Map.entry("play", 5L),
            Map.entry("play-file", 5L),
            Map.entry("play-autocomplete", 8L),
            Map.entry("play-button", 6L),
            Map.entry("music-library-add", 5L));

    /** What each sample of the events function says. */
    private static final Map<String, Class<? extends Fact>> FACTS = Map.ofEntries(
            Map.entry("server-changed", Fact.ServerChanged.class),
            Map.entry("anomaly", Fact.SpendingNoticed.class),
            Map.entry("budget", Fact.SpendingNoticed.class),
            Map.entry("alarm", Fact.Noticed.class),
            Map.entry("alarm-ok", Fact.Noticed.class),
            Map.entry("ecs-task-stopped", Fact.Noticed.class),
            Map.entry("health", Fact.Noticed.class),
            Map.entry("backup-failed", Fact.Noticed.class),
            Map.entry("sns-alarm", Fact.Noticed.class),
            Map.entry("alerts-changed", Fact.AlertsChanged.class),
            Map.entry("gathered", Fact.Gathered.class),
            Map.entry("github-told", Fact.Told.class));

    /** What each sample of the door for other systems is answered. */
    private static final Map<String, Long> STATUSES = Map.of(
            "health", 200L,
            "alert-with-wrong-key", 401L,
            "github-unsigned", 401L,
            "sns-unsigned", 403L);

    private final House house = new House();
    private final String guild = House.newId();

    @ParameterizedTest
    @MethodSource("interactions")
    void a_sample_of_the_front_door_is_answered(Path file) throws IOException {
        var answer = house.answer(event(file));
        house.workOff();

        assertThat(answer.at("type").whole(0)).isEqualTo(ANSWERS.get(name(file)));
    }

    @ParameterizedTest
    @MethodSource("work")
    void a_sample_of_the_work_function_is_carried_out(Path file) throws IOException {
        house.work.accept(event(file));

        assertThat(house.told).hasSize(List.of("keep-alive", "schedule").contains(name(file)) ? 0 : 1);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_sample_of_the_events_function_is_a_fact_that_everybody_hears(Path file) throws IOException {
        new EventsFunction(house.wiring).accept(event(file));

        assertThat(Facts.read(event(file))).singleElement().isInstanceOf(FACTS.get(name(file)));
        assertThat(house.journal.toString(StandardCharsets.UTF_8)).doesNotContain("not taken in");
    }

    @ParameterizedTest
    @MethodSource("clock")
    void a_sample_of_the_clock_function_reaches_who_does_such_jobs(Path file) throws IOException {
        new ClockFunction(house.wiring).accept(event(file));

        var nobody = "nobody does jobs of this kind any more";
        assertThat(house.journal.toString(StandardCharsets.UTF_8))
                .contains(name(file).equals("job-that-nobody-does") ? nobody : "\"message\":\"job\"")
                .contains("\"kind\":\"" + event(file).at("kind").text() + "\"");
    }

    @ParameterizedTest
    @MethodSource("logs")
    void a_sample_of_log_lines_is_read_and_its_errors_are_found(Path file) throws IOException {
        new DynamoLogSources(new Rows(House::dynamo, () -> EmbeddedDynamo.name(Table.LOGS)))
                .set(new Source(
                        guild,
                        "worker",
                        "production",
                        Place.home("eu-central-1"),
                        "123456789012",
                        "/shop/worker",
                        Rules.USUAL));

        house.logs.accept(event(file));

        var found = house.wiring.alerts().troubles().since(guild, "worker", "production", Instant.EPOCH);
        assertThat(found)
                .extracting(Troubles.Sighting::kind)
                .isEqualTo(name(file).equals("control") ? List.of() : List.of("java.lang.IllegalStateException"));
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void a_sample_of_another_system_is_answered(Path file) throws IOException {
        assertThat(house.webhooks.answer(event(file).bytes()).at("statusCode").whole(0))
                .isEqualTo(STATUSES.get(name(file)));
    }

    @Test
    void there_is_a_sample_of_each_kind() throws IOException {
        assertThat(interactions().map(EventsTest::name)).containsExactlyInAnyOrderElementsOf(ANSWERS.keySet());
        assertThat(work().map(EventsTest::name))
                .containsExactlyInAnyOrder("order", "all-tries-used", "keep-alive", "schedule");
        assertThat(facts().map(EventsTest::name)).containsExactlyInAnyOrderElementsOf(FACTS.keySet());
        assertThat(logs().map(EventsTest::name)).containsExactlyInAnyOrder("errors", "control");
        assertThat(webhooks().map(EventsTest::name)).containsExactlyInAnyOrderElementsOf(STATUSES.keySet());
        assertThat(clock().map(EventsTest::name))
                .containsExactlyInAnyOrder(
                        "job-that-nobody-does", "daily-look", "schedule", "checkup", "idle-look", "backups", "upkeep");
    }

    private static Json event(Path file) throws IOException {
        var sample = Json.read(Files.readAllBytes(file));
        assertThat(List.of("interactions", "work", "events", "clock", "logs", "webhooks"))
                .contains(sample.at("door").text());
        return sample.at("event");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static Stream<Path> interactions() throws IOException {
        return files("interactions");
    }

    private static Stream<Path> work() throws IOException {
        return files("work");
    }

    private static Stream<Path> facts() throws IOException {
        return files("facts");
    }

    private static Stream<Path> logs() throws IOException {
        return files("logs");
    }

    private static Stream<Path> webhooks() throws IOException {
        return files("webhooks");
    }

    private static Stream<Path> clock() throws IOException {
        return files("clock");
    }

    private static Stream<Path> files(String door) throws IOException {
        try (var files = Files.list(Path.of("../events", door))) {
            return files.sorted().toList().stream();
        }
    }
}
