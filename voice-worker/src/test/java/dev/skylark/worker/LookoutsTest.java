package dev.skylark.worker;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Item;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.voice.GatherRows;
import dev.skylark.worker.Lookouts.Lookout;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Store.class)
final class LookoutsTest {

    private final String guild = Store.newId();
    private final InMemoryLookouts twin = new InMemoryLookouts();
    private Consumer<Lookout> door = twin::want;
    private BiConsumer<String, String> guilds = twin::close;
    private final Lookouts lookouts;

    LookoutsTest(Store store) {
        lookouts = store.open(() -> twin, tables -> {
            var fleet = tables.rows(Table.FLEET);
            door = it -> fleet.put(Item.of(it.guild(), GatherRows.KIND + it.server())
                    .with(GatherRows.INDEX.partition(), GatherRows.ALL)
                    .with(GatherRows.SERVER, it.server())
                    .with(GatherRows.CHANNEL, it.channel())
                    .with(GatherRows.PEOPLE, it.people())
                    .with(GatherRows.SINCE, it.since()));
            guilds = (guild, because) -> tables.rows(Table.GUILDS)
                    .put(Item.of(guild, "settings")
                            .with("standing", because.equals("DENIED") ? because : "ALLOWED")
                            .with("featuresOff", Json.items(Set.of("music", because))));
            return new DynamoLookouts(fleet, tables.rows(Table.VOICE), tables.rows(Table.GUILDS), new Time());
        });
    }

    @Test
    void those_of_all_guilds_are_known_and_what_was_said_last_counts() {
        var one = new Lookout(guild, "i-1", "lounge", 3, NOON);
        var other = new Lookout(Store.newId(), "i-2", "cinema", 2, NOON);
        door.accept(new Lookout(guild, "i-1", "cinema", 9, NOON));
        door.accept(one);
        door.accept(other);

        assertThat(lookouts.all()).contains(one, other);
        assertThat(lookouts.all()).filteredOn(it -> it.guild().equals(guild)).containsExactly(one);
    }

    @Test
    void there_may_be_more_than_one_page_of_them() {
        IntStream.range(0, 250)
                .forEach(it -> door.accept(new Lookout(guild, "i-%03d".formatted(it), "lounge", 3, NOON)));

        assertThat(lookouts.all())
                .filteredOn(it -> it.guild().equals(guild))
                .doesNotHaveDuplicates()
                .hasSize(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DENIED", "idle"})
    void nothing_is_watched_where_it_is_not_wanted_any_more(String because) {
        var other = Store.newId();
        door.accept(new Lookout(guild, "i-1", "lounge", 3, NOON));
        door.accept(new Lookout(other, "i-1", "lounge", 3, NOON));
        guilds.accept(guild, because);
        guilds.accept(other, "logs");

        assertThat(lookouts.all()).extracting(Lookout::guild).contains(other).doesNotContain(guild);
    }

    @Test
    void who_was_told_is_known_until_all_are_gone_and_of_this_wish_only() {
        var lookout = new Lookout(guild, "i-1", "lounge", 3, NOON);
        assertThat(lookouts.isTold(lookout)).isFalse();

        lookouts.told(lookout);
        lookouts.told(lookout);
        assertThat(lookouts.isTold(lookout)).isTrue();
        assertThat(lookouts.isTold(new Lookout(guild, "i-1", "lounge", 3, NOON.plusMillis(1))))
                .as("somebody said it anew")
                .isFalse();
        assertThat(lookouts.isTold(new Lookout(guild, "i-2", "lounge", 3, NOON)))
                .isFalse();

        lookouts.gone(lookout);
        lookouts.gone(lookout);
        assertThat(lookouts.isTold(lookout)).isFalse();
    }
}
