package dev.skylark.work;

import java.util.Optional;

/** What must not stand in a setting. A secret is a set of named fields. */
public interface Secrets {

    String read(String secret, String field);

    /** The same where it may not have been filled in. */
    Optional<String> find(String secret, String field);

    /** Past every cache: somebody was told that the one we have is no longer taken. */
    String readAgain(String secret, String field);
}
