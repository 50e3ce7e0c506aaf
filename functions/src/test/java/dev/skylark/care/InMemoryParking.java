package dev.skylark.care;

import dev.skylark.fleet.Answer;
import dev.skylark.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** {@link Parking} in memory, in which something can be parked. */
public final class InMemoryParking implements Parking {

    private final List<String> places;
    private final Clock clock;
    private final List<Letter> letters = new ArrayList<>();
    private Consumer<Json> keeper = _ -> {};

    public InMemoryParking(Clock clock, String... places) {
        this.places = List.of(places);
        this.clock = clock;
    }

    public synchronized void park(String place, String body) {
        letters.add(new Letter(place, UUID.randomUUID().toString(), clock.instant(), body));
        keeper.accept(state());
    }

    /** From now on what waits is what waited before, and this is told of every change. */
    public synchronized void keptBy(Json before, Consumer<Json> other) {
        before.items().stream()
                .map(it -> new Letter(
                        it.at("place").text(),
                        it.at("id").text(),
                        Instant.parse(it.at("parked").text()),
                        it.at("body").text()))
                .forEach(letters::add);
        keeper = other;
    }

    private Json state() {
        return Json.items(letters.stream()
                .map(it -> Json.fields()
                        .with("place", it.place())
                        .with("id", it.id())
                        .with("parked", it.parked())
                        .with("body", it.body()))
                .toList());
    }

    @Override
    public List<String> places() {
        return places.stream().sorted().toList();
    }

    @Override
    public synchronized Answer<Long> waiting(String place) {
        return Answer.got(
                letters.stream().filter(it -> it.place().equals(place)).count());
    }

    @Override
    public synchronized Answer<List<Letter>> read(String place, int most) {
        return Answer.got(letters.stream()
                .filter(it -> it.place().equals(place))
                .limit(most)
                .toList());
    }

    @Override
    public synchronized Answer<Integer> take(String place, Predicate<Letter> wanted, Consumer<Letter> with) {
        var taken = 0;
        for (var it : List.copyOf(letters)) {
            if (it.place().equals(place) && wanted.test(it)) {
                with.accept(it);
                letters.remove(it);
                keeper.accept(state());
                taken++;
            }
        }
        return Answer.got(taken);
    }
}
