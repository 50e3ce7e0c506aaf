package dev.skylark.account;

import java.time.Instant;
import java.util.Optional;

/** Passes, each under a word that only its bearer knows, hashed. */
interface Passes {

    void keep(String word, Pass pass, Instant expires);

    Optional<Pass> look(String person, String word, Instant now);

    /** The same, for the first who takes it; for nobody after that. */
    Optional<Pass> take(String person, String word, Instant now);
}
