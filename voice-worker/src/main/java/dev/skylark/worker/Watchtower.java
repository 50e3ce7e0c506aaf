package dev.skylark.worker;

import dev.skylark.voice.Crowd;
import dev.skylark.worker.Lookouts.Lookout;
import dev.skylark.worker.Station.Line;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Watches the voice channels of one slot, and tells once when enough people are together in one. */
final class Watchtower {

    private final Line line;
    private final Lookouts lookouts;
    private final Herald herald;
    private final Lane.Trouble trouble;
    private final Clock clock;
    private final Map<Lookout, Turnout> turnouts = new HashMap<>();

    Watchtower(Line line, Lookouts lookouts, Herald herald, Lane.Trouble trouble, Clock clock) {
        this.line = line;
        this.lookouts = lookouts;
        this.herald = herald;
        this.trouble = trouble;
        this.clock = clock;
    }

    /** One look at each; who could not be told is told at the next. */
    synchronized void look(List<Lookout> wanted) {
        turnouts.keySet().retainAll(wanted);
        for (var lookout : wanted) {
            new Attempts(lookout.guild(), trouble).at("watching a voice channel", () -> look(lookout));
        }
    }

    private void look(Lookout lookout) {
        var known = turnouts.get(lookout);
        // of whoever is there when we come, a colleague may have told
        var before = known != null ? known : lookouts.isTold(lookout) ? new Turnout.Together() : new Turnout.Few();
        var people = line.isConnected() ? line.voice().people(lookout.guild(), lookout.channel()) : OptionalInt.empty();
        var now = before.after(people, lookout.people(), clock.instant());
        if (before instanceof Turnout.Coming(var since) && now instanceof Turnout.Together) {
            tell(lookout, since);
        } else if (before instanceof Turnout.Leaving && now instanceof Turnout.Few) {
            lookouts.gone(lookout);
        }
        turnouts.put(lookout, now);
    }

    private void tell(Lookout it, Instant since) {
        if (!lookouts.isTold(it)) {
            var id = it.server() + "-" + it.channel() + "-" + since.toEpochMilli();
            herald.tell(new Crowd(id, it.guild(), it.server(), it.channel(), it.people()));
            lookouts.told(it);
        }
    }
}
