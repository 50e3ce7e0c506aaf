package dev.skylark.sandbox.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.AnyServer;
import dev.skylark.fleet.State;
import dev.skylark.idle.Loads.Load;
import dev.skylark.json.Json;
import dev.skylark.players.Game;
import dev.skylark.players.Headcount;
import dev.skylark.players.Headcount.Playing;
import dev.skylark.players.Headcount.Why;
import dev.skylark.players.SocketPlayers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Skylark asks servers that speak the real bytes over real sockets. */
final class PlayedGamesTest {

    private final PlayedGames games = new PlayedGames(_ -> AnyServer.in(State.RUNNING));

    @AfterEach
    void close() {
        games.close();
    }

    @ParameterizedTest
    @EnumSource
    void nobody_plays_until_somebody_joins_and_after_all_have_left(Game game) {
        assertThat(on(game)).satisfies(it -> assertThat(it.isEmpty()).isTrue());

        happen("players-join", "3");
        assertThat(on(game).count()).isEqualTo(3);
        assertThat(on(game).most()).isEqualTo(Lobby.PLACES);
        assertThat(on(game).names()).containsExactly("Ann", "Bob", "Cleo");

        happen("players-join", "20");
        assertThat(on(game).count()).as("there are only so many places").isEqualTo(Lobby.PLACES);
        happen("players-leave", "20");
        assertThat(on(game).isEmpty()).isTrue();
    }

    @Test
    void each_says_where_and_in_which_version_it_is_played() {
        happen("players-join", "1");
        assertThat(on(Game.MINECRAFT).version()).isEqualTo("1.21.4");
        assertThat(on(Game.SOURCE)).isEqualTo(new Playing(1, 20, List.of("Ann"), "de_dust2", "1.38.7.9"));
        assertThat(on(Game.QUAKE).map()).isEqualTo("oasis");
    }

    @Test
    void a_minecraft_from_before_is_understood_as_well() throws IOException {
        var lobby = new Lobby();
        lobby.join(2);
        try (var old = new MinecraftGame(lobby, true)) {
            var players = new SocketPlayers((_, _) -> Optional.of(old.address()), Duration.ofSeconds(2));
            assertThat(players.on(AnyServer.in(State.RUNNING), Game.MINECRAFT, 25565))
                    .isEqualTo(new Playing(2, 20, List.of(), "", "1.6.4"));
        }
    }

    @Test
    void another_game_at_the_port_is_not_understood() {
        assertThat(games.players().on(AnyServer.in(State.RUNNING), Game.SOURCE, Game.QUAKE.port()))
                .isEqualTo(Headcount.unknown(Why.NO_ANSWER));
        assertThat(games.players().on(AnyServer.in(State.RUNNING), Game.QUAKE, 4000))
                .isEqualTo(Headcount.unknown(Why.NO_ADDRESS));
        assertThat(games.players().on(AnyServer.in(State.STOPPED), Game.QUAKE, Game.QUAKE.port()))
                .isEqualTo(Headcount.unknown(Why.NO_ADDRESS));
    }

    @Test
    void people_make_a_server_work_and_it_can_work_without_them() {
        assertThat(load().cpu().orElseThrow()).isLessThan(5);
        happen("players-join", "2");
        assertThat(load().cpu().orElseThrow()).isGreaterThan(30);
        assertThat(load().network().orElseThrow()).isGreaterThan(15);
        happen("players-leave", "2");
        assertThat(games.happenings().getLast().makes().apply(Json.fields().with("server", "game-1")))
                .contains("works at 90 %");
        assertThat(load().cpu().orElseThrow()).isEqualTo(90);
        assertThat(load().network().orElseThrow()).isLessThan(5);
    }

    @Test
    void what_cannot_happen_is_said() {
        assertThatThrownBy(() -> happen("players-join", "many"))
                .hasMessageContaining("\"count\" is a number up to 20.");
    }

    private void happen(String what, String count) {
        var happening = games.happenings().stream()
                .filter(it -> it.what().equals(what))
                .findFirst()
                .orElseThrow();
        assertThat(happening
                        .makes()
                        .apply(Json.fields().with("server", "game-1").with("count", count)))
                .contains("game-1");
    }

    private Playing on(Game game) {
        return (Playing) games.players().on(AnyServer.in(State.RUNNING), game, game.port());
    }

    private Load load() {
        return ((Answer.Got<Load>) games.loads().lately(AnyServer.in(State.RUNNING), Instant.EPOCH)).value();
    }
}
