package dev.skylark.idle;

import dev.skylark.access.Guild.Standing;
import dev.skylark.fleet.Server;
import dev.skylark.idle.IdleWatch.Decision;
import java.util.List;
import java.util.Optional;

/** Finds out how a server is, and what that means. */
final class Judge {

    private final IdleNeeds needs;
    private final Signals signals;

    Judge(IdleNeeds needs, Signals signals) {
        this.needs = needs;
        this.signals = signals;
    }

    /** A watch after one more look. */
    record Seen(Watch watch, Decision decision, List<Signal> signals) {}

    Seen assess(Watch watch, Server server) {
        var without = without(server);
        if (without.isPresent()) {
            return new Seen(watch, without.get(), List.of());
        }
        var reading = signals.read(server, watch.terms());
        var track = IdleWatch.after(watch.track(), reading, server.launched());
        return new Seen(
                watch.with(track),
                IdleWatch.decide(track, reading, watch.terms().after()),
                reading.signals());
    }

    private Optional<Decision> without(Server server) {
        return IdleWatch.without(
                        server,
                        needs.keeps().get().find(server.guild(), server.id()),
                        needs.intents().get().find(server.guild(), server.id()),
                        needs.clock().instant())
                .or(() -> needs.guilds()
                        .get()
                        .find(server.guild())
                        .filter(it -> it.standing() == Standing.DENIED
                                || it.featuresOff().contains(IdleFeature.NAME))
                        .map(_ -> new Decision.SwitchedOff()));
    }
}
