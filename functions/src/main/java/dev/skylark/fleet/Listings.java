package dev.skylark.fleet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The last look at a guild's servers, shared by all copies of the functions. */
public interface Listings {

    /** How often a look was spared, and how often it was needed. */
    record Counts(long hits, long misses) {}

    Optional<Listing> find(String guild);

    /** The servers as they were seen last, however long ago: good enough for names. */
    default List<Server> known(String guild) {
        return find(guild).map(Listing::servers).orElse(List.of());
    }

    /** Keeps it, unless something has changed since it was asked for. */
    void keep(String guild, Listing listing);

    /** What was asked for before this moment is no longer true. */
    void forget(String guild, Instant now);

    void count(String guild, LocalDate day, boolean hit);

    Counts counts(String guild, LocalDate day);
}
