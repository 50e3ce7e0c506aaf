package dev.skylark.schedule;

import dev.skylark.cron.Timetable;
import dev.skylark.discord.Press;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a guild wants done at certain times: a call, as a button would carry it, in the name of its owner.
 * {@code holidays} says whether it runs on the guild's holidays too.
 */
public record Schedule(
        String guild,
        String id,
        String name,
        String call,
        Timetable timetable,
        ZoneId zone,
        String owner,
        String channel,
        String locale,
        boolean holidays,
        Standing standing,
        Optional<Last> last) {

    /** Whether it runs. */
    public enum Standing {
        ON,
        OFF,
        /** Its one time has been. */
        OVER
    }

    /** How it went the last time. */
    public record Last(Instant planned, Run.Result result) {}

    static final String SERVER = "server";

    Press press() {
        return Press.read(call).orElse(new Press.Run("", Map.of()));
    }

    String command() {
        return press().command();
    }

    Map<String, String> arguments() {
        return press() instanceof Press.Run(var _, var arguments) ? arguments : Map.of();
    }

    /** Servers and tags as they were written; empty for what is not about servers. */
    String servers() {
        return arguments().getOrDefault(SERVER, "");
    }

    Effect effect() {
        return Effect.of(command());
    }

    boolean isOn() {
        return standing == Standing.ON;
    }

    List<Instant> next(Instant after, int most) {
        return isOn() ? timetable.next(after, zone, most) : List.of();
    }

    Schedule with(Standing other) {
        return new Schedule(guild, id, name, call, timetable, zone, owner, channel, locale, holidays, other, last);
    }

    /** In somebody else's name from now on, and told where and in the language in which they took it over. */
    Schedule of(String person, String where, String language) {
        return new Schedule(guild, id, name, call, timetable, zone, person, where, language, holidays, standing, last);
    }
}
