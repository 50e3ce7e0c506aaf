package dev.skylark.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link Passes} in memory. */
final class InMemoryPasses implements Passes {

    private record Kept(Pass pass, Instant expires) {}

    private final Map<String, Kept> all = new HashMap<>();

    @Override
    public synchronized void keep(String word, Pass pass, Instant expires) {
        all.put(pass.person() + " " + word, new Kept(pass, expires));
    }

    @Override
    public synchronized Optional<Pass> look(String person, String word, Instant now) {
        return Optional.ofNullable(all.get(person + " " + word))
                .filter(it -> it.expires().isAfter(now))
                .map(Kept::pass);
    }

    @Override
    public synchronized Optional<Pass> take(String person, String word, Instant now) {
        var pass = look(person, word, now);
        all.remove(person + " " + word);
        return pass;
    }
}
