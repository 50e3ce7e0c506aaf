package dev.skylark.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** Whether enough people are together in a channel: neither who hops through it nor who hops out of it counts. */
sealed interface Turnout {

    /** So long somebody stays who means it. */
    Duration MEANT = Duration.ofSeconds(30);

    Turnout FEW = new Few();

    Turnout TOGETHER = new Together();

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
                case Few _, Coming _ -> FEW;
                case Together _, Leaving _ -> TOGETHER;
            };
        }
        var enough = people.getAsInt() >= wanted;
        return switch (this) {
            case Few _ -> enough ? new Coming(now) : FEW;
            case Coming(var since) -> enough ? (isMeant(since, now) ? TOGETHER : this) : FEW;
            case Together _ -> enough ? TOGETHER : new Leaving(now);
            case Leaving(var since) -> enough ? TOGETHER : (isMeant(since, now) ? FEW : this);
        };
    }

    private static boolean isMeant(Instant since, Instant now) {
        return !now.isBefore(since.plus(MEANT));
    }
}
