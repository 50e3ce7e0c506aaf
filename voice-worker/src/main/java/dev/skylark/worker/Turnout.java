package dev.skylark.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** Whether enough people are together in a channel: neither who hops through it nor who hops out of it counts. */
sealed interface Turnout {

    /** So long somebody stays who means it. */
    Duration MEANT = Duration.ofSeconds(30);

    record Few() implements Turnout {}

    /** Enough, and not for long. */
    record Coming(Instant since) implements Turnout {}

    record Together() implements Turnout {}

    /** Too few, and not for long. */
    record Leaving(Instant since) implements Turnout {}

    /** After one more look. What is not known brings nobody together, and parts nobody. */
    default Turnout after(OptionalInt people, int wanted, Instant now) {
        if (people.isEmpty()) {
            return switch (this) {
                case Few _, Coming _ -> new Few();
                case Together _, Leaving _ -> new Together();
            };
        }
        var enough = people.getAsInt() >= wanted;
        return switch (this) {
            case Few _ -> enough ? new Coming(now) : new Few();
            case Coming(var since) -> enough ? (isMeant(since, now) ? new Together() : this) : new Few();
            case Together _ -> enough ? new Together() : new Leaving(now);
            case Leaving(var since) -> enough ? new Together() : (isMeant(since, now) ? new Few() : this);
        };
    }

    private static boolean isMeant(Instant since, Instant now) {
        return !now.isBefore(since.plus(MEANT));
    }
}
