package dev.skylark.log;

import dev.skylark.fact.Severity;
import java.util.Locale;
import java.util.Optional;

/** Which lines somebody wants to see: of a level or worse, and with this text in it, however it is capitalised. */
record Sieve(Optional<Severity> least, String text) {

    boolean holds(Entry it) {
        return isBadEnough(it) && it.event().message().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private boolean isBadEnough(Entry it) {
        return least.isEmpty()
                || it.line().severity().filter(is -> is.isAtLeast(least.get())).isPresent();
    }
}
