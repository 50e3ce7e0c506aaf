package dev.skylark.access;

import dev.skylark.access.AccessRequest.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Requests} for tests. */
public final class InMemoryRequests implements Requests {

    private final Map<String, AccessRequest> all = new ConcurrentHashMap<>();

    @Override
    public synchronized boolean open(AccessRequest request) {
        return !waits(request.guild()) && put(request);
    }

    @Override
    public Optional<AccessRequest> find(String guild) {
        return Optional.ofNullable(all.get(guild));
    }

    @Override
    public List<AccessRequest> waiting() {
        return all.values().stream()
                .filter(it -> it.state() == State.WAITING)
                .sorted(Comparator.comparing(AccessRequest::at))
                .toList();
    }

    @Override
    public synchronized boolean decide(AccessRequest decided) {
        return waits(decided.guild()) && put(decided);
    }

    private boolean waits(String guild) {
        return find(guild).filter(it -> it.state() == State.WAITING).isPresent();
    }

    private boolean put(AccessRequest request) {
        all.put(request.guild(), request);
        return true;
    }
}
