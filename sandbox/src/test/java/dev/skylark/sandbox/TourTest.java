package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.command.Command;
import dev.skylark.json.Json;
import dev.skylark.sandbox.house.Doors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of Skylark is used once in each language, and Discord takes everything that it sends. */
final class TourTest {

    private static final Path RECORD = Path.of("target", "tour", "wire.ndjson");

    @Test
    void everything_can_be_used_in_both_languages_and_discord_takes_it(@TempDir Path english, @TempDir Path german)
            throws Exception {
        // each waits for its own sandbox most of the time
        try (var walks = Executors.newFixedThreadPool(2)) {
            var first = walks.submit(() -> walk(english, "en-US", false));
            var second = walks.submit(() -> walk(german, "de", true));
            first.get();
            second.get();
        }
        write(english, german);

        var record = Files.readAllLines(RECORD).stream().map(Json::read).toList();
        assertThat(record).isNotEmpty();
        assertThat(record.stream().filter(it -> !it.at("refused").isNothing())).isEmpty();
        assertThat(record.stream()
                        .filter(it ->
                                !List.of(404L, 429L).contains(it.at("status").whole(0))))
                .allMatch(it -> it.at("status").whole(0) < 400);
        assertThat(record.stream()
                        .filter(it -> it.at("kind").text().equals("response"))
                        .map(it -> it.at("body").at("type").whole(0)))
                .as("every kind of answer")
                .contains(4L, 5L, 6L, 7L, 8L, 9L);
    }

    private static void write(Path... homes) throws IOException {
        Files.createDirectories(RECORD.getParent());
        Files.deleteIfExists(RECORD);
        for (var home : homes) {
            Files.write(
                    RECORD,
                    Files.readAllBytes(home.resolve("wire.ndjson")),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static void walk(Path home, String locale, boolean lastChoices) {
        try (var running = Guest.sandbox(home);
                var guest = new Guest(running)) {
            var tour = new Tour(guest, locale, lastChoices);
            tour.walk();
            assertThat(tour.troubles()).isEmpty();
            // in the second walk two people have to agree
            assertThat(tour.tried())
                    .anyMatch(it -> it.startsWith("?access ask"))
                    .anyMatch(it -> it.startsWith("?setup region"))
                    .anyMatch(it -> it.startsWith(lastChoices ? ">approve" : "!|feature off"))
                    .anyMatch(it -> it.startsWith("?access deny"))
                    .anyMatch(it -> it.startsWith(">idle keep"))
                    .anyMatch(it -> it.startsWith(">idle stop"))
                    .anyMatch(it -> it.startsWith(">idle play"))
                    .anyMatch(it -> it.startsWith(">access allow"));
            assertThat(tour.used())
                    .containsExactlyInAnyOrderElementsOf(Doors.catalogue().listed().stream()
                            .map(Command::name)
                            .toList());
        }
    }
}
