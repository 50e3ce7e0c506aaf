package dev.skylark.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.discord.Choice;
import dev.skylark.ec2.Wishes.Daily;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a guild wants, and the names it may mean, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class WishesTest {

    private final Wishes wishes;
    private final Hints hints;
    private final String guild = Store.newId();

    WishesTest(Store store) {
        wishes = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoWishes(tables.rows(Table.FLEET)));
        hints = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoHints(tables.rows(Table.FLEET)));
    }

    @Test
    void people_are_reminded_every_hour_unless_the_guild_says_otherwise() {
        assertThat(wishes.reminder(guild)).isEqualTo(Duration.ofHours(1));

        wishes.remind(guild, Duration.ofMinutes(90));
        assertThat(wishes.reminder(guild)).isEqualTo(Duration.ofMinutes(90));

        wishes.remind(guild, Duration.ZERO);
        assertThat(wishes.reminder(guild)).isZero();
    }

    @Test
    void a_server_is_copied_from_when_it_is_wished_until_it_is_not() {
        assertThat(wishes.copies(guild, "i-1")).isEmpty();

        var daily = new Daily("i-1", 7, LocalTime.of(4, 30), ZoneId.of("Europe/Berlin"), "1");
        wishes.copy(guild, daily);
        assertThat(wishes.copies(guild, "i-1")).contains(daily);
        assertThat(wishes.copies(guild)).containsExactly(daily);
        assertThat(wishes.copies(guild, "i-2")).isEmpty();

        wishes.copyNoMore(guild, "i-1");
        assertThat(wishes.copies(guild, "i-1")).isEmpty();
        assertThat(wishes.copies(guild)).isEmpty();
    }

    @Test
    void names_are_found_as_they_were_seen_last() {
        var choices = List.of(new Choice("web · 20 GB", "copy-1"), new Choice("game · 8 GB", "copy-2"));
        hints.keep(guild, Hints.Of.SNAPSHOTS, choices);

        assertThat(hints.find(guild, Hints.Of.SNAPSHOTS)).isEqualTo(choices);
        assertThat(hints.find(guild, Hints.Of.TEMPLATES)).isEmpty();

        hints.keep(guild, Hints.Of.SNAPSHOTS, List.of());
        assertThat(hints.find(guild, Hints.Of.SNAPSHOTS)).isEmpty();
    }
}
