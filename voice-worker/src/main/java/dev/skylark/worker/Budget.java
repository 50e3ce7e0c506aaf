package dev.skylark.worker;

import java.time.Duration;
import java.time.Instant;

/**
 * How many sessions were begun with Discord lately, by all workers together, and when the next may be. Discord allows
 * a thousand a day and one in five seconds, and takes the token away from who does not keep to it:
 * https://discord.com/developers/docs/events/gateway#session-start-limit-object. Some applications may begin more at
 * once; nobody has to.
 */
record Budget(Instant next, Instant dayBegan, int today, int inARow) {

    static final Budget UNUSED = new Budget(Instant.EPOCH, Instant.EPOCH, 0, 0);

    private static final Duration APART = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofDays(1);

    /** Somebody may need a few to look for what is wrong. */
    private static final int MOST_A_DAY = 950;

    /** More in a row are a worker that starts and starts again; a deployment or two begin a session for every slot. */
    private static final int SUSPICIOUS = 20;

    private static final Duration LONGEST = Duration.ofMinutes(15);

    boolean allows(Instant now) {
        return !now.isBefore(next);
    }

    /** After one more at this moment. */
    Budget spent(Instant now) {
        var sameDay = now.isBefore(dayBegan.plus(DAY));
        var began = sameDay ? dayBegan : now;
        var count = sameDay ? today + 1 : 1;
        var row = now.isBefore(next.plus(LONGEST)) ? inARow + 1 : 1;
        var pause = count >= MOST_A_DAY ? Duration.between(now, began.plus(DAY)) : pause(row);
        return new Budget(now.plus(pause), began, count, row);
    }

    private static Duration pause(int row) {
        var doubled = APART.multipliedBy(1L << Math.clamp(row - SUSPICIOUS, 0, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
