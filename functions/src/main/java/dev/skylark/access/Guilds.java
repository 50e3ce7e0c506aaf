package dev.skylark.access;

import java.util.Optional;

/** The guilds that Skylark knows. */
public interface Guilds {

    Optional<Guild> find(String id);

    /**
     * Saves under the next version, if nobody saved in between: false means that the guild has changed since it
     * was read.
     */
    boolean save(Guild guild);
}
