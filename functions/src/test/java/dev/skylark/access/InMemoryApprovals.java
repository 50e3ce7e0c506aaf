package dev.skylark.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Approvals} for tests. */
public final class InMemoryApprovals implements Approvals {

    private record Key(String guild, String id) {}

    private final Map<Key, Approval> waiting = new ConcurrentHashMap<>();

    @Override
    public void open(Approval approval) {
        waiting.put(new Key(approval.guild(), approval.id()), approval);
    }

    @Override
    public Optional<Approval> find(String guild, String id, Instant now) {
        return Optional.ofNullable(waiting.get(new Key(guild, id))).filter(it -> now.isBefore(it.expires()));
    }

    @Override
    public synchronized Use use(String guild, String id, String person, Instant now) {
        var approval = find(guild, id, now).orElse(null);
        if (approval == null) {
            return new Use.Gone();
        }
        if (approval.askedBy().equals(person)) {
            return new Use.SamePerson();
        }
        withdraw(guild, id);
        return new Use.Used(approval);
    }

    @Override
    public void withdraw(String guild, String id) {
        waiting.remove(new Key(guild, id));
    }
}
