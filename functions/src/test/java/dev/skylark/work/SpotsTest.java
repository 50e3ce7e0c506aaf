package dev.skylark.work;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.discord.Spot;
import dev.skylark.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Where messages stand that go on changing, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class SpotsTest {

    private final Spots spots;
    private final String guild = Store.newId();

    SpotsTest(Store store) {
        spots = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoSpots(tables.rows(Table.WORK)));
    }

    @Test
    void a_message_is_found_under_its_name_until_it_is_too_old() {
        var spot = new Spot("1", "token", NOON, "2", "3", "de");
        spots.keep(guild, "course:START:1:i-1", spot, NOON.plusSeconds(60));

        assertThat(spots.find(guild, "course:START:1:i-1", NOON.plusSeconds(59)))
                .contains(spot);
        assertThat(spots.find(guild, "course:START:1:i-1", NOON.plusSeconds(60)))
                .isEmpty();
        assertThat(spots.find(guild, "another", NOON)).isEmpty();
        assertThat(spots.find(Store.newId(), "course:START:1:i-1", NOON)).isEmpty();
    }

    @Test
    void the_newest_message_of_a_name_counts() {
        spots.keep(guild, "name", Spot.ofPost("2", "old", "en"), NOON.plusSeconds(60));
        spots.keep(guild, "name", Spot.ofPost("2", "new", "en"), NOON.plusSeconds(60));

        assertThat(spots.find(guild, "name", NOON)).contains(Spot.ofPost("2", "new", "en"));
    }
}
