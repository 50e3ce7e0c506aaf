package dev.skylark.idle;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Item;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import dev.skylark.voice.Crowd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class GatheringsTest {

    private final String guild = Store.newId();
    private final String other = Store.newId();
    private final Gatherings gatherings;

    GatheringsTest(Store store) {
        gatherings = store.open(InMemoryGatherings::new, tables -> {
            var rows = tables.rows(Table.FLEET);
            rows.put(Item.of(guild, "idle#i-1").with("server", "i-1"));
            return new DynamoGatherings(rows);
        });
    }

    /** Those of all guilds are in one place, which other tests look at too. */
    @AfterEach
    void forget() {
        gatherings.everywhere().forEach(it -> gatherings.remove(it.guild(), it.server()));
    }

    @Test
    void what_was_said_last_of_a_server_holds() {
        gatherings.set(gathering(guild, "i-1", 5));
        gatherings.set(gathering(guild, "i-1", 3));
        gatherings.set(gathering(guild, "i-2", 2));

        assertThat(gatherings.find(guild, "i-1")).contains(gathering(guild, "i-1", 3));
        assertThat(gatherings.find(other, "i-1")).isEmpty();
        assertThat(gatherings.all(guild))
                .containsExactlyInAnyOrder(gathering(guild, "i-1", 3), gathering(guild, "i-2", 2));
        assertThat(gatherings.all(other)).isEmpty();
    }

    @Test
    void those_of_all_guilds_are_found_until_they_are_removed() {
        gatherings.set(gathering(guild, "i-1", 3));
        gatherings.set(gathering(other, "i-2", 2));
        assertThat(gatherings.everywhere()).contains(gathering(guild, "i-1", 3), gathering(other, "i-2", 2));

        gatherings.remove(guild, "i-1");
        gatherings.remove(guild, "i-1");
        assertThat(gatherings.everywhere())
                .contains(gathering(other, "i-2", 2))
                .noneMatch(it -> it.guild().equals(guild));
        assertThat(gatherings.find(guild, "i-1")).isEmpty();
    }

    @Test
    void a_crowd_is_meant_in_this_channel_and_of_this_many() {
        var gathering = gathering(guild, "i-1", 3);

        assertThat(gathering.isMeantBy(new Crowd("1", guild, "i-1", "lounge", 3)))
                .isTrue();
        assertThat(gathering.isMeantBy(new Crowd("1", guild, "i-1", "cinema", 3)))
                .isFalse();
        assertThat(gathering.isMeantBy(new Crowd("1", guild, "i-1", "lounge", 2)))
                .isFalse();
    }

    private static Gathering gathering(String guild, String server, int people) {
        return new Gathering(guild, server, "game-1", "lounge", people, "7", "talk", NOON);
    }
}
