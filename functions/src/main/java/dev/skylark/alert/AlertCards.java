package dev.skylark.alert;

import dev.skylark.command.Durations;
import dev.skylark.discord.Attachment;
import dev.skylark.discord.Block;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Select;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How alerts look. What programs wrote is masked and quoted, so that it neither tells secrets nor calls people. */
final class AlertCards {

    private static final int LONGEST_MESSAGE = 600;
    private static final int LONGEST_LINE = 200;
    private static final int TRACE_LINES = 15;
    private static final int LONGEST_DIGEST = 15;
    private static final int MOST_CHOICES = 25;

    private AlertCards() {}

    /** The message that stands for an alert as long as it lives. */
    static Message card(Alert it, Instant now, Texts texts) {
        var what = it.what();
        var status = it.status(now);
        var message = new Message(status.tone(), title(it, now, texts), List.of(), List.of())
                .text(Markdown.block(Cut.clip(Redactor.redact(what.message()), LONGEST_MESSAGE)))
                .text(texts.of(
                        "alert.line",
                        texts.of("severity." + what.severity().word()),
                        Markdown.plain(what.environment()),
                        what.count(),
                        Markdown.at(what.first()),
                        Markdown.ago(what.last())))
                .text(state(it, now, texts));
        var where = where(it, texts);
        if (!where.isEmpty()) {
            message = message.text(where);
        }
        message = message.text("-# `%s`".formatted(it.shortId())
                + (it.isFlapping(now) && it.isOpen() ? " · " + texts.of("alert.flapping") : ""));
        return it.isOpen() ? message.with(new Block.Buttons(buttons(it, texts))) : over(it, message, texts);
    }

    private static Message over(Alert it, Message message, Texts texts) {
        return message.buttons(
                Button.secondary(texts.of("alert.button.timeline"), Press.run("alert timeline", "alert", it.shortId())),
                Button.secondary(
                        texts.of("alert.button.postmortem"), Press.run("alert postmortem", "alert", it.shortId())));
    }

    static String title(Alert it, Instant now, Texts texts) {
        var kind = Cut.clip(Markdown.plain(Redactor.redact(it.what().kind())), LONGEST_LINE);
        return texts.of(
                "alert.title",
                it.status(now).sign(),
                kind,
                Markdown.plain(it.what().service()));
    }

    /** What is true of it just now, and who made it so. */
    private static String state(Alert it, Instant now, Texts texts) {
        var handling = it.handling();
        var line = switch (it.status(now)) {
            case FIRING -> texts.of("alert.state.firing", Markdown.ago(handling.opened()));
            case REOPENED ->
                texts.of(
                        "alert.state.reopened",
                        Markdown.ago(handling.opened()),
                        handling.returns().size());
            case ACKNOWLEDGED ->
                handling.taken()
                        .map(taken -> texts.of(
                                "alert.state.acknowledged", Markdown.person(taken.by()), Markdown.ago(taken.at())))
                        .orElseThrow();
            case SILENCED ->
                texts.of(
                        "alert.state.silenced",
                        Markdown.ago(handling.silencedUntil().orElse(now)));
            case EXPECTED -> texts.of("alert.state.expected", texts.of(handling.expected()));
            case MENDED, PENDING, RESOLVED -> resolution(it, now, texts);
        };
        return handling.assignee().isEmpty()
                ? line
                : line + "\n" + texts.of("alert.assigned", Markdown.person(handling.assignee()));
    }

    private static String resolution(Alert it, Instant now, Texts texts) {
        var over = it.handling().resolution().orElseThrow();
        var took = Durations.write(
                Duration.between(it.handling().opened(), over.at()).abs());
        var why = texts.of(
                "alert.over." + over.why().word(), over.by().isEmpty() ? "" : Markdown.person(over.by()), over.link());
        var line = texts.of("alert.state.resolved", why, took);
        if (over.awaitsDeploy()) {
            return line + "\n" + texts.of("alert.state.awaitsDeploy");
        }
        return over.verified()
                .filter(now::isBefore)
                .map(at -> line + "\n" + texts.of("alert.state.pending", Markdown.ago(at)))
                .orElse(line);
    }

    private static String where(Alert it, Texts texts) {
        var lines = Stream.of(Circumstance.REQUEST, Circumstance.REQUEST_ID, Circumstance.INSTANCE, Circumstance.COMMIT)
                .filter(one -> !it.what().at(one).isEmpty())
                .map(one -> "**%s** %s"
                        .formatted(
                                texts.of("alert.at." + one.name().toLowerCase(Locale.ROOT)),
                                Markdown.code(Cut.clip(Redactor.redact(it.what().at(one)), LONGEST_LINE))))
                .collect(Collectors.joining(" · "));
        var links = Stream.of(
                        link(texts.of("alert.link.source"), it.what().at(Circumstance.LINK)),
                        link(texts.of("alert.link.issue"), it.handling().links().issue()),
                        link(texts.of("alert.link.pull"), it.handling().links().pull()))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(" · "));
        return Stream.of(lines, links).filter(one -> !one.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String link(String label, String address) {
        return address.startsWith("https://") && !address.contains(")") && !address.contains(" ")
                ? "[%s](%s)".formatted(label, address)
                : "";
    }

    private static List<Button> buttons(Alert it, Texts texts) {
        var id = it.shortId();
        var isTaken = it.handling().taken().isPresent();
        return List.of(
                Button.primary(texts.of("alert.button.ack"), Press.run("alert ack", "alert", id))
                        .enabledIf(!isTaken),
                Button.success(texts.of("alert.button.resolve"), Press.run("alert resolve", "alert", id)),
                Button.secondary(
                        texts.of("alert.button.silence"), Press.run("alert silence", "alert", id, "for", "1h")),
                Button.secondary(texts.of("alert.button.assign"), Press.run("alert assign", "alert", id)),
                Button.secondary(
                        texts.of("alert.button.expected"),
                        Press.run("alert silence", "alert", id, "for", "7d", "reason", "expected")),
                Button.secondary(texts.of("alert.button.issue"), Press.run("github issue", "alert", id))
                        .enabledIf(isNewWork(it, it.handling().links().issue())),
                Button.secondary(texts.of("alert.button.pull"), Press.run("github pr", "alert", id))
                        .enabledIf(isNewWork(it, it.handling().links().pull())),
                Button.secondary(
                        texts.of("alert.button.logs"),
                        Press.run(
                                "logs show",
                                "service",
                                it.what().service(),
                                "environment",
                                it.what().environment())),
                Button.secondary(texts.of("alert.button.show"), Press.run("alert show", "alert", id)));
    }

    /** What came back is not mended by what was filed for it before; what is still open there is taken again. */
    private static boolean isNewWork(Alert it, String filed) {
        return filed.isEmpty() || !it.handling().returns().isEmpty();
    }

    /** What stands in the thread: the trace and the lines around it. */
    static Message details(Alert it, Texts texts) {
        var what = it.what();
        var trace = Redactor.redact(what.trace());
        var message = Message.neutral(texts.of("alert.details"));
        var lines = trace.lines().toList();
        if (!lines.isEmpty()) {
            message = message.text("**" + texts.of("alert.trace") + "**")
                    .text(Markdown.block(lines.stream()
                            .limit(TRACE_LINES)
                            .map(line -> Cut.clip(line, LONGEST_LINE))
                            .collect(Collectors.joining("\n"))));
        }
        if (!what.related().isEmpty()) {
            message = message.text("**" + texts.of("alert.related") + "**")
                    .text(Markdown.block(what.related().stream()
                            .limit(10)
                            .map(line -> Cut.clip(Redactor.redact(line), LONGEST_LINE))
                            .collect(Collectors.joining("\n"))));
        }
        if (!what.at(Circumstance.ADVICE).isEmpty()) {
            message = message.text(
                    texts.of("alert.advice", Markdown.plain(Cut.clip(what.at(Circumstance.ADVICE), LONGEST_MESSAGE))));
        }
        return lines.size() > TRACE_LINES
                ? message.download(Attachment.of(
                        "trace-%s.txt".formatted(it.shortId()), texts.of("alert.trace.file", lines.size()), trace))
                : message;
    }

    static boolean hasDetails(Alert it) {
        return !it.what().trace().isEmpty()
                || !it.what().related().isEmpty()
                || !it.what().at(Circumstance.ADVICE).isEmpty();
    }

    /** Many alerts in one message: the worst first, each with its exact count. */
    static Message digest(List<Alert> all, Instant now, Texts texts) {
        var worst = all.stream()
                .sorted(Comparator.comparingInt((Alert it) -> it.isOpen() ? 0 : 1)
                        .thenComparing(it -> it.what().severity(), Comparator.reverseOrder())
                        .thenComparing(
                                Comparator.comparingLong((Alert it) -> it.what().count())
                                        .reversed()))
                .toList();
        var open = all.stream().filter(Alert::isOpen).count();
        var events = all.stream().mapToLong(it -> it.what().count()).sum();
        var title = texts.of("alert.digest.title", all.size(), events);
        var message = (open > 0 ? Message.bad(title) : Message.good(title)).text(texts.of("alert.digest.open", open));
        var lines = new ArrayList<String>();
        for (var it : worst.subList(0, Math.min(LONGEST_DIGEST, worst.size()))) {
            lines.add("%s **%s** · %s · %d× · %s · %s"
                    .formatted(
                            it.status(now).sign(),
                            Cut.clip(Markdown.plain(Redactor.redact(it.what().kind())), 60),
                            Cut.clip(Markdown.plain(it.what().service()), 40),
                            it.what().count(),
                            Markdown.ago(it.what().last()),
                            Cut.clip(
                                    Markdown.plain(Redactor.redact(it.what().message())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                                    70)));
        }
        if (worst.size() > LONGEST_DIGEST) {
            var rest = worst.subList(LONGEST_DIGEST, worst.size());
            lines.add(texts.of(
                    "alert.digest.more",
                    rest.size(),
                    rest.stream().mapToLong(it -> it.what().count()).sum()));
        }
        return message.text(String.join("\n", lines))
                .menu(Select.text(
                        texts.of("alert.choose"),
                        Press.run("alert show"),
                        worst.stream()
                                .limit(MOST_CHOICES)
                                .map(AlertCards::choice)
                                .toList()));
    }

    static Choice choice(Alert it) {
        return new Choice(
                Cut.clip(
                        "%s · %s (%s)"
                                .formatted(
                                        Redactor.redact(it.what().kind()),
                                        it.what().service(),
                                        it.shortId()),
                        100),
                it.shortId());
    }
}
