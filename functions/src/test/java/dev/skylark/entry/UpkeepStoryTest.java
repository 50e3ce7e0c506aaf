package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Standing;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.table.Table;
import org.junit.jupiter.api.Test;

/** What is found when all records are looked at, and by whom. */
final class UpkeepStoryTest {

    private final House house = new House();

    @Test
    void the_owner_tidies_up_and_reads_what_was_found() {
        house.guilds.save(Guild.unknown(House.OWNER_GUILD).with(Standing.ALLOWED));
        var stranger = House.newId();
        new Rows(House::dynamo, () -> EmbeddedDynamo.name(Table.SCHEDULES)).put(Item.of(stranger, "schedule"));
        var owner = Somebody.in(House.OWNER_GUILD, Somebody.ADMINISTRATOR);

        var told = House.text(house.message(house.says(owner.types("maintenance run"))));

        assertThat(told).contains("Servers that nobody knows have records here", "schedules ", "Expired records");
        assertThat(told).doesNotContain("does not take away what has expired");
    }

    @Test
    void nobody_else_does() {
        var admin = Somebody.in(house.allowedGuild(), Somebody.ADMINISTRATOR);

        assertThat(House.text(house.message(house.says(admin.types("maintenance run")))))
                .contains("only the server of those who run Skylark");
    }
}
