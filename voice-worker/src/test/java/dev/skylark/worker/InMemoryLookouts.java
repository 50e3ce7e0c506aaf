package dev.skylark.worker;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link Lookouts} in memory; the twin for tests. */
final class InMemoryLookouts implements Lookouts {

    private final List<Lookout> all = new CopyOnWriteArrayList<>();
    private final Set<Lookout> told = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    /** As a door does. */
    void want(Lookout lookout) {
        unwant(lookout.guild(), lookout.server());
        all.add(lookout);
    }

    /** No longer. */
    void unwant(String guild, String server) {
        all.removeIf(it -> it.guild().equals(guild) && it.server().equals(server));
    }

    /** A guild that is denied, or has switched a part of Skylark off. */
    void close(String guild, String because) {
        if (Set.of("DENIED", "idle").contains(because)) {
            all.removeIf(it -> it.guild().equals(guild));
        }
    }

    void breakDown(boolean now) {
        broken = now;
    }

    @Override
    public List<Lookout> all() {
        if (broken) {
            throw new IllegalStateException("the table cannot be reached");
        }
        return List.copyOf(all);
    }

    @Override
    public boolean isTold(Lookout lookout) {
        return told.contains(lookout);
    }

    @Override
    public void told(Lookout lookout) {
        told.add(lookout);
    }

    @Override
    public void gone(Lookout lookout) {
        told.remove(lookout);
    }
}
