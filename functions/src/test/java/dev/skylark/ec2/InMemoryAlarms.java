package dev.skylark.ec2;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link Alarms} that ring when they are told to. */
public final class InMemoryAlarms implements Alarms {

    private final Map<String, Map<String, Alarm>> alarms = new TreeMap<>();

    public synchronized void watch(String server, String name, boolean rings) {
        alarms.computeIfAbsent(server, it -> new TreeMap<>()).put(name, new Alarm(name, rings));
    }

    @Override
    public synchronized Answer<List<Alarm>> watching(Server server) {
        return Answer.got(List.copyOf(alarms.getOrDefault(server.id(), Map.of()).values()));
    }
}
