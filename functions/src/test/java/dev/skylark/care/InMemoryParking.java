package dev.skylark.care;

import dev.skylark.fleet.Answer;
import java.time.Clock;
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

    public InMemoryParking(Clock clock, String... places) {
        this.places = List.of(places);
        this.clock = clock;
    }

    public synchronized void park(String place, String body) {
        letters.add(new Letter(place, UUID.randomUUID().toString(), clock.instant(), body));
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
                taken++;
            }
        }
        return Answer.got(taken);
    }
}
