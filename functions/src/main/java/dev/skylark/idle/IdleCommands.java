package dev.skylark.idle;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Controls.Outcome;
import dev.skylark.fleet.Course;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Keep;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.players.Game;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code /idle set} and {@code off}, and the buttons of the countdown. */
final class IdleCommands {

    static final Duration KEPT = Duration.ofHours(1);

    private static final int MOST = 25;

    private final IdleNeeds needs;
    private final Watches watches;
    private final IdleDesk desk;
    private final Countdowns countdowns;
    private final WatchedServers servers;
    private final Option<String> which;
    private final Option<Optional<Game>> game = Option.choice(
                    "game", "The game that is asked who plays; none if you say nothing", Game.class)
            .optional();
    private final Option<Optional<Long>> port = Option.whole(
                    "port", "Where the game answers; its usual port if you say nothing", 1, 65_535)
            .optional();
    private final Option<Optional<Duration>> after = Option.duration(
                    "after",
                    "Idle for how long, for example 30m; 20m to 1h by the game if you say nothing",
                    Duration.ofMinutes(10),
                    Duration.ofDays(1))
            .optional();
    private final Option<Optional<Long>> cpu = Option.whole("cpu", "Idle is a processor below so many per cent", 1, 90)
            .optional();
    private final Option<Optional<Long>> network = Option.whole(
                    "network", "Idle is a network below so many kB a second", 1, 10_000)
            .optional();

    IdleCommands(IdleNeeds needs, Watches watches, IdleDesk desk, Countdowns countdowns, WatchedServers servers) {
        this.needs = needs;
        this.watches = watches;
        this.desk = desk;
        this.countdowns = countdowns;
        this.servers = servers;
        this.which = servers.option("Which server, by name or id");
    }

    List<Command> commands() {
        return List.of(
                Command.named("idle set", "Stop a server by itself when nobody uses it, ten minutes after saying so")
                        .takes(which, game, port, after, cpu, network)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::set),
                Command.named("idle off", "Stop a server by itself no more")
                        .takes(which)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::off),
                Command.named("idle keep", "Let a server that counts down run for another hour")
                        .takes(which)
                        .only(Permission.OPERATOR)
                        .unlisted()
                        .deferred()
                        .runs(this::keep),
                Command.named("idle stop", "Stop a server that counts down at once")
                        .takes(which)
                        .only(Permission.OPERATOR)
                        .unlisted()
                        .deferred()
                        .runs(this::stop));
    }

    private Reply set(Call call) {
        var server = servers.find(call, call.value(which));
        if (server.place().kind() == Place.Kind.PANEL) {
            throw new Refused("idle.panel", name(server));
        }
        var before = watches.find(call.guild(), server.id());
        if (before.isEmpty() && watches.all(call.guild()).size() >= MOST) {
            throw new Refused("idle.tooMany", MOST);
        }
        var watch = new Watch(
                call.guild(),
                server.id(),
                server.called(),
                terms(call),
                Track.FRESH,
                before.map(Watch::version).orElse(0L));
        if (watches.save(watch).isEmpty()) {
            throw new Refused("idle.changed", name(server));
        }
        before.ifPresent(it -> changed(it, call));
        desk.lookOften(call.guild());
        return Reply.say(Message.good(call.text("idle.set", name(server)))
                .text(IdleCards.terms(watch.terms(), call.texts()))
                .text(call.text("idle.set.text", Markdown.channel(watch.terms().channel())))
                .text("-# " + call.text("idle.set.public"))
                .buttons(
                        Button.secondary(call.text("idle.show"), Press.run("idle show")),
                        Button.secondary(call.text("idle.off"), Press.run("idle off", "server", server.id()))));
    }

    private Terms terms(Call call) {
        var played = call.value(game);
        return new Terms(
                played,
                call.value(port)
                        .map(Long::intValue)
                        .orElseGet(() -> played.map(Game::port).orElse(0)),
                call.value(after).orElseGet(() -> Terms.usualAfter(played)),
                call.value(cpu).map(Long::intValue).orElseGet(() -> Terms.usualCpu(played)),
                call.value(network).map(Long::intValue).orElseGet(() -> Terms.usualNetwork(played)),
                call.origin().channel(),
                call.person().id());
    }

    private void changed(Watch before, Call call) {
        countdowns.say(
                before,
                texts -> texts.of(
                        "idle.off.changed", Markdown.person(call.person().id())));
    }

    private Reply off(Call call) {
        var wanted = call.value(which);
        // it may be gone, and its watch is not
        var watch = watches.all(call.guild()).stream()
                .filter(it -> it.server().equals(wanted) || it.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new Refused("idle.none", Markdown.plain(wanted)));
        var listing = needs.fleet().get().of(call.guild());
        if (listing.find(watch.server()).isPresent() || !listing.blind().isEmpty()) {
            servers.find(call, watch.server());
        }
        watches.remove(call.guild(), watch.server());
        changed(watch, call);
        return Reply.say(Message.good(call.text("idle.isOff", Markdown.plain(watch.name())))
                .text(call.text("idle.isOff.text", Markdown.person(call.person().id()))));
    }

    private Reply keep(Call call) {
        var server = servers.find(call, call.value(which));
        claimed(call, server);
        var wanted = new Keep(
                call.guild(),
                server.id(),
                State.RUNNING,
                needs.clock().instant().plus(KEPT),
                call.person().id(),
                call.origin().channel(),
                State.RUNNING);
        var longer = needs.keeps()
                .get()
                .find(call.guild(), server.id())
                .filter(it -> it.wanted() == State.RUNNING && it.until().isAfter(wanted.until()));
        if (longer.isEmpty()) {
            needs.keeps().get().set(wanted);
        }
        var kept = longer.orElse(wanted);
        return Reply.update(Message.good(call.text("idle.off.title", name(server)))
                .text(call.text("idle.kept", Markdown.at(kept.until()), Markdown.person(kept.person())))
                .buttons(Button.secondary(
                        call.text("keep.release"), Press.run("ec2 keep", "server", server.id(), "state", "release"))));
    }

    private Reply stop(Call call) {
        var server = servers.find(call, call.value(which));
        claimed(call, server);
        var course = new Course(Verb.STOP, call.person().id(), List.of(server.id()));
        var outcome = servers.move(call, server, course);
        if (outcome instanceof Outcome.Underway) {
            return Reply.update(Message.waiting(call.text("move.stop.moving", name(server)))
                    .text(call.text(
                            "move.stop.by",
                            Markdown.person(call.person().id()),
                            Markdown.clock(needs.clock().instant())))
                    .living(course.name()));
        }
        return Reply.update(
                IdleCards.stopped(server, needs.clock().instant(), outcome, Optional.empty(), call.texts()));
    }

    /** Of all who press and the end of the countdown, one is first. */
    private void claimed(Call call, Server server) {
        if (countdowns.claim(call.guild(), server.id()).isEmpty()) {
            throw new Refused("idle.tooLate", name(server));
        }
    }

    private static String name(Server server) {
        return Markdown.plain(server.called());
    }
}
