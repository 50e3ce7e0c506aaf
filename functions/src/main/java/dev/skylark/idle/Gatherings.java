package dev.skylark.idle;

import java.util.List;
import java.util.Optional;

/** Which servers are woken by people who gather, one voice channel a server. */
interface Gatherings {

    /** Instead of what was said of this server before. */
    void set(Gathering gathering);

    Optional<Gathering> find(String guild, String server);

    /** Those of a guild. */
    List<Gathering> all(String guild);

    /** Those of all guilds. */
    List<Gathering> everywhere();

    void remove(String guild, String server);
}
