package dev.skylark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What guilds do not want to hear of, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class DynamoSilencesTest {

    private final Silences silences;
    private final String guild = Store.newId();

    DynamoSilencesTest(Store store) {
        silences = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoSilences(tables.rows(Table.ALERTS)));
    }

    @Test
    void a_silence_is_kept_whole() {
        var kept = new Silence(
                guild,
                "s1",
                "a".repeat(32),
                "shop",
                "production",
                "stock",
                Store.NOON,
                Store.NOON.plusSeconds(60),
                "41",
                "we know",
                "102");

        assertThat(silences.add(kept)).isTrue();

        assertThat(silences.all(guild)).containsExactly(kept);
        assertThat(silences.all(Store.newId())).isEmpty();
    }

    @Test
    void the_oldest_comes_first() {
        for (int minute : new int[] {5, 1, 9, 3}) {
            silences.add(silence(Store.NOON.plus(Duration.ofMinutes(minute))));
        }

        assertThat(silences.all(guild)).extracting(Silence::since).isSorted().hasSize(4);
    }

    @Test
    void of_all_who_end_it_one_does() {
        var silence = silence(Store.NOON);
        silences.add(silence);

        assertThat(silences.end(silence)).isTrue();
        assertThat(silences.end(silence)).isFalse();

        assertThat(silences.all(guild)).isEmpty();
    }

    @Test
    void there_are_fifty_at_most() {
        for (int count = 0; count < 50; count++) {
            assertThat(silences.add(silence(Store.NOON))).isTrue();
        }

        assertThat(silences.add(silence(Store.NOON))).isFalse();
        assertThat(silences.all(guild)).hasSize(50);
        assertThat(silences.end(silences.all(guild).getFirst())).isTrue();
        assertThat(silences.add(silence(Store.NOON))).isTrue();
    }

    private Silence silence(Instant since) {
        var id = UUID.randomUUID().toString();
        return new Silence(guild, id, "", "", "", "", since, since.plusSeconds(60), "41", "", "102");
    }
}
