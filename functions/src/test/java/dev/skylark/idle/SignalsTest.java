package dev.skylark.idle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.InMemoryGuilds;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.fleet.AnyServer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.players.Game;
import dev.skylark.players.InMemoryPlayers;
import dev.skylark.table.Table;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What others are told who want to stop a server. */
final class SignalsTest {

    private final String guild = Store.newId();
    private final InMemoryPlayers players = new InMemoryPlayers();
    private final InMemoryLoads loads = new InMemoryLoads();
    private final InMemoryGuilds guilds = new InMemoryGuilds();
    private final Rows rows = new Rows(EmbeddedDynamo.shared()::client, () -> EmbeddedDynamo.name(Table.FLEET));
    private final Signals signals = new Signals(new IdleNeeds(
            new Nobody<>(),
            new Nobody<>(),
            new Nobody<>(),
            new Nobody<>(),
            new Nobody<>(),
            new Nobody<>(),
            new Nobody<>(),
            () -> players,
            () -> loads,
            new Nobody<>(),
            new Nobody<>(),
            () -> guilds,
            new Nobody<>(),
            new Nobody<>(),
            new Nobody<>(),
            new Nobody<>(),
            new Nobody<>(),
            new Nobody<>(),
            rows,
            new Time()));

    @Test
    void a_server_in_use_says_by_whom_and_how_much_in_the_language_of_the_guild() {
        watch();
        players.play("i-1", 2);
        loads.measure("i-1", 43, 1);
        assertThat(signals.inUse(server(State.RUNNING))).contains("2 players: Player\\_1, Player\\_2, CPU 43.0 %");

        var unknown = Guild.unknown(guild);
        guilds.save(unknown.at(unknown.zone(), "de", unknown.currency()));
        assertThat(signals.inUse(server(State.RUNNING))).contains("2 Spieler: Player\\_1, Player\\_2, CPU 43,0 %");
    }

    @Test
    void one_that_nobody_uses_or_of_which_nobody_knows_is_not_in_use() {
        watch();
        assertThat(signals.inUse(server(State.RUNNING))).as("not known").isEmpty();
        players.play("i-1", 0);
        loads.measure("i-1", 1, 1);
        assertThat(signals.inUse(server(State.RUNNING))).as("idle").isEmpty();
    }

    @Test
    void one_that_does_not_run_or_is_not_watched_is_not_asked() {
        players.play("i-1", 5);
        assertThat(signals.inUse(server(State.RUNNING))).as("not watched").isEmpty();
        watch();
        assertThat(signals.inUse(server(State.STOPPED))).isEmpty();
    }

    private void watch() {
        var terms = new Terms(Optional.of(Game.SOURCE), 27015, Duration.ofMinutes(20), 25, 15, "1", "2");
        assertThat(new DynamoWatches(rows).save(new Watch(guild, "i-1", "game-1", terms, Track.FRESH, 0)))
                .isPresent();
    }

    /** In the place of what is not needed here. */
    private static final class Nobody<T> implements Supplier<T> {
        @Override
        public T get() {
            throw new AssertionError("nobody needs this here");
        }
    }

    private Server server(State state) {
        return AnyServer.of(guild, Place.home("eu-central-1"), "i-1", state, "203.0.113.9");
    }
}
