package dev.skylark.idle;

import dev.skylark.players.Game;
import java.time.Duration;
import java.util.Optional;

/**
 * When a server counts as idle: nobody plays, and processor (per cent) and network (thousand bytes a second) stay below
 * these, for as long as {@code after}. {@code person} set it, in {@code channel}.
 */
record Terms(Optional<Game> game, int port, Duration after, int cpu, int network, String channel, String person) {

    /** A world of Minecraft goes on turning without players; a match of the others is short. */
    static Duration usualAfter(Optional<Game> game) {
        return Duration.ofMinutes(game.map(it -> switch (it) {
                    case MINECRAFT -> 30;
                    case SOURCE, QUAKE -> 20;
                })
                .orElse(60));
    }

    /** What a server of such a game does by itself while it waits. */
    static int usualCpu(Optional<Game> game) {
        return game.map(it -> switch (it) {
                    case MINECRAFT -> 30;
                    case SOURCE -> 25;
                    case QUAKE -> 15;
                })
                .orElse(5);
    }

    /** Lists of servers ask those of games all the time; nobody asks the others. */
    static int usualNetwork(Optional<Game> game) {
        return game.isPresent() ? 15 : 10;
    }
}
