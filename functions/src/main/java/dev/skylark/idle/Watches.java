package dev.skylark.idle;

import java.util.List;
import java.util.Optional;

/** The servers of a guild that are stopped when they are idle. */
interface Watches {

    List<Watch> all(String guild);

    Optional<Watch> find(String guild, String server);

    /** As it is saved, under the next version; nothing where somebody saved it in between. */
    Optional<Watch> save(Watch watch);

    void remove(String guild, String server);
}
