package dev.skylark.log;

import dev.skylark.command.Call;
import dev.skylark.command.Call.Consent;
import dev.skylark.command.Command;
import dev.skylark.command.Refused;
import dev.skylark.discord.Attachment;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.log.Inquiry.Outcome;
import dev.skylark.log.Logs.Group;
import dev.skylark.log.Logs.Question;
import dev.skylark.picture.TimelineChart;
import dev.skylark.redact.Redactor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One question about groups in one place: what it will cost, its answer, what it did cost. */
record Asking(LogsNeeds needs, List<Source> sources, String name, String text, Instant from, Instant to, long cap) {

    /** More is no longer an answer. */
    private static final int MOST_ROWS = 1_000;

    private static final String PICTURE = "logs.png";
    private static final String FILE = "logs.csv";
    private static final int LONGEST_TITLE = 60;

    /** Somebody who agreed to a guess agreed to a guess that is wrong by so much. */
    private static final int BENEVOLENCE = 2;

    Asking {
        sources = List.copyOf(sources);
        if (!from.isBefore(to)) {
            throw new Refused("logs.backwards");
        }
        if (sources.stream().map(Source::place).distinct().count() > 1) {
            throw new Refused("logs.ask.places");
        }
    }

    Optional<Command.Question> question(Call call) {
        var guess = guess(call);
        if (guess.bytes() <= cap) {
            return Optional.empty();
        }
        var locale = call.texts().locale();
        return Optional.of(new Command.Question(
                Message.warning(call.text("logs.ask.much"))
                        .text(call.text(
                                "logs.ask.much.text",
                                guess.size(locale),
                                guess.price(locale),
                                new Scan(cap).size(locale),
                                new Scan(guess.bytes() * BENEVOLENCE).size(locale))),
                false));
    }

    /** How much will be read. */
    private Scan guess(Call call) {
        var all = new Scan(0);
        var now = needs.clock().instant();
        for (var it : sources) {
            all = switch (needs.logs().get().look(it.place(), it.guild(), it.group())) {
                case Got<Group>(var group) -> all.plus(Scan.guess(group, from, to, now));
                case Failed<Group>(var trouble, var _) ->
                    throw new Refused(
                            "logs.group.unread",
                            Markdown.code(it.group()),
                            it.place().name(),
                            call.text("trouble." + trouble.word()));
            };
        }
        return all;
    }

    Message answer(Call call) {
        var guess = guess(call);
        var most = call.consent() == Consent.GIVEN ? cap : Math.max(cap, guess.bytes() * BENEVOLENCE);
        var first = sources.getFirst();
        var asked = new Question(
                first.place(),
                first.guild(),
                sources.stream().map(Source::group).distinct().toList(),
                from,
                to,
                text,
                MOST_ROWS);
        return switch (new Inquiry(needs.logs().get(), needs.pause(), needs.clock()).ask(asked, most)) {
            case Got<Outcome>(var outcome) -> spent(call, shown(call, outcome), guess, outcome.scan());
            case Failed<Outcome> failed -> Services.failed(call, failed);
        };
    }

    private Message shown(Call call, Outcome outcome) {
        var title = title(call);
        return switch (outcome.ending()) {
            case ANSWERED -> rows(call, Message.neutral(title), outcome);
            case TOO_MUCH -> Message.warning(title).text(call.text("logs.ask.tooMuch"));
            case TOO_LONG -> Message.warning(title).text(call.text("logs.ask.tooLong"));
            case FAILED -> Message.bad(title).text(call.text("logs.ask.failed"));
        };
    }

    private Message rows(Call call, Message message, Outcome outcome) {
        if (outcome.rows().isEmpty()) {
            return message.text(call.text("logs.ask.nothing"));
        }
        var zone = Services.zone(needs, call.guild());
        var table = new AnswerTable(outcome.rows());
        var chart = Outline.of(
                outcome.rows(),
                title(call),
                call.text("logs.ask.others"),
                zone,
                call.texts().locale());
        var more = chart.isPresent()
                ? message.picture(Attachment.of(PICTURE, title(call), TimelineChart.draw(chart.get())))
                : message.text(Markdown.block(table.shown()));
        return chart.isPresent() || table.isLongerThanShown()
                ? more.download(Attachment.of(FILE, call.text("logs.ask.rows", table.size()), table.csv()))
                : more;
    }

    private Message spent(Call call, Message message, Scan guess, Scan spent) {
        var locale = call.texts().locale();
        return message.text("-# " + Services.names(sources) + " · " + Markdown.at(from) + " – " + Markdown.at(to))
                .text("-# " + call.text("logs.ask.spent", guess.size(locale), spent.size(locale), spent.price(locale)));
    }

    private static String clipped(String text) {
        return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) + "…" : text;
    }

    private String title(Call call) {
        var source = sources.getFirst();
        var what = name.isEmpty()
                ? clipped(Redactor.redact(text))
                : call.texts()
                        .find("logs.question." + name.toLowerCase(Locale.ROOT))
                        .orElse(name);
        return "%s · %s (%s)".formatted(what, source.service(), source.environment());
    }
}
