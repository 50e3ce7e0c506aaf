package dev.skylark.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Somebody wants a server to start, stop or reboot, and why: {@code because} is empty for a person's own wish. It
 * stands until the server is there or {@link #LASTS} is over; what alarms in between is expected. {@code course} names
 * the message that tells how it goes, empty where none does.
 */
public record Intent(
        String guild,
        String server,
        String name,
        Verb verb,
        String person,
        String because,
        String channel,
        String course,
        String locale,
        Instant at,
        boolean over) {

    public static final Duration LASTS = Duration.ofMinutes(30);

    /** What is wanted. */
    public enum Verb {
        START,
        STOP,
        REBOOT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Where it leads. */
        public State goal() {
            return switch (this) {
                case START, REBOOT -> State.RUNNING;
                case STOP -> State.STOPPED;
            };
        }
    }

    public boolean stands(Instant now) {
        return !over && now.isBefore(at.plus(LASTS));
    }

    /** Whether an alarm about this server at that moment is our own doing. */
    public boolean explains(Instant alarm) {
        return verb != Verb.START && !alarm.isBefore(at) && alarm.isBefore(at.plus(LASTS));
    }

    public Intent done() {
        return new Intent(guild, server, name, verb, person, because, channel, course, locale, at, true);
    }
}
