package dev.skylark.alert;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fact.Fact.AlertsChanged;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /alert silence}: for a while nobody is called. */
final class SilenceCommands {

    private final AlertNeeds needs;
    private final Book book;
    private final Silences silences;
    private final Supplier<String> newId;
    private final Option<Optional<String>> which;
    private final Option<Duration> lasting = Option.duration(
                    "for", "How long, for example 30m or 2h", Duration.ofMinutes(1), Duration.ofDays(30))
            .orElse(Duration.ofHours(1));
    private final Option<String> service =
            Option.text("service", "All alerts of this service", 1, 100).orElse("");
    private final Option<String> environment =
            Option.text("environment", "All alerts of this environment", 1, 100).orElse("");
    private final Option<String> word =
            Option.text("text", "All alerts that say this", 2, 100).orElse("");
    private final Option<String> reason =
            Option.text("reason", "Why, so that others know", 1, 200).orElse("");
    private final Option<String> silence =
            Option.text("silence", "Which silence", 1, 40).suggesting(this::like);

    SilenceCommands(AlertNeeds needs, Book book, Silences silences, Supplier<String> newId) {
        this.needs = needs;
        this.book = book;
        this.silences = silences;
        this.newId = newId;
        this.which = Option.text("alert", "Only this alert: its short id", 4, 32)
                .suggesting(book::suggestions)
                .optional();
    }

    List<Command> commands() {
        return List.of(
                Command.named("alert silence", "For a while nobody is called for alerts like these")
                        .takes(which, lasting, service, environment, word, reason)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::silence),
                Command.named("alert silences", "What nobody is called for just now")
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("alert unsilence", "End a silence")
                        .takes(silence)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::end));
    }

    private Reply silence(Call call) {
        var now = needs.clock().instant();
        var alert =
                call.value(which).map(it -> book.find(call.guild(), it).id()).orElse("");
        if (Stream.of(alert, call.value(service), call.value(environment), call.value(word))
                .allMatch(String::isEmpty)) {
            throw new Refused("silence.everything");
        }
        var made = new Silence(
                call.guild(),
                newId.get(),
                alert,
                call.value(service),
                call.value(environment),
                call.value(word),
                now,
                now.plus(call.value(lasting)),
                call.person().id(),
                call.value(reason),
                call.origin().channel());
        if (!silences.add(made)) {
            throw new Refused("silence.many");
        }
        needs.bus().get().tell(new AlertsChanged(call.guild()));
        return Reply.say(Message.neutral(call.text("silence.begun.title"))
                .text(line(made, call.texts()))
                .buttons(Button.secondary(
                        call.text("silence.button.end"), Press.run("alert unsilence", "silence", made.id()))));
    }

    private Reply list(Call call) {
        var now = needs.clock().instant();
        var all = silences.all(call.guild()).stream()
                .filter(it -> now.isBefore(it.until()))
                .toList();
        var message = Message.neutral(call.text("silence.list.title", all.size()));
        if (all.isEmpty()) {
            message = message.text(call.text("silence.list.none"));
        }
        for (var it : all) {
            message = message.section(
                    line(it, call.texts()),
                    Button.secondary(
                            call.text("silence.button.end"), Press.run("alert unsilence", "silence", it.id())));
        }
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }

    private Reply end(Call call) {
        var there = silences.all(call.guild()).stream()
                .filter(it -> it.id().equals(call.value(silence)))
                .findFirst()
                .filter(silences::end)
                .orElseThrow(() -> new Refused("silence.unknown", Markdown.plain(call.value(silence))));
        needs.bus().get().tell(new AlertsChanged(call.guild()));
        return Reply.say(Message.good(call.text("silence.ended.title"))
                .text(call.text(
                        "silence.ended.text",
                        words(there, call.texts()),
                        Markdown.person(call.person().id()))));
    }

    private List<Choice> like(Call call, String typed) {
        var now = needs.clock().instant();
        return silences.all(call.guild()).stream()
                .filter(it -> now.isBefore(it.until()))
                .map(it -> new Choice(Cut.clip(plainWords(it), 100), it.id()))
                .filter(it -> it.name().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String line(Silence it, Texts texts) {
        var why = it.reason().isEmpty() ? "" : "\n> " + Markdown.plain(it.reason());
        return texts.of("silence.line", words(it, texts), Markdown.ago(it.until()), Markdown.person(it.by())) + why;
    }

    /** What it covers, in words. */
    static String words(Silence it, Texts texts) {
        return Stream.of(
                        it.alert().isEmpty()
                                ? ""
                                : texts.of("silence.alert", it.alert().substring(0, 8)),
                        it.service().isEmpty() ? "" : texts.of("silence.service", Markdown.plain(it.service())),
                        it.environment().isEmpty()
                                ? ""
                                : texts.of("silence.environment", Markdown.plain(it.environment())),
                        it.word().isEmpty() ? "" : texts.of("silence.word", Markdown.plain(it.word())))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String plainWords(Silence it) {
        return Stream.of(
                        it.alert().isEmpty() ? "" : it.alert().substring(0, 8),
                        it.service(),
                        it.environment(),
                        it.word(),
                        it.reason())
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
