package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who run Skylark know whether it is there. */
final class NoticeTest {

    private static final String ADMINS = Guest.id(103);

    @TempDir
    private Path home;

    @Test
    void who_stops_says_so_and_says_when_it_is_back() {
        try (var first = Guest.sandbox(home);
                var guest = new Guest(first)) {
            first.doors().notice().back();
            assertThat(said(guest)).as("nobody knew it before").isEmpty();

            var began = System.nanoTime();
            first.doors().notice().stops();
            first.doors().close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(said(guest)).singleElement().asString().contains("Skylark stops for maintenance");
        }

        try (var second = Guest.sandbox(home);
                var guest = new Guest(second)) {
            second.doors().notice().back();
            assertThat(said(guest))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("Skylark is back", "It stopped <t:", "What was due meanwhile is done now");
        }
    }

    @Test
    void who_was_ended_without_a_word_says_so_later() {
        try (var first = Guest.sandbox(home)) {
            first.doors().notice().back();
        }

        try (var second = Guest.sandbox(home);
                var guest = new Guest(second)) {
            second.doors().notice().back();
            assertThat(said(guest)).singleElement().asString().contains("It was ended without a word");
        }
    }

    @Test
    void a_discord_that_is_gone_does_not_hold_us_up() {
        var running = Guest.sandbox(home);
        running.doors().notice().back();
        running.sandbox().close();

        var began = System.nanoTime();
        running.doors().notice().stops();
        running.doors().close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private static List<String> said(Guest guest) {
        return guest.state().at("messages").at(ADMINS).items().stream()
                .map(it -> it.at("components").toString())
                .toList();
    }
}
