package dev.skylark.health;

import dev.skylark.feature.Category;

/** What switches a feature off for a while that fails too often. */
public interface Fuses {

    /** A command of it worked. */
    void held(String command);

    /** A command of it failed, and who is to blame. */
    void blew(String command, Category category);
}
