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
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.idle.Wakes.Who;
import java.util.List;

/** {@code /idle card}: a card with a button that starts a server, for those who want to play. */
final class WakeCommands {

    private final IdleNeeds needs;
    private final Wakes wakes;
    private final WatchedServers servers;
    private final Option<String> which;
    private final Option<Who> who = Option.choice(
                    "who", "Who may wake it: operators, or everyone who sees the card (an admin says so)", Who.class)
            .orElse(Who.OPERATOR);

    WakeCommands(IdleNeeds needs, Wakes wakes, WatchedServers servers) {
        this.needs = needs;
        this.wakes = wakes;
        this.servers = servers;
        this.which = servers.option("Which server, by name or id");
    }

    List<Command> commands() {
        return List.of(
                Command.named("idle card", "Post a card with a button that wakes a server")
                        .takes(which, who)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::card),
                // who may is what was said with the card
                Command.named("idle play", "Wake a server")
                        .takes(which)
                        .unlisted()
                        .deferred()
                        .runs(this::play));
    }

    /** What everybody may do costs the guild money, so an admin decides it. */
    private Reply card(Call call) {
        var server = servers.find(call, call.value(which));
        var may = call.value(who);
        if (may == Who.EVERYONE && !call.rights().permission().covers(Permission.ADMIN)) {
            throw new Refused("wake.admin");
        }
        wakes.set(call.guild(), server.id(), may);
        var price = needs.tariff()
                .get()
                .perHour(server)
                .map(it -> " · ≈ " + it.write(call.texts().locale()) + "/h")
                .orElse("");
        return Reply.say(Message.neutral(call.text("wake.title", name(server)))
                .text(may == Who.EVERYONE ? call.text("wake.everyone") : call.text("wake.operators"))
                .text("-# " + call.text("wake.by", Markdown.person(call.person().id())) + price)
                .buttons(Button.success(call.text("wake.play"), Press.run("idle play", "server", server.id()))));
    }

    private Reply play(Call call) {
        var id = call.value(which);
        var may = wakes.find(call.guild(), id).orElseThrow(() -> new Refused("wake.over"));
        var server = allowed(call, may, id);
        if (server.state() == State.RUNNING) {
            return Reply.whisper(Message.good(call.text("wake.runs", name(server)))
                    .text(
                            server.address().isEmpty()
                                    ? call.text("card.address.none")
                                    : Markdown.code(server.address())));
        }
        servers.refuseWhatMustStayOff(server);
        var course = new Course(Verb.START, call.person().id(), List.of(server.id()));
        var outcome = servers.move(call, server, course);
        return switch (outcome) {
            case Outcome.Underway _ ->
                Reply.say(Message.waiting(call.text("move.start.moving", name(server)))
                        .text(call.text(
                                "wake.woken", Markdown.person(call.person().id())))
                        .living(course.name()));
            case Outcome.Already _ -> Reply.whisper(Message.good(call.text("wake.runs", name(server))));
            case Outcome.Busy(var other) ->
                Reply.whisper(
                        Message.waiting(call.text("wake.busy." + other.verb().word(), name(server))));
            case Outcome.Failed(var trouble, var detail) ->
                Reply.whisper(
                        Message.bad(call.text("move.failed", name(server), call.text("trouble." + trouble.word())))
                                .text("-# " + Markdown.plain(detail)));
        };
    }

    /** Whom the card lets in needs no right of their own. */
    private Server allowed(Call call, Who may, String id) {
        if (may == Who.EVERYONE) {
            return needs.fleet()
                    .get()
                    .of(call.guild())
                    .find(id)
                    .orElseThrow(() -> new Refused("server.unknown", Markdown.plain(id)));
        }
        if (!call.rights().permission().covers(Permission.OPERATOR)) {
            throw new Refused("wake.right");
        }
        return servers.find(call, id);
    }

    private static String name(Server server) {
        return Markdown.plain(server.called());
    }
}
