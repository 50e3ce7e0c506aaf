package dev.skylark.account;

import java.util.Optional;

/** Closes what nobody else may read, in the name of one person and provider. */
public interface Seal {

    String close(String plain, String person, Provider provider);

    /** Nothing where it was not closed here, in this name, just so. */
    Optional<String> open(String closed, String person, Provider provider);
}
