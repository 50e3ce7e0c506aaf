package dev.skylark.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Meters and sessions in both databases that nobody of us wrote. */
final class SessionsTest {

    private static final Instant NOON = Store.NOON;

    private final String guild = Store.newId();
    private final String id = "i-" + guild;

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void a_meter_is_found_by_its_guild_and_by_its_server_alone(Store store) {
        var sessions = sessions(store);
        var reading = new Reading(server(id), NOON, Optional.of(NOON), NOON, 0);

        assertThat(sessions.save(reading)).isTrue();

        var saved = new Reading(server(id), NOON, Optional.of(NOON), NOON, 1);
        assertThat(sessions.find(guild, id)).contains(saved);
        assertThat(sessions.findAnywhere(id)).contains(saved);
        assertThat(sessions.readings(guild)).containsExactly(saved);
        assertThat(sessions.findAnywhere("i-nobody")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void of_two_who_read_the_same_meter_one_saves(Store store) {
        var sessions = sessions(store);
        sessions.save(Reading.fresh(server(id)));
        var read = sessions.find(guild, id).orElseThrow();

        assertThat(sessions.save(read)).isTrue();
        assertThat(sessions.save(read)).isFalse();
        assertThat(sessions.save(Reading.fresh(server(id))))
                .as("it is not fresh")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void sessions_are_found_from_the_moment_on_that_they_ended_at(Store store) {
        var sessions = sessions(store);
        var first = session(NOON, NOON.plusSeconds(60));
        var second = session(NOON.plusSeconds(100), NOON.plusSeconds(160));
        sessions.add(second);
        sessions.add(first);
        sessions.add(first);

        assertThat(sessions.endedSince(guild, NOON)).containsExactly(first, second);
        assertThat(sessions.endedSince(guild, NOON.plusSeconds(160))).containsExactly(second);
        assertThat(sessions.endedSince(guild, NOON.plusSeconds(161))).isEmpty();
        assertThat(sessions.endedSince(Store.newId(), Instant.EPOCH)).isEmpty();
    }

    @Test
    void more_sessions_than_a_page_holds_are_all_found() {
        var sessions = sessions(Store.EMBEDDED);
        for (int number = 0; number < 1100; number++) {
            var start = NOON.plus(Duration.ofMinutes(number));
            sessions.add(session(start, start.plusSeconds(30)));
        }

        assertThat(sessions.endedSince(guild, NOON)).hasSize(1100);
    }

    private static Sessions sessions(Store store) {
        return store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoSessions(tables.rows(Table.UPTIME)));
    }

    private Session session(Instant start, Instant end) {
        return new Session(server(id), start, end, false);
    }

    private Server server(String server) {
        return new Server(
                guild,
                Place.home("eu-central-1"),
                server,
                "web-1",
                State.RUNNING,
                "t3.small",
                Server.LINUX,
                "",
                false,
                "",
                "",
                NOON,
                NOON,
                false,
                false,
                Map.of());
    }
}
