package dev.skylark.worker;

import dev.skylark.worker.Slots.Slot;
import dev.skylark.worker.Slots.Worker;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides which slots a worker takes, and which it hands to a colleague. */
final class Shift {

    private Shift() {}

    /** What to do next; one thing at a time, so that workers who look at once do not all do the same. */
    sealed interface Decision {
        record Take(int slot) implements Decision {}

        /** A colleague has less to do: it will take the slot when it is free. */
        record HandOver(int slot) implements Decision {}

        record Stay() implements Decision {}
    }

    static Decision decide(String me, List<Slot> slots, List<Worker> workers, Instant now) {
        var mine = held(me, slots, now);
        var wanted = slots.stream().filter(it -> it.isWanted(now)).toList();
        var share = Math.ceilDiv(wanted.size(), Math.max(1, workers.size()));
        var free = wanted.stream().filter(it -> it.isFree(now)).findFirst();
        var mineWanted = mine.stream().filter(it -> it.isWanted(now)).toList();
        if (free.isPresent()) {
            // whoever has more than a share leaves it to others, unless it has been left alone by all
            return mineWanted.size() < share || workers.size() <= 1 || isForsaken(free.get(), now)
                    ? new Decision.Take(free.get().number())
                    : new Decision.Stay();
        }
        var least = workers.stream()
                .filter(it -> !it.id().equals(me))
                .mapToInt(it -> wanted(it.id(), slots, now))
                .min();
        if (least.isPresent() && mineWanted.size() > share && least.getAsInt() + 1 < mineWanted.size()) {
            return leastBusy(mineWanted)
                    .<Decision>map(it -> new Decision.HandOver(it.number()))
                    .orElseGet(Decision.Stay::new);
        }
        return new Decision.Stay();
    }

    /** Long free although wanted: the colleagues are not well. */
    private static boolean isForsaken(Slot slot, Instant now) {
        return now.isAfter(slot.until().plusSeconds(10));
    }

    private static List<Slot> held(String worker, List<Slot> slots, Instant now) {
        return slots.stream()
                .filter(it -> it.holder().equals(worker) && !it.isFree(now))
                .toList();
    }

    private static int wanted(String worker, List<Slot> slots, Instant now) {
        return (int)
                held(worker, slots, now).stream().filter(it -> it.isWanted(now)).count();
    }

    private static Optional<Slot> leastBusy(List<Slot> slots) {
        return slots.stream().max(Comparator.comparingInt(Slot::number));
    }
}
