package dev.skylark.ec2;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Command.Question;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Controls.Outcome;
import dev.skylark.fleet.Course;
import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Keep;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.timer.When;
import dev.skylark.uptime.Session;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** {@code /ec2 start}, {@code stop} and {@code reboot}, on one server or several. */
final class Move {

    private final Needs needs;
    private final Servers servers;
    private final Cards cards;
    private final Option<String> which;
    private final Option<Boolean> hibernate = Option.truth("hibernate", "Keep what is in memory, where the server can")
            .orElse(false);
    private final Option<Boolean> here = Option.truth("here", "The answer takes the place of this message")
            .orElse(false)
            .fromButtons();
    private final Option<Boolean> exception = Option.truth("exception", "Although the budget is spent")
            .orElse(false)
            .fromButtons();

    Move(Needs needs, Servers servers, Cards cards) {
        this.needs = needs;
        this.servers = servers;
        this.cards = cards;
        this.which = servers.several("Which server, by name or id; several with commas between");
    }

    List<Command> commands() {
        return List.of(
                Command.named("ec2 start", "Start a server, or several")
                        .takes(which, here, exception)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .schedulable()
                        .asks(this::mayStart)
                        .runs(call -> run(call, Verb.START)),
                Command.named("ec2 stop", "Stop a server, or several")
                        .takes(which, hibernate)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .schedulable()
                        .confirms(call -> preview(call, Verb.STOP))
                        .runs(call -> run(call, Verb.STOP)),
                Command.named("ec2 reboot", "Restart a server's system, or several")
                        .takes(which)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .schedulable()
                        .confirms(call -> preview(call, Verb.REBOOT))
                        .runs(call -> run(call, Verb.REBOOT)));
    }

    /** A start asks only where money is short. */
    private Optional<Question> mayStart(Call call) {
        var wanted = servers.findAll(call, call.value(which)).stream()
                .filter(it -> it.state() == State.STOPPED)
                .toList();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        refuseWhatIsKeptOff(wanted);
        return switch (needs.tariff().get().toStart(call.guild(), wanted)) {
            case Tariff.Leave.Given() -> Optional.empty();
            case Tariff.Leave.WithApproval(var budget, var percent) ->
                Optional.of(new Question(
                        costs(call, wanted).text(call.text("start.approval", Markdown.plain(budget), percent)), true));
            case Tariff.Leave.Denied(var budget, var percent) -> {
                if (!call.value(exception)) {
                    var arguments = new LinkedHashMap<>(call.arguments());
                    arguments.put("exception", "true");
                    throw new Refused("start.denied", Markdown.plain(budget), percent)
                            .offering("start.exception", new Press.Run("ec2 start", arguments).write());
                }
                yield Optional.of(new Question(
                        costs(call, wanted).text(call.text("start.exception.text", Markdown.plain(budget), percent)),
                        true));
            }
        };
    }

    private void refuseWhatIsKeptOff(List<Server> wanted) {
        for (var server : wanted) {
            keep(server).filter(it -> it.wanted() == State.STOPPED).ifPresent(it -> {
                throw new Refused(
                                "start.keptOff",
                                Markdown.plain(server.called()),
                                Markdown.at(it.until()),
                                Markdown.person(it.person()))
                        .offering("keep.release", Press.run("ec2 keep", "server", server.id(), "state", "release"));
            });
        }
    }

    private Message costs(Call call, List<Server> wanted) {
        var message = Message.warning(call.text("start.title", names(wanted)));
        for (var server : wanted) {
            var price = needs.tariff()
                    .get()
                    .perHour(server)
                    .map(it -> it.write(call.texts().locale()) + "/h")
                    .orElse(call.text("card.price.unknown"));
            message = message.fact(Markdown.plain(server.called()), "≈ " + price);
        }
        return message;
    }

    /** What will happen, before it does. */
    private Message preview(Call call, Verb verb) {
        var wanted = servers.findAll(call, call.value(which));
        var message = Message.warning(call.text("move." + verb.word() + ".title", names(wanted)));
        for (var server : wanted) {
            message = message.text(touched(call, server, verb));
        }
        return message.text("-# " + call.text("move." + verb.word() + ".text"));
    }

    private String touched(Call call, Server server, Verb verb) {
        var lines = new ArrayList<String>();
        lines.add("%s **%s** · %s"
                .formatted(
                        Cards.sign(server.state()),
                        Markdown.plain(server.called()),
                        call.text("server.state." + server.state().word())));
        session(server).ifPresent(it -> {
            var cost = needs.tariff()
                    .get()
                    .perHour(server)
                    .map(price -> " · ≈ "
                            + price.times(hours(it.length())).write(call.texts().locale()))
                    .orElse("");
            lines.add(call.text("move.session", Cards.clock(it)) + cost);
        });
        if (verb == Verb.STOP && !server.address().isEmpty() && !server.keepsAddress()) {
            lines.add(call.text("move.address", Markdown.code(server.address())));
        }
        keep(server).ifPresent(it -> lines.add("⚠️ " + cards.keepLine(it, call.texts())));
        if (needs.alarms().get().watching(server) instanceof Answer.Got<List<Alarms.Alarm>>(var alarms)
                && !alarms.isEmpty()) {
            lines.add(call.text(
                    "move.alarms",
                    alarms.size(),
                    String.join(
                            ", ",
                            alarms.stream()
                                    .limit(5)
                                    .map(it -> Markdown.plain(it.name()))
                                    .toList())));
        }
        return String.join("\n", lines);
    }

    private Optional<Session> session(Server server) {
        return needs.uptime()
                .get()
                .of(server)
                .flatMap(it -> it.open(needs.clock().instant()));
    }

    private static BigDecimal hours(Duration length) {
        return BigDecimal.valueOf(length.toSeconds()).divide(BigDecimal.valueOf(3600), MathContext.DECIMAL64);
    }

    private Optional<Keep> keep(Server server) {
        return needs.keeps()
                .get()
                .find(server.guild(), server.id())
                .filter(it -> it.holds(needs.clock().instant()));
    }

    private Reply run(Call call, Verb verb) {
        var wanted = servers.findAll(call, call.value(which));
        if (verb == Verb.START) {
            refuseWhatIsKeptOff(wanted);
        }
        var course = new Course(
                verb, call.person().id(), wanted.stream().map(Server::id).toList());
        var lines = new ArrayList<String>();
        var moving = 0;
        for (var server : wanted) {
            var outcome = needs.controls().get().run(server, intent(call, course, server), asked(call, verb));
            lines.add(line(call, server, verb, outcome));
            if (outcome instanceof Outcome.Underway) {
                moving++;
                remind(call, server, verb);
            }
        }
        var message = (moving > 0
                        ? Message.waiting(call.text("move." + verb.word() + ".moving", names(wanted)))
                                .living(course.name())
                        : Message.neutral(call.text("move." + verb.word() + ".nothing", names(wanted))))
                .text(String.join("\n", lines))
                .text("-# "
                        + call.text(
                                "move." + verb.word() + ".by",
                                Markdown.person(call.person().id()),
                                Markdown.clock(needs.clock().instant())));
        return inPlace(call, verb) ? Reply.update(message) : Reply.say(message);
    }

    private boolean asked(Call call, Verb verb) {
        return verb == Verb.STOP && call.value(hibernate);
    }

    private boolean inPlace(Call call, Verb verb) {
        // a confirmed press stands in the message that asked
        return call.origin().isPress()
                && (verb != Verb.START || call.value(here) || call.consent() != Call.Consent.GIVEN);
    }

    private Intent intent(Call call, Course course, Server server) {
        return new Intent(
                call.guild(),
                server.id(),
                server.called(),
                course.verb(),
                call.person().id(),
                call.origin().isPlanned() ? "plan" : "",
                call.origin().channel(),
                course.name(),
                call.origin().locale(),
                needs.clock().instant(),
                false);
    }

    private static String line(Call call, Server server, Verb verb, Outcome outcome) {
        var name = "**" + Markdown.plain(server.called()) + "**";
        return switch (outcome) {
            case Outcome.Underway(var _) -> "⏳ " + call.text("move." + verb.word() + ".line", name);
            case Outcome.Already(var state) ->
                Cards.sign(state) + " " + call.text("move.already", name, call.text("server.state." + state.word()));
            case Outcome.Busy(var other) ->
                "⏳ "
                        + call.text(
                                "move.busy." + other.verb().word(),
                                name,
                                Markdown.person(other.person()),
                                Markdown.ago(other.at()));
            case Outcome.Failed(var trouble, var detail) ->
                "⛔ " + call.text("move.failed", name, call.text("trouble." + trouble.word())) + "\n-# "
                        + Markdown.plain(detail);
        };
    }

    /** To the person who started it, after the time that the guild has decided. */
    private void remind(Call call, Server server, Verb verb) {
        var after = needs.wishes().get().reminder(call.guild());
        if (verb == Verb.START && after.isPositive()) {
            needs.timers()
                    .get()
                    .set(
                            Reminders.job(
                                    server,
                                    call.person().id(),
                                    call.origin().channel(),
                                    call.origin().locale()),
                            new When.Once(needs.clock().instant().plus(after)));
        }
    }

    private static String names(List<Server> wanted) {
        return wanted.size() == 1
                ? Markdown.plain(wanted.getFirst().called())
                : String.join(
                                ", ",
                                wanted.stream()
                                        .limit(5)
                                        .map(it -> Markdown.plain(it.called()))
                                        .toList())
                        + (wanted.size() > 5 ? " …" : "");
    }
}
