package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Fact;
import dev.skylark.fact.Facts;
import dev.skylark.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in events/ goes through its real door. */
class EventsTest {

    /** By Discord's number of the answer: what each sample of the front door is answered with. */
    private static final Map<String, Long> ANSWERS = Map.of(
            "ping", 1L,
            "command-ping", 4L,
            "command-in-german", 4L,
            "command-in-direct-message", 4L,
            "command-deferred", 5L,
            "autocomplete", 8L,
            "button", 7L,
            "button-that-asks", 9L,
            "menu", 6L,
            "form", 6L);

    /** What each sample of the events function says. */
    private static final Map<String, Class<? extends Fact>> FACTS = Map.of(
            "server-changed", Fact.ServerChanged.class,
            "anomaly", Fact.SpendingNoticed.class,
            "budget", Fact.SpendingNoticed.class,
            "alarm", Fact.Noticed.class,
            "alarm-ok", Fact.Noticed.class,
            "ecs-task-stopped", Fact.Noticed.class,
            "health", Fact.Noticed.class,
            "backup-failed", Fact.Noticed.class,
            "sns-alarm", Fact.Noticed.class,
            "alerts-changed", Fact.AlertsChanged.class);

    private final House house = new House();

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

        assertThat(house.told).hasSize(name(file).equals("keep-alive") ? 0 : 1);
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

    @Test
    void there_is_a_sample_of_each_kind() throws IOException {
        assertThat(interactions().map(EventsTest::name)).containsExactlyInAnyOrderElementsOf(ANSWERS.keySet());
        assertThat(work().map(EventsTest::name)).containsExactlyInAnyOrder("order", "all-tries-used", "keep-alive");
        assertThat(facts().map(EventsTest::name)).containsExactlyInAnyOrderElementsOf(FACTS.keySet());
        assertThat(clock().map(EventsTest::name)).containsExactlyInAnyOrder("job-that-nobody-does", "daily-look");
    }

    private static Json event(Path file) throws IOException {
        var sample = Json.read(Files.readAllBytes(file));
        assertThat(List.of("interactions", "work", "events", "clock"))
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

    private static Stream<Path> clock() throws IOException {
        return files("clock");
    }

    private static Stream<Path> files(String door) throws IOException {
        try (var files = Files.list(Path.of("../events", door))) {
            return files.sorted().toList().stream();
        }
    }
}
