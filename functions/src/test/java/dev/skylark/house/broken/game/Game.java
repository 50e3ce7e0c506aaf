package dev.skylark.house.broken.game;

import dev.skylark.house.broken.admin.Cycle;

/** Knows the feature that knows it. */
public final class Game {
    @Override
    public String toString() {
        return String.valueOf(Cycle.class);
    }
}
