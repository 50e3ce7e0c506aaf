package dev.skylark.idle;

import dev.skylark.command.Durations;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.fleet.Controls.Outcome;
import dev.skylark.fleet.Server;
import dev.skylark.idle.IdleWatch.Decision;
import dev.skylark.money.Money;
import dev.skylark.players.Headcount;
import dev.skylark.players.Headcount.Playing;
import dev.skylark.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How idle servers look in Discord. */
final class IdleCards {

    private static final int NAMES = 8;

    private IdleCards() {}

    /** What a sign says, in words. */
    static String line(Signal signal, Texts texts) {
        return switch (signal) {
            case Signal.People(Playing playing) -> people(playing, texts);
            case Signal.People(Headcount.Unknown(var why)) -> texts.of("idle.people.unknown." + why.word());
            case Signal.Cpu(var measured, var _) -> measure("idle.cpu", measured, texts);
            case Signal.Network(var measured, var _) -> measure("idle.network", measured, texts);
        };
    }

    private static String people(Playing playing, Texts texts) {
        if (playing.isEmpty()) {
            return texts.of("idle.people.none");
        }
        var names = playing.names().stream()
                .limit(NAMES)
                .map(Markdown::plain)
                .collect(Collectors.joining(", ", playing.names().isEmpty() ? "" : ": ", ""));
        var more = !names.isEmpty()
                        && playing.count() > Math.min(NAMES, playing.names().size())
                ? " …"
                : "";
        return (playing.count() == 1 ? texts.of("idle.people.one") : texts.of("idle.people.many", playing.count()))
                + names
                + more;
    }

    private static String measure(String key, OptionalDouble measured, Texts texts) {
        return measured.isEmpty()
                ? texts.of(key + ".unknown")
                : texts.of(key + ".text", String.format(texts.locale(), "%.1f", measured.getAsDouble()));
    }

    static String lines(List<Signal> signals, Texts texts) {
        return signals.stream().map(it -> line(it, texts)).collect(Collectors.joining(" · "));
    }

    /** Says that it is about to be stopped, and lets people object. */
    static Message countdown(
            Server server, Instant since, List<Signal> signals, Instant until, Optional<Money> price, Texts texts) {
        var message = Message.warning(texts.of("idle.count.title", name(server)))
                .text(texts.of("idle.count.text", Markdown.ago(until), Markdown.at(until)))
                .fact(texts.of("idle.since"), Markdown.at(since))
                .fact(texts.of("idle.signs"), lines(signals, texts));
        return price.map(it -> message.fact(texts.of("idle.price"), "≈ " + it.write(texts.locale()) + "/h"))
                .orElse(message)
                .buttons(
                        Button.success(texts.of("idle.keep"), Press.run("idle keep", "server", server.id())),
                        Button.danger(texts.of("idle.stop"), Press.run("idle stop", "server", server.id())));
    }

    /** The countdown is over before its time. */
    static Message calledOff(String name, String because, Texts texts) {
        return Message.good(texts.of("idle.off.title", Markdown.plain(name))).text(because);
    }

    static Message stopped(Server server, Instant since, Outcome outcome, Optional<Money> price, Texts texts) {
        var name = name(server);
        return switch (outcome) {
            case Outcome.Underway _ -> {
                var message = Message.neutral(texts.of("idle.stopped.title", name))
                        .text(texts.of("idle.stopped.text", Markdown.at(since)));
                yield price.map(it -> message.text("💶 " + texts.of("idle.saves", it.write(texts.locale()))))
                        .orElse(message)
                        .buttons(look(server, texts));
            }
            case Outcome.Already _ ->
                Message.neutral(texts.of("idle.already", name)).buttons(look(server, texts));
            case Outcome.Busy(var other) ->
                Message.neutral(texts.of("idle.off.title", name))
                        .text(texts.of("idle.off.intent." + other.verb().word(), who(other.person())));
            case Outcome.Failed(var trouble, var detail) ->
                Message.bad(texts.of("idle.failed", name))
                        .text(texts.of("trouble." + trouble.word()) + "\n-# " + Markdown.plain(detail))
                        .text(texts.of("idle.failed.next"))
                        .buttons(look(server, texts));
        };
    }

    private static Button look(Server server, Texts texts) {
        return Button.secondary(texts.of("button.look"), Press.run("ec2 info", "server", server.id()));
    }

    /** Why it is as it is. */
    static String because(Decision decision, Texts texts) {
        return switch (decision) {
            case Decision.Off _ -> texts.of("idle.off.stopped");
            case Decision.SwitchedOff _ -> texts.of("idle.off.switched");
            case Decision.Kept(var keep) -> texts.of("idle.off.kept", Markdown.at(keep.until()), who(keep.person()));
            case Decision.Wanted(var intent) ->
                texts.of("idle.off.intent." + intent.verb().word(), who(intent.person()));
            case Decision.InUse(var signals) -> texts.of("idle.off.used", lines(signals, texts));
            case Decision.Unsure(var signals) -> texts.of("idle.off.unsure", lines(signals, texts));
            case Decision.Waiting(var since, var until) ->
                texts.of("idle.waiting", Markdown.at(since), Markdown.ago(until));
            case Decision.Due(var since) -> texts.of("idle.due", Markdown.at(since));
        };
    }

    private static String who(String person) {
        return person.isEmpty() ? "Skylark" : Markdown.person(person);
    }

    static String terms(Terms terms, Texts texts) {
        var game = terms.game()
                .map(it -> texts.of("idle.terms.game", it.word(), terms.port()) + " · ")
                .orElse("");
        return game + texts.of("idle.terms", Durations.write(terms.after()), terms.cpu(), terms.network());
    }

    private static String name(Server server) {
        return Markdown.plain(server.called());
    }
}
