package dev.skylark.alert;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Durations;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Attachment;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Select;
import dev.skylark.fact.Severity;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /alert}: what goes wrong, and what is done about it. */
final class AlertCommands {

    private static final int ON_A_PAGE = 10;

    /** Which alerts one wants to see. */
    private enum Which {
        OPEN,
        RESOLVED,
        ALL
    }

    private final AlertNeeds needs;
    private final Book book;
    private final Alerts alerts;
    private final Option<String> which;
    private final Option<Which> state =
            Option.choice("state", "Which alerts", Which.class).orElse(Which.OPEN);
    private final Option<Severity> least =
            Option.choice("severity", "At least this bad", Severity.class).orElse(Severity.INFO);
    private final Option<String> service =
            Option.text("service", "Of this service only", 1, 100).orElse("");
    private final Option<Long> page =
            Option.whole("page", "Which page", 1, 1000).orElse(1L).fromButtons();
    private final Option<Optional<String>> person =
            Option.user("person", "Who takes care of it; you, if left out").optional();
    private final Option<String> text = Option.text("text", "What to write down", 1, 1500);
    private final Option<Optional<String>> reason =
            Option.text("reason", "What it was, for the timeline", 1, 500).optional();

    AlertCommands(AlertNeeds needs, Alerts alerts, Book book) {
        this.needs = needs;
        this.alerts = alerts;
        this.book = book;
        this.which = Option.text("alert", "Which alert: its short id", 4, 32).suggesting(book::suggestions);
    }

    List<Command> commands() {
        return List.of(
                Command.named("alert list", "What goes wrong just now")
                        .takes(state, least, service, page)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("alert show", "All about an alert")
                        .takes(which)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::show),
                Command.named("alert ack", "Say that you are looking into it: nobody else is called")
                        .takes(which)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::acknowledge),
                Command.named("alert resolve", "Say that it is over")
                        .takes(which, reason)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::resolve),
                Command.named("alert assign", "Give it to somebody, or take it")
                        .takes(which, person)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::assign),
                Command.named("alert note", "Write something down about it")
                        .takes(which, text)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::note),
                Command.named("alert timeline", "What happened to it, in order")
                        .takes(which)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::timeline));
    }

    private Reply list(Call call) {
        var now = needs.clock().instant();
        var wanted = call.value(state);
        var source = wanted == Which.OPEN ? alerts.open(call.guild()) : book.all(call.guild());
        var found = source.stream()
                .filter(it -> wanted == Which.ALL || it.isOpen() == (wanted == Which.OPEN))
                .filter(it -> it.what().severity().isAtLeast(call.value(least)))
                .filter(it ->
                        call.value(service).isEmpty() || it.what().service().equalsIgnoreCase(call.value(service)))
                .sorted(Comparator.comparing((Alert it) -> it.what().severity(), Comparator.reverseOrder())
                        .thenComparing(it -> it.what().last(), Comparator.reverseOrder()))
                .toList();
        if (found.isEmpty()) {
            var none = Message.good(call.text("alert.list.none")).text(call.text("alert.list.none.text"));
            return said(call, book.warned(call, none));
        }
        var pages = (found.size() + ON_A_PAGE - 1) / ON_A_PAGE;
        var at = (int) Math.min(call.value(page), pages);
        var shown = found.subList((at - 1) * ON_A_PAGE, Math.min(found.size(), at * ON_A_PAGE));
        var message = Message.neutral(call.text("alert.list.title", found.size())
                + (pages > 1 ? " · " + call.text("page.of", at, pages) : ""));
        for (var it : shown) {
            message = message.section(line(call, it, now), button(call, it, now));
        }
        message = message.menu(Select.text(
                call.text("alert.choose"),
                Press.run("alert show"),
                shown.stream().map(AlertCards::choice).toList()));
        if (pages > 1) {
            message = message.buttons(
                    Button.secondary(call.text("page.previous"), page(call, at - 1))
                            .enabledIf(at > 1),
                    Button.secondary(call.text("page.next"), page(call, at + 1)).enabledIf(at < pages));
        }
        return said(call, book.warned(call, message));
    }

    private static String page(Call call, int at) {
        return Press.run(
                "alert list",
                "state",
                call.arguments().getOrDefault("state", "open"),
                "severity",
                call.arguments().getOrDefault("severity", "info"),
                "service",
                call.arguments().getOrDefault("service", ""),
                "page",
                Math.max(1, at));
    }

    private static String line(Call call, Alert it, Instant now) {
        var taken = it.handling()
                .taken()
                .map(by -> " · " + Markdown.person(by.by()))
                .orElse("");
        return "**%s**\n%s\n-# %s · `%s`%s"
                .formatted(
                        AlertCards.title(it, now, call.texts()),
                        Cut.clip(
                                Markdown.plain(
                                        firstLine(Redactor.redact(it.what().message()))),
                                120),
                        call.text(
                                "alert.line",
                                call.text("severity." + it.what().severity().word()),
                                Markdown.plain(it.what().environment()),
                                it.what().count(),
                                Markdown.at(it.what().first()),
                                Markdown.ago(it.what().last())),
                        it.shortId(),
                        taken);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static Button button(Call call, Alert it, Instant now) {
        return it.status(now).calls()
                ? Button.primary(call.text("alert.button.ack"), Press.run("alert ack", "alert", it.shortId()))
                : Button.secondary(call.text("alert.button.show"), Press.run("alert show", "alert", it.shortId()));
    }

    private Reply show(Call call) {
        var it = book.find(call.guild(), call.value(which));
        var card = AlertCards.card(it, needs.clock().instant(), call.texts());
        var details = AlertCards.details(it, call.texts());
        for (var block : details.blocks()) {
            card = card.with(block);
        }
        var whole = new Message(card.tone(), card.title(), card.blocks(), details.files());
        return Reply.whisper(whole);
    }

    private Reply acknowledge(Call call) {
        var it = open(call);
        var already = it.handling().taken().map(Episode.Taken::by);
        if (already.filter(by -> !by.equals(call.person().id())).isPresent()) {
            return Reply.whisper(Message.neutral(call.text("alert.ack.already", Markdown.person(already.get()))));
        }
        var done = book.handle(
                call,
                it,
                Event.Kind.ACKNOWLEDGED,
                "",
                handling ->
                        handling.acknowledged(call.person().id(), needs.clock().instant()));
        return changed(
                call,
                done,
                call.text(
                        "alert.ack.done",
                        done.shortId(),
                        Markdown.person(call.person().id())));
    }

    private Reply resolve(Call call) {
        var it = open(call);
        var now = needs.clock().instant();
        var over = Resolution.plain(Resolution.Why.PERSON, now, call.person().id());
        var done = book.handle(
                call, it, Event.Kind.RESOLVED, call.value(reason).orElse(""), handling -> handling.resolved(over));
        return changed(
                call,
                done,
                call.text(
                        "alert.resolve.done",
                        done.shortId(),
                        Markdown.person(call.person().id()),
                        Durations.write(
                                Duration.between(it.handling().opened(), now).abs())));
    }

    private Reply assign(Call call) {
        var it = open(call);
        var who = call.value(person).orElse(call.person().id());
        var done = book.handle(call, it, Event.Kind.ASSIGNED, who, handling -> handling.assigned(who));
        return changed(call, done, call.text("alert.assign.done", done.shortId(), Markdown.person(who)));
    }

    private Reply note(Call call) {
        var it = book.find(call.guild(), call.value(which));
        book.happened(book.event(call, it, Event.Kind.NOTED, Redactor.redact(call.value(text))));
        return Reply.say(Message.good(call.text("alert.note.done", it.shortId()))
                .text("> " + Markdown.plain(Redactor.redact(call.value(text)).replace('\n', ' '))));
    }

    private Reply timeline(Call call) {
        var it = book.find(call.guild(), call.value(which));
        var now = needs.clock().instant();
        var lines = alerts.timeline(call.guild(), it.id()).stream()
                .map(event -> "%s · %s".formatted(Markdown.at(event.at()), Chronicle.words(event, call.texts())))
                .toList();
        var message = Message.neutral(call.text("alert.timeline.title", it.shortId()))
                .text("**" + AlertCards.title(it, now, call.texts()) + "**")
                .text(call.text(
                        "alert.timeline.first",
                        Markdown.at(it.what().first()),
                        it.what().count()))
                .text(
                        lines.isEmpty()
                                ? call.text("alert.timeline.none")
                                : lines.stream().collect(Collectors.joining("\n")));
        return Reply.say(
                lines.size() > 20
                        ? message.download(Attachment.of(
                                "timeline-%s.md".formatted(it.shortId()),
                                call.text("alert.timeline.title", it.shortId()),
                                Chronicle.document(it, alerts.timeline(call.guild(), it.id()), "", now)))
                        : message);
    }

    /** The living message changes itself; pressed there it is changed at once, else it is said what was done. */
    private Reply changed(Call call, Alert done, String sentence) {
        var isOnTheCard = call.origin().isPress()
                && done.handling()
                        .showing()
                        .filter(it -> it.alone()
                                && it.spot().message().equals(call.origin().message()))
                        .isPresent();
        return isOnTheCard
                ? Reply.update(AlertCards.card(done, needs.clock().instant(), call.texts()))
                : Reply.say(Message.good(sentence));
    }

    private Alert open(Call call) {
        var it = book.find(call.guild(), call.value(which));
        if (!it.isOpen()) {
            throw new Refused("alert.isOver", it.shortId());
        }
        return it;
    }

    private static Reply said(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
