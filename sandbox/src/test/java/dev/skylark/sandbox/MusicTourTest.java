package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import dev.skylark.music.MusicFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of music is used once while somebody listens, and Discord takes everything that is sent. */
final class MusicTourTest {

    @Test
    void all_of_music_can_be_used_and_discord_takes_it(@TempDir Path home) throws IOException {
        try (var running = Guest.sandbox(home);
                var guest = new Guest(running)) {
            var tour = new Tour(guest, "de", false);
            tour.walkMusic(MusicFeature.WORDS);
            assertThat(tour.troubles()).isEmpty();
            assertThat(tour.used()).contains("play", "queue", "playlist load", "music library add", "music mine");
        }
        var record = Files.readAllLines(home.resolve("wire.ndjson")).stream()
                .map(Json::read)
                .toList();
        assertThat(record).isNotEmpty();
        assertThat(record.stream().filter(it -> !it.at("refused").isNothing())).isEmpty();
    }
}
