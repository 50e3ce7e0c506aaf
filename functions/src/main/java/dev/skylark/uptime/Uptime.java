package dev.skylark.uptime;

import dev.skylark.fact.Fact.ServerChanged;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Fleet.Onlooker;
import dev.skylark.fleet.Instances;
import dev.skylark.fleet.Listing;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.timer.Job;
import dev.skylark.timer.Timers;
import dev.skylark.timer.When;
import dev.skylark.uptime.Reading.Change;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the meters: by the cloud's news, and by every look at the servers, of which there is one a day at least. */
public final class Uptime implements Onlooker {

    /** The job that looks once a day. */
    public static final String ROUNDS = "rounds";

    private static final int TRIES = 5;

    private final Sessions sessions;
    private final Instances instances;
    private final Timers timers;
    private final Function<String, ZoneId> zone;
    private final Clock clock;

    /** {@code zone} knows in which zone a guild lives. */
    public Uptime(Sessions sessions, Instances instances, Timers timers, Function<String, ZoneId> zone, Clock clock) {
        this.sessions = sessions;
        this.instances = instances;
        this.timers = timers;
        this.zone = zone;
        this.clock = clock;
    }

    /** Writes the news down; the server it is about, as we know it then, or nothing where it is nobody's. */
    public Optional<Server> hear(ServerChanged fact) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var meter = meter(fact);
            if (meter.isEmpty()) {
                return Optional.empty();
            }
            var change = meter.get().hear(fact.state(), fact.at());
            if (change.isEmpty()) {
                return Optional.of(meter.get().server());
            }
            if (write(change.get())) {
                return Optional.of(change.get().after().server());
            }
        }
        throw new IllegalStateException("the meter of " + fact.server() + " is being read by too many at once");
    }

    private Optional<Reading> meter(ServerChanged fact) {
        var known = sessions.findAnywhere(fact.server());
        if (known.isPresent() && fact.state() != State.STARTING) {
            return known.flatMap(it -> sessions.find(it.server().guild(), fact.server()));
        }
        // At a start it may have another type, name or owner than the last time.
        return switch (asked(known.map(Reading::server), fact)) {
            case Answer.Got<Server>(var found) -> Optional.of(renewed(found));
            case Answer.Failed<Server>(var _, var _) ->
                known.flatMap(it -> sessions.find(it.server().guild(), fact.server()));
        };
    }

    /** In another account only the guild that it belonged to so far has a way to it. */
    private Answer<Server> asked(Optional<Server> known, ServerChanged fact) {
        return known.filter(it -> !it.place().through().isEmpty())
                .map(instances::now)
                .orElseGet(() -> instances.find(Place.home(fact.region()), fact.server()));
    }

    private Reading renewed(Server found) {
        return sessions.find(found.guild(), found.id())
                .map(it -> new Reading(found, it.changed(), it.since(), it.seen(), it.version()))
                .orElseGet(() -> Reading.fresh(found));
    }

    /** From now on a guild's servers are looked at every day, whoever asks for them. */
    public void makeRounds(String guild) {
        timers.set(Job.of(guild, ROUNDS, "daily"), new When.Cron("17 3 * * ? *", zone.apply(guild)));
    }

    /** Of the places that answered, every meter is set right, also of servers that are not there any more. */
    @Override
    public void sees(String guild, Listing listing) {
        var meters = sessions.readings(guild).stream()
                .collect(Collectors.toMap(it -> it.server().id(), it -> it));
        if (meters.isEmpty() && !listing.servers().isEmpty()) {
            makeRounds(guild);
        }
        for (var server : listing.servers()) {
            var meter = meters.remove(server.id());
            (meter == null ? Reading.fresh(server) : meter)
                    .look(server, listing.asked())
                    .filter(it -> matters(meter, it))
                    .ifPresent(this::write);
        }
        var unseen = listing.blind().stream().map(Listing.Blind::place).toList();
        meters.values().stream()
                .filter(it ->
                        it.since().isPresent() && !unseen.contains(it.server().place()))
                .forEach(it -> it.look(it.server().with(State.GONE, Instant.EPOCH), listing.asked())
                        .ifPresent(this::write));
    }

    /** That a server still runs is worth writing down once an hour; it limits what a lost piece of news can cost. */
    private static boolean matters(@Nullable Reading before, Change change) {
        return before == null
                || change.closed().isPresent()
                || !before.since().equals(change.after().since())
                || !before.server().equals(change.after().server())
                || change.after().seen().isAfter(before.seen().plusSeconds(3600));
    }

    /** All sessions that touch the time between these moments; what runs counts until now. */
    public List<Session> between(String guild, Instant from, Instant to) {
        var now = clock.instant();
        var found = new ArrayList<Session>();
        sessions.endedSince(guild, from).stream()
                .filter(it -> it.start().isBefore(to))
                .forEach(found::add);
        sessions.readings(guild).stream()
                .flatMap(it -> it.open(now).stream())
                .filter(it -> it.start().isBefore(to) && it.end().isAfter(from))
                .forEach(found::add);
        return found;
    }

    /** The server's meter. */
    public Optional<Reading> of(Server server) {
        return sessions.find(server.guild(), server.id());
    }

    /** Whose server this is, as far as we have ever seen it. */
    public Optional<Server> owner(String server) {
        return sessions.findAnywhere(server).map(Reading::server);
    }

    /** The session first: when the second write is lost, the news comes again and writes the same session. */
    private boolean write(Change change) {
        change.closed().ifPresent(sessions::add);
        return sessions.save(change.after());
    }
}
