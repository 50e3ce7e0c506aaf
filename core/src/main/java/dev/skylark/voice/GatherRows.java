package dev.skylark.voice;

import dev.skylark.table.Table;
import dev.skylark.table.Table.Index;

/**
 * Under which names the fleet table keeps which servers are woken by people who gather: a door writes it, and the worker
 * reads it of all guilds through an index that holds nothing else.
 */
public final class GatherRows {

    /** What the keys of these begin with; then comes the server. */
    public static final String KIND = "gather#";

    /** The partition of the index. */
    public static final String ALL = "all";

    public static final Index INDEX = Table.FLEET.indexes().getFirst();

    public static final String SERVER = "server";

    public static final String CHANNEL = "channel";

    /** How many people. */
    public static final String PEOPLE = "people";

    /** When it was said, which tells it from what was said before. */
    public static final String SINCE = "since";

    private GatherRows() {}
}
