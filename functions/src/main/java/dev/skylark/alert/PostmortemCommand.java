package dev.skylark.alert;

import dev.skylark.advice.Advice;
import dev.skylark.advice.Event;
import dev.skylark.advice.ProseAnswer;
import dev.skylark.advice.ProseQuestion;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Attachment;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.journal.Journal.Level;
import dev.skylark.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /alert postmortem}: the story of an alert as a document, on request with prose by a language model. */
final class PostmortemCommand {

    private final AlertNeeds needs;
    private final Alerts alerts;
    private final Plans plans;
    private final Book book;
    private final Option<String> which;
    private final Option<Boolean> prose = Option.truth("prose", "A language model writes prose for it; costs money")
            .orElse(false);

    PostmortemCommand(AlertNeeds needs, Alerts alerts, Plans plans, Book book) {
        this.needs = needs;
        this.alerts = alerts;
        this.plans = plans;
        this.book = book;
        this.which = Option.text("alert", "Which alert: its short id", 4, 32).suggesting(book::suggestions);
    }

    List<Command> commands() {
        return List.of(
                Command.named("alert postmortem", "The story of an alert as Markdown: every line names its event")
                        .takes(which, prose)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::write));
    }

    private Reply write(Call call) {
        var it = book.find(call.guild(), call.value(which));
        var events = alerts.timeline(call.guild(), it.id());
        var message = Message.neutral(call.text("postmortem.title", it.shortId()));
        if (!call.value(prose)) {
            return with(
                    call,
                    message,
                    it,
                    Chronicle.document(it, events, "", needs.clock().instant()));
        }
        if (!plans.of(call.guild()).advice()) {
            throw new Refused("postmortem.off");
        }
        var cited = cited(it, events);
        var answer = needs.advisor().get().ask(ProseQuestion.of(cited));
        var written = "";
        switch (answer) {
            case Failed<Advice>(var trouble, var detail) ->
                message = message.text(call.text("postmortem.failed", call.text("trouble." + trouble.word())))
                        .text("-# " + Markdown.plain(detail));
            case Got<Advice>(var advice) -> {
                message = message.text(advice.cost(call.texts()));
                switch (ProseAnswer.read(
                        advice.text(), cited.stream().map(Event::id).collect(Collectors.toSet()))) {
                    case ProseAnswer.Refused(var why) -> {
                        needs.journal().get().note(Level.WARN, "prose was refused", Map.of("why", why));
                        message = message.text(call.text("postmortem.refused"));
                    }
                    case ProseAnswer.Written(var sections, var dropped) -> {
                        written = markdown(sections);
                        if (dropped > 0) {
                            message = message.text(call.text("postmortem.dropped", dropped));
                        }
                    }
                }
            }
        }
        return with(
                call,
                message,
                it,
                Chronicle.document(it, events, written, needs.clock().instant()));
    }

    private static Reply with(Call call, Message message, Alert it, String document) {
        return Reply.say(message.download(Attachment.of(
                "postmortem-%s.md".formatted(it.shortId()), call.text("postmortem.file", it.shortId()), document)));
    }

    /** All that a sentence may rest on, under the names that stand in the document. */
    private static List<Event> cited(Alert it, List<dev.skylark.alert.Event> events) {
        var english = Texts.in("en");
        var cited = new ArrayList<Event>();
        cited.add(new Event(
                "first",
                it.what().first(),
                "%s in %s (%s), %s, %d times: %s"
                        .formatted(
                                it.what().kind(),
                                it.what().service(),
                                it.what().environment(),
                                it.what().severity().word(),
                                it.what().count(),
                                it.what().message())));
        for (int at = 0; at < events.size(); at++) {
            cited.add(new Event(Chronicle.name(at), events.get(at).at(), Chronicle.words(events.get(at), english)));
        }
        return cited;
    }

    private static String markdown(Map<ProseAnswer.Section, List<ProseAnswer.Sentence>> sections) {
        return sections.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(it -> "## %s\n\n%s\n"
                        .formatted(
                                title(it.getKey()),
                                it.getValue().stream()
                                        .map(one -> one.text() + " [" + String.join(", ", one.cites()) + "]")
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String title(ProseAnswer.Section it) {
        var word = it.name().toLowerCase(Locale.ROOT);
        return "Draft: " + word;
    }
}
