package dev.skylark.fleet;

import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Listing.Blind;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Figure;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The servers of a guild: asked for at most twice a minute, and again whenever something has changed. */
public final class Fleet {

    /** Whoever wants to see every real look. */
    @FunctionalInterface
    public interface Onlooker {
        void sees(String guild, Listing listing);
    }

    private final Sources sources;
    private final Instances instances;
    private final Listings listings;
    private final Onlooker onlooker;
    private final Duration remembered;
    private final Journal journal;
    private final Clock clock;

    public Fleet(
            Sources sources,
            Instances instances,
            Listings listings,
            Onlooker onlooker,
            Duration remembered,
            Journal journal,
            Clock clock) {
        this.sources = sources;
        this.instances = instances;
        this.listings = listings;
        this.onlooker = onlooker;
        this.remembered = remembered;
        this.journal = journal;
        this.clock = clock;
    }

    /** As they were within the last half minute. */
    public Listing of(String guild) {
        var known =
                listings.find(guild).filter(it -> it.asked().plus(remembered).isAfter(clock.instant()));
        listings.count(guild, today(), known.isPresent());
        journal.count(
                Map.of(known.isPresent() ? Figure.CACHE_HITS : Figure.CACHE_MISSES, 1.0), Map.of("cache", "servers"));
        return known.orElseGet(() -> look(guild));
    }

    /** As they are now. */
    public Listing look(String guild) {
        var asked = clock.instant();
        var servers = new ArrayList<Server>();
        var blind = new ArrayList<Blind>();
        ask(guild, sources.of(guild)).forEach((place, answer) -> {
            switch (answer) {
                case Answer.Got<List<Server>>(var found) -> servers.addAll(found);
                case Answer.Failed<List<Server>>(var trouble, var detail) ->
                    blind.add(new Blind(place, trouble, detail));
            }
        });
        servers.sort(Comparator.comparing((Server it) -> it.called().toLowerCase(Locale.ROOT))
                .thenComparing(Server::id));
        var listing = new Listing(asked, servers, blind);
        listings.keep(guild, listing);
        onlooker.sees(guild, listing);
        return listing;
    }

    /** How often today a look was spared, and how often not. */
    public Listings.Counts counts(String guild) {
        return listings.counts(guild, today());
    }

    /** Something has changed: the next look is a real one. */
    public void forget(String guild) {
        listings.forget(guild, clock.instant());
    }

    /** All places at the same time: a slow one keeps nobody else waiting. */
    private Map<Place, Answer<List<Server>>> ask(String guild, List<Place> places) {
        if (places.size() == 1) {
            return Map.of(places.getFirst(), instances.all(places.getFirst(), guild));
        }
        var answers = new LinkedHashMap<Place, Answer<List<Server>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = places.stream()
                    .map(place -> Map.entry(place, threads.submit(() -> instances.all(place, guild))))
                    .toList();
            for (var one : asked) {
                answers.put(one.getKey(), one.getValue().get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the cloud could not be asked", failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            places.forEach(it -> answers.putIfAbsent(it, Answer.failed(Trouble.DOWN, "interrupted")));
        }
        return answers;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
