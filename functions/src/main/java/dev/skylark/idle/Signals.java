package dev.skylark.idle;

import dev.skylark.access.Guild;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.idle.Loads.Load;
import dev.skylark.idle.Signal.Verdict;
import dev.skylark.text.Texts;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Asks everybody who can say whether a server is used. */
public final class Signals {

    private static final Load UNKNOWN = new Load(OptionalDouble.empty(), OptionalDouble.empty());

    private final IdleNeeds needs;
    private final Watches watches;

    public Signals(IdleNeeds needs) {
        this.needs = needs;
        this.watches = new DynamoWatches(needs.fleetRows());
    }

    /**
     * Why a server must not be stopped now, in the guild's language; nothing where nobody uses it, nobody knows, or
     * nobody has said how to find out.
     */
    public Optional<String> inUse(Server server) {
        if (server.state() != State.RUNNING) {
            return Optional.empty();
        }
        var texts = Texts.in(needs.guilds()
                .get()
                .find(server.guild())
                .orElseGet(() -> Guild.unknown(server.guild()))
                .locale());
        return watches.find(server.guild(), server.id())
                .map(it -> read(server, it.terms()).saying(Verdict.BUSY))
                .filter(it -> !it.isEmpty())
                .map(busy -> busy.stream().map(it -> IdleCards.line(it, texts)).collect(Collectors.joining(", ")));
    }

    Reading read(Server server, Terms terms) {
        var signals = new ArrayList<Signal>();
        terms.game()
                .ifPresent(game ->
                        signals.add(new Signal.People(needs.players().get().on(server, game, terms.port()))));
        var now = needs.clock().instant();
        var load = switch (needs.loads().get().lately(server, now)) {
            case Answer.Got<Load>(var got) -> got;
            case Answer.Failed<Load>(var _, var _) -> UNKNOWN;
        };
        signals.add(new Signal.Cpu(load.cpu(), terms.cpu()));
        signals.add(new Signal.Network(load.network(), terms.network()));
        return new Reading(now, signals);
    }
}
