package dev.skylark.ec2;

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
import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Keep;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code /ec2 keep}: a server stays on, or off, for a while, whatever the plan says; then the plan holds again. */
final class KeepServer {

    static final String KIND = "keep-ends";

    /** What is wanted for a while. */
    enum Wanted {
        ON,
        OFF,
        RELEASE
    }

    private static final Duration USUAL = Duration.ofHours(2);

    private final Needs needs;
    private final Servers servers;
    private final Cards cards;
    private final Option<String> which;
    private final Option<Wanted> state = Option.choice("state", "On, off, or release to end it now", Wanted.class);
    private final Option<Duration> until = Option.duration(
                    "until",
                    "For how long, for example 2h or 3d; 2h if you say nothing",
                    Duration.ofMinutes(5),
                    Duration.ofDays(30))
            .orElse(USUAL);

    KeepServer(Needs needs, Servers servers, Cards cards) {
        this.needs = needs;
        this.servers = servers;
        this.cards = cards;
        this.which = servers.one("Which server, by name or id");
    }

    Command command() {
        return Command.named("ec2 keep", "Keep a server on or off for a while, whatever the plan says")
                .takes(which, state, until)
                .only(Permission.OPERATOR)
                .deferred()
                .runs(this::run);
    }

    private Reply run(Call call) {
        var server = servers.find(call, call.value(which));
        return Reply.say(
                switch (call.value(state)) {
                    case ON -> keep(call, server, State.RUNNING, Verb.START);
                    case OFF -> keep(call, server, State.STOPPED, Verb.STOP);
                    case RELEASE -> release(call, server);
                });
    }

    private Message keep(Call call, Server server, State wanted, Verb verb) {
        var now = needs.clock().instant();
        var before = needs.keeps()
                .get()
                .find(call.guild(), server.id())
                .filter(it -> it.holds(now))
                .map(Keep::before)
                .orElse(settled(server.state()));
        if (verb == Verb.START && server.state() == State.STOPPED) {
            refuseWithoutMoney(call, server);
        }
        var keep = new Keep(
                call.guild(),
                server.id(),
                wanted,
                now.plus(call.value(until)),
                call.person().id(),
                call.origin().channel(),
                before);
        needs.keeps().get().set(keep);
        plan(keep);
        var intent = intent(
                call.guild(),
                server,
                verb,
                call.person().id(),
                "",
                keep.channel(),
                call.origin().locale());
        var outcome = needs.controls().get().run(server, intent, false);
        var message = Message.good(call.text("keep.title", Markdown.plain(server.called())))
                .text(cards.keepLine(keep, call.texts()));
        message = switch (outcome) {
            case Outcome.Underway(var it) ->
                message.text(call.text("move." + it.verb().word() + ".line", Markdown.plain(server.called())));
            case Outcome.Already(var _) -> message;
            case Outcome.Busy(var other) ->
                message.text(call.text(
                        "move.busy." + other.verb().word(),
                        Markdown.plain(server.called()),
                        Markdown.person(other.person()),
                        Markdown.ago(other.at())));
            case Outcome.Failed(var trouble, var detail) ->
                message.text("⛔ "
                        + call.text(
                                "move.failed", Markdown.plain(server.called()), call.text("trouble." + trouble.word()))
                        + "\n-# " + Markdown.plain(detail));
        };
        return message.text("-# " + afterwards(keep, call.texts()))
                .buttons(
                        Button.secondary(
                                call.text("keep.release"),
                                Press.run("ec2 keep", "server", server.id(), "state", "release")),
                        Button.secondary(call.text("button.look"), Press.run("ec2 info", "server", server.id())));
    }

    private void plan(Keep keep) {
        needs.timers().get().set(Job.of(keep.guild(), KIND, keep.server()), new When.Once(keep.until()));
    }

    /** What was over already stays over: whatever came after it has happened. */
    void planAnew(String guild) {
        var now = needs.clock().instant();
        needs.keeps().get().all(guild).stream().filter(it -> it.holds(now)).forEach(this::plan);
    }

    private void refuseWithoutMoney(Call call, Server server) {
        switch (needs.tariff().get().toStart(call.guild(), List.of(server))) {
            case Tariff.Leave.Given() -> {
                // go on
            }
            case Tariff.Leave.WithApproval(var budget, var percent) ->
                throw new Refused("keep.money", Markdown.plain(budget), percent)
                        .offering("button.start", Press.run("ec2 start", "server", server.id()));
            case Tariff.Leave.Denied(var budget, var percent) ->
                throw new Refused("keep.money", Markdown.plain(budget), percent)
                        .offering("button.start", Press.run("ec2 start", "server", server.id()));
        }
    }

    private static String afterwards(Keep keep, Texts texts) {
        return texts.of(
                keep.before() == keep.wanted()
                        ? "keep.after.same"
                        : keep.before() == State.RUNNING ? "keep.after.start" : "keep.after.stop");
    }

    private Message release(Call call, Server server) {
        var keep = needs.keeps()
                .get()
                .find(call.guild(), server.id())
                .filter(it -> it.holds(needs.clock().instant()))
                .orElseThrow(() -> new Refused("keep.none", Markdown.plain(server.called())));
        needs.timers().get().cancel(call.guild(), KIND, server.id());
        needs.keeps().get().remove(call.guild(), server.id());
        return Message.good(call.text("keep.released", Markdown.plain(server.called())))
                .text(call.text(
                        keep.wanted() == State.RUNNING ? "keep.released.on" : "keep.released.off",
                        Markdown.person(call.person().id())));
    }

    /** The time is over: back to how it was, and say so. */
    void ends(Job job) {
        var now = needs.clock().instant();
        var keep = needs.keeps().get().find(job.guild(), job.name()).filter(it -> !it.holds(now));
        if (keep.isEmpty()) {
            return; // released, or made longer
        }
        var server = needs.fleet().get().look(job.guild()).find(job.name());
        server.ifPresent(it -> restore(keep.get(), it));
        needs.keeps().get().remove(job.guild(), job.name());
    }

    private void restore(Keep keep, Server server) {
        var texts = Texts.in(cards.guild(keep.guild()).locale());
        var name = Markdown.plain(server.called());
        var then = needs.plans().get().wanted(server, needs.clock().instant()).orElse(keep.before());
        var back = then == keep.wanted()
                ? Optional.<Verb>empty()
                : Optional.of(then == State.RUNNING ? Verb.START : Verb.STOP);
        var line = texts.of("keep.over.same");
        if (back.isPresent()) {
            var intent = intent(
                    keep.guild(),
                    server,
                    back.get(),
                    keep.person(),
                    KIND,
                    keep.channel(),
                    texts.locale().getLanguage());
            var outcome = needs.controls().get().run(server, intent, false);
            line = outcome instanceof Outcome.Failed(var trouble, var _)
                    ? "⛔ " + texts.of("move.failed", name, texts.of("trouble." + trouble.word()))
                    : texts.of("move." + back.get().word() + ".line", name);
        }
        needs.answers()
                .get()
                .post(
                        keep.channel(),
                        Message.neutral(texts.of("keep.over", name))
                                .text(line)
                                .buttons(Button.secondary(
                                        texts.of("button.look"), Press.run("ec2 info", "server", server.id()))),
                        texts.locale().getLanguage());
    }

    private Intent intent(
            String guild, Server server, Verb verb, String person, String because, String channel, String locale) {
        return new Intent(
                guild,
                server.id(),
                server.called(),
                verb,
                person,
                because,
                channel,
                "",
                locale,
                needs.clock().instant(),
                false);
    }

    private static State settled(State state) {
        return state == State.RUNNING || state == State.STARTING ? State.RUNNING : State.STOPPED;
    }
}
