package dev.skylark.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.player.Sources.Answer.Found;
import dev.skylark.table.Table;
import dev.skylark.worker.TrackCache.Question;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class TrackCacheTest {

    private static final Found FOUND =
            new Found("Morning", List.of(CachedSourcesTest.track("Lark"), CachedSourcesTest.track("Swift")), 3);

    private final Time time = new Time();
    private final TrackCache cache;
    private final String guild = Store.newId();
    private final Question question = new Question(guild, "0123456789abcdef");

    TrackCacheTest(Store store) {
        time.now = Store.NOON;
        cache = store.open(
                () -> new InMemoryTrackCache(time), tables -> new DynamoTrackCache(tables.rows(Table.TRACKS), time));
    }

    @Test
    void what_was_found_is_known_as_it_was() {
        assertThat(cache.find(question)).isEmpty();

        cache.keep(question, FOUND, Duration.ofHours(1));

        assertThat(cache.find(question)).contains(FOUND);
    }

    @Test
    void it_is_known_until_its_time_is_over() {
        cache.keep(question, FOUND, Duration.ofHours(1));

        time.now = Store.NOON.plus(Duration.ofMinutes(59));
        assertThat(cache.find(question)).isPresent();
        time.now = Store.NOON.plus(Duration.ofMinutes(61));
        assertThat(cache.find(question)).isEmpty();
    }

    @Test
    void guilds_know_what_is_theirs_and_what_is_everybodys() {
        cache.keep(question, FOUND, Duration.ofHours(1));
        var everybodys = new Question("", "fedcba9876543210" + guild);
        cache.keep(everybodys, FOUND, Duration.ofHours(1));

        assertThat(cache.find(new Question(Store.newId(), question.hash()))).isEmpty();
        assertThat(cache.find(new Question("", question.hash()))).isEmpty();
        assertThat(cache.find(everybodys)).isPresent();
    }

    @Test
    void what_is_removed_is_unknown() {
        cache.keep(question, FOUND, Duration.ofHours(1));

        cache.remove(question);
        cache.remove(question);

        assertThat(cache.find(question)).isEmpty();
    }
}
