package dev.skylark.players;

import java.util.Locale;

/** The protocols in which servers of games say who plays. */
public enum Game {
    /** Minecraft, Java edition. */
    MINECRAFT(25565),
    /** Counter-Strike, Team Fortress, Garry's Mod, Rust, ARK, Valheim and whatever else answers as Valve's Source does. */
    SOURCE(27015),
    /** Quake III, Enemy Territory and their kin. */
    QUAKE(27960);

    private final int port;

    Game(int port) {
        this.port = port;
    }

    /** Where it answers unless somebody said otherwise. */
    public int port() {
        return port;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
