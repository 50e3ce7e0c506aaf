package dev.skylark.health;

import dev.skylark.feature.Finding;
import java.time.Duration;
import java.time.Instant;

/** Whether the admins hear of what was just seen. */
public sealed interface Verdict {

    /** Nobody hears twice of the same within this time, however often it comes and goes. */
    Duration COOLDOWN = Duration.ofMinutes(5);

    /** What could not be seen once is no news. */
    Duration UNKNOWN_FOR = Duration.ofMinutes(15);

    Known now();

    /** They know, or need not. */
    record Quiet(Known now) implements Verdict {}

    /** It has become worse than they know. */
    record Alarm(Known now) implements Verdict {}

    /** What they were alarmed about is over, after so long. */
    record Over(Known now, Duration lasted) implements Verdict {}

    static Verdict of(Known before, Finding finding, Instant at) {
        var now = before.seen(finding, at);
        var mood = now.mood();
        if (mood == Mood.WELL) {
            return before.told() == Mood.WELL
                    ? new Quiet(now)
                    : new Over(now.telling(Mood.WELL, now.alarm(), now.alarmed()), lasted(before, at));
        }
        var isFleeting = mood == Mood.NOT_KNOWN && at.isBefore(now.since().plus(UNKNOWN_FOR));
        var justHeard = at.isBefore(now.alarmed().plus(COOLDOWN)) && !mood.isWorseThan(now.alarm());
        return mood.isWorseThan(before.told()) && !isFleeting && !justHeard
                ? new Alarm(now.telling(mood, mood, at))
                : new Quiet(now);
    }

    /** Where it was over already and nobody could be told, it lasted from the alarm until then. */
    private static Duration lasted(Known before, Instant at) {
        return before.mood() == Mood.WELL
                ? Duration.between(before.alarmed(), before.since())
                : Duration.between(before.since(), at);
    }
}
