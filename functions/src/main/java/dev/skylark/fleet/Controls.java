package dev.skylark.fleet;

import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.timer.Job;
import dev.skylark.timer.Timers;
import dev.skylark.timer.When;
import java.time.Clock;
import java.time.Duration;

/** Makes servers start, stop and reboot, for whoever wants it: one thing at a time, written down before it is done. */
public final class Controls {

    /** The job that looks whether a server has got where somebody wanted it. */
    public static final String WATCH = "watch";

    private static final Duration LOOK_AFTER = Duration.ofMinutes(2);

    private final Instances instances;
    private final Intents intents;
    private final Fleet fleet;
    private final Timers timers;
    private final Clock clock;

    public Controls(Instances instances, Intents intents, Fleet fleet, Timers timers, Clock clock) {
        this.instances = instances;
        this.intents = intents;
        this.fleet = fleet;
        this.timers = timers;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is on its way. */
        record Underway(Intent intent) implements Outcome {}

        /** It is there already. */
        record Already(State state) implements Outcome {}

        /** Somebody wants something of it just now. */
        record Busy(Intent other) implements Outcome {}

        record Failed(Trouble trouble, String detail) implements Outcome {}
    }

    public Outcome run(Server server, Intent intent, boolean hibernate) {
        if (server.state() == intent.verb().goal() && intent.verb() != Verb.REBOOT) {
            return new Outcome.Already(server.state());
        }
        var other = intents.begin(intent, clock.instant());
        if (other.isPresent()) {
            return new Outcome.Busy(other.get());
        }
        var answer = switch (intent.verb()) {
            case START -> instances.start(server);
            case STOP -> instances.stop(server, hibernate);
            case REBOOT -> instances.reboot(server);
        };
        fleet.forget(server.guild());
        return switch (answer) {
            case Answer.Got<State>(var state)
            when state == intent.verb().goal() && intent.verb() != Verb.REBOOT -> {
                intents.end(intent);
                yield new Outcome.Already(state);
            }
            case Answer.Got<State>(var _) -> {
                watch(intent, LOOK_AFTER);
                yield new Outcome.Underway(intent);
            }
            case Answer.Failed<State>(var trouble, var detail) -> {
                intents.end(intent);
                yield new Outcome.Failed(trouble, detail);
            }
        };
    }

    /** Looks again later, in case that no news comes. */
    public void watch(Intent intent, Duration later) {
        timers.set(
                Job.of(intent.guild(), WATCH, intent.server()),
                new When.Once(clock.instant().plus(later)));
    }
}
