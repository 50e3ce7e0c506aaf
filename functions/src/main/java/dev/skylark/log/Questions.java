package dev.skylark.log;

import java.util.List;

/** The questions to logs that a guild has saved under a name. */
interface Questions {

    /** A question in the language of Logs Insights. */
    record Saved(String name, String text) {}

    List<Saved> all(String guild);

    /** From now on it has this name; false when there are as many as there may be. */
    boolean save(String guild, Saved question);

    boolean remove(String guild, String name);
}
