package dev.skylark.idle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.discord.Spot;
import dev.skylark.idle.Track.Countdown;
import dev.skylark.players.Game;
import dev.skylark.table.Table;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class WatchesTest {

    private final Watches watches;
    private final String guild = Store.newId();
    private final Track track = new Track(
            Optional.of(Store.NOON),
            Store.NOON.plusSeconds(300),
            Optional.of(new Countdown(Store.NOON.plusSeconds(900), Optional.of(Spot.ofPost("1", "2", "de")))));

    WatchesTest(Store store) {
        watches = store.open(InMemoryWatches::new, tables -> new DynamoWatches(tables.rows(Table.FLEET)));
    }

    @Test
    void a_watch_is_found_again_as_it_was() {
        var saved = watches.save(watch("i-1").with(track)).orElseThrow();

        assertThat(saved).isEqualTo(watch("i-1").with(track).version(1));
        assertThat(watches.find(guild, "i-1")).contains(saved);
        assertThat(watches.find(Store.newId(), "i-1")).isEmpty();
        assertThat(watches.find(guild, "i-2")).isEmpty();
    }

    @Test
    void one_without_a_game_and_a_card_too() {
        var plain = new Watch(
                guild,
                "i-1",
                "web-1",
                new Terms(Optional.empty(), 0, Duration.ofHours(1), 5, 10, "7", "8"),
                Track.FRESH.counting(new Countdown(Store.NOON, Optional.empty())),
                0);
        var saved = watches.save(plain);

        assertThat(watches.find(guild, "i-1")).isEqualTo(saved).contains(plain.version(1));
    }

    @Test
    void of_two_who_change_it_one_does() {
        var first = watches.save(watch("i-1")).orElseThrow();

        assertThat(watches.save(watch("i-1"))).as("made twice").isEmpty();
        assertThat(watches.save(first.with(track))).isPresent();
        assertThat(watches.save(first)).as("it has changed").isEmpty();
        assertThat(watches.find(guild, "i-1").orElseThrow().track()).isEqualTo(track);
    }

    @Test
    void one_that_was_removed_is_not_there_and_does_not_come_back() {
        var saved = watches.save(watch("i-1")).orElseThrow();
        assertThat(watches.save(watch("i-2"))).isPresent();
        assertThat(watches.all(guild)).hasSize(2);

        watches.remove(guild, "i-1");

        assertThat(watches.all(guild)).extracting(Watch::server).containsExactly("i-2");
        assertThat(watches.save(saved.with(track))).isEmpty();
    }

    private Watch watch(String server) {
        return new Watch(
                guild,
                server,
                "game-1",
                new Terms(Optional.of(Game.SOURCE), 27016, Duration.ofMinutes(20), 25, 15, "7", "8"),
                Track.FRESH,
                0);
    }
}
