package dev.skylark.ec2;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.ServerJson;
import dev.skylark.fleet.SimulatedCloud;
import dev.skylark.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** {@link Snapshots} of servers in the simulated cloud, each with one disk. They take two minutes. */
public final class SimulatedSnapshots implements Snapshots {

    private static final Duration TO_COPY = Duration.ofMinutes(2);
    private static final int GIGABYTES = 20;

    private final SimulatedCloud cloud;
    private final Clock clock;
    private final Map<String, Taken> copies = new TreeMap<>();
    private int made;

    public SimulatedSnapshots(SimulatedCloud cloud, Clock clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    private record Taken(Copy copy, String type) {}

    @Override
    public synchronized Answer<Copy> take(Server server, boolean scheduled) {
        return cloud.unlessTroubled(server.place(), () -> {
            var here = cloud.everything().stream()
                    .filter(it -> it.id().equals(server.id()))
                    .findFirst();
            if (here.isEmpty()) {
                return Answer.failed(Trouble.GONE, "InvalidInstanceID.NotFound");
            }
            made++;
            var copy = copy(
                    server.guild(),
                    server.place(),
                    "copy-%08x".formatted(made),
                    server.id(),
                    server.called(),
                    clock.instant(),
                    scheduled,
                    "snap-%017x".formatted(made));
            copies.put(copy.id(), new Taken(copy, here.get().type()));
            return Answer.got(copy);
        });
    }

    @Override
    public synchronized Answer<List<Copy>> all(Place place, String guild) {
        return cloud.unlessTroubled(
                place,
                () -> Answer.got(copies.values().stream()
                        .map(it -> now(it.copy()))
                        .filter(it -> it.place().equals(place) && it.guild().equals(guild))
                        .toList()));
    }

    @Override
    public synchronized Answer<Copy> delete(Copy copy) {
        return cloud.unlessTroubled(copy.place(), () -> copies.remove(copy.id()) == null ? gone() : Answer.got(copy));
    }

    @Override
    public synchronized Answer<List<String>> toDisks(Copy copy, String zone) {
        return cloud.unlessTroubled(
                copy.place(),
                () -> whenComplete(
                        copy,
                        it -> Answer.got(copy.parts().stream()
                                .map(part -> "vol-%017x".formatted(made()))
                                .toList())));
    }

    @Override
    public synchronized Answer<Server> toServer(Copy copy, String name) {
        return whenComplete(copy, it -> cloud.launch(copy.guild(), copy.place(), name, it.type()));
    }

    /** All of it, to begin with again. */
    public synchronized Json state() {
        return Json.items(copies.values().stream()
                .map(it -> Json.fields()
                        .with("guild", it.copy().guild())
                        .with("place", ServerJson.write(it.copy().place()))
                        .with("id", it.copy().id())
                        .with("server", it.copy().server())
                        .with("name", it.copy().serverName())
                        .with("taken", it.copy().taken().toString())
                        .with("scheduled", it.copy().scheduled())
                        .with("snapshot", it.copy().parts().getFirst().snapshot())
                        .with("type", it.type())));
    }

    public synchronized void restore(Json state) {
        for (var it : state.items()) {
            var copy = copy(
                    it.at("guild").text(),
                    ServerJson.place(it.at("place")),
                    it.at("id").text(),
                    it.at("server").text(),
                    it.at("name").text(),
                    Instant.parse(it.at("taken").text()),
                    it.at("scheduled").truth(),
                    it.at("snapshot").text());
            copies.put(copy.id(), new Taken(copy, it.at("type").text()));
            made++;
        }
    }

    private static Copy copy(
            String guild,
            Place place,
            String id,
            String server,
            String name,
            Instant taken,
            boolean scheduled,
            String snapshot) {
        return new Copy(
                guild,
                place,
                id,
                server,
                name,
                taken,
                false,
                scheduled,
                List.of(new Part(snapshot, "/dev/xvda", GIGABYTES, true)));
    }

    private int made() {
        return ++made;
    }

    private <T> Answer<T> whenComplete(Copy copy, Function<Taken, Answer<T>> then) {
        var taken = copies.get(copy.id());
        if (taken == null) {
            return gone();
        }
        return now(taken.copy()).complete() ? then.apply(taken) : Answer.failed(Trouble.WRONG_STATE, "IncorrectState");
    }

    private Copy now(Copy copy) {
        return new Copy(
                copy.guild(),
                copy.place(),
                copy.id(),
                copy.server(),
                copy.serverName(),
                copy.taken(),
                !clock.instant().isBefore(copy.taken().plus(TO_COPY)),
                copy.scheduled(),
                copy.parts());
    }

    private static <T> Answer<T> gone() {
        return Answer.failed(Trouble.GONE, "InvalidSnapshot.NotFound");
    }
}
