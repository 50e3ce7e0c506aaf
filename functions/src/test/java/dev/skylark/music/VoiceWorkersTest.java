package dev.skylark.music;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.text.Texts;
import dev.skylark.voice.SlotRows;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VoiceWorkersTest {

    private final Rows rows = new Store.Tables(EmbeddedDynamo.shared().client()).rows(Table.VOICE);
    private final Time time = new Time();
    private final VoiceWorkers workers = new VoiceWorkers(rows, time);

    @BeforeEach
    void nobody() {
        rows.all(SlotRows.WORKERS).forEach(it -> rows.remove(SlotRows.WORKERS, it.text(Table.SORT)));
    }

    @Test
    void without_workers_music_is_asleep() {
        assertThat(workers.health(Texts.in("en"))).isEqualTo("asleep until somebody wants to hear something");
        assertThat(workers.health(Texts.in("de"))).isEqualTo("schläft, bis jemand etwas hören will");
    }

    @Test
    void workers_and_guilds_are_counted_and_resting_sources_say_why() {
        live("one", 3, Json.fields().with("SOUNDCLOUD", "resting until noon: it said Bearer abcdefghijklmnop1"));
        live("two", 2, Json.fields());

        assertThat(workers.health(Texts.in("en"))).isEqualTo("""
                workers: 2, guilds that they play for: 5
                SOUNDCLOUD resting until noon\\: it said Bearer \\[token\\]""");
    }

    @Test
    void who_is_dead_is_not_counted() {
        live("one", 3, Json.fields());
        time.pass(Duration.ofSeconds(12));

        assertThat(workers.health(Texts.in("en"))).startsWith("asleep");
    }

    private void live(String id, int guilds, Json resting) {
        rows.put(Item.of(SlotRows.WORKERS, id)
                .with(SlotRows.GUILDS, guilds)
                .with(SlotRows.RESTING, resting)
                .with(SlotRows.UNTIL, time.instant().plusSeconds(12)));
    }
}
