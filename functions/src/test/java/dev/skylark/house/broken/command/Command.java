package dev.skylark.house.broken.command;

import dev.skylark.house.broken.work.Work;

/** Knows more than core. */
public final class Command {
    public Work work() {
        return new Work();
    }
}
