package dev.skylark.log;

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
import dev.skylark.log.Questions.Saved;
import dev.skylark.redact.Redactor;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /logs ask} and {@code /logs questions}: what one wants to know of many lines, in the language of Logs Insights. */
final class AskCommands {

    private static final Duration FURTHEST = Duration.ofDays(90);
    private static final int LONGEST = 1_500;
    private static final int LONGEST_NAME = 40;

    private final LogsNeeds needs;
    private final Services services;
    private final Questions questions;
    private final Option<String> service;
    private final Option<String> environment;
    private final Option<String> question = Option.text("question", "The name of a question, or a query", 1, LONGEST)
            .suggesting(this::like);
    private final Option<Duration> since = Option.duration(
                    "since", "From how long ago on, for example 90m; else 3h", Duration.ofMinutes(1), FURTHEST)
            .orElse(Duration.ofHours(3));
    private final Option<Duration> until = Option.duration(
                    "until", "Until how long ago, for example 30m; else now", Duration.ZERO, FURTHEST)
            .orElse(Duration.ZERO);
    private final Option<Double> cap = Option.number(
                    "cap", "Ask first, and stop, where more GB are read; else 2", 0.1, 500)
            .orElse(2.0);
    private final Option<Optional<String>> save = Option.text(
                    "save", "Keep it as a question with this name", 1, LONGEST_NAME)
            .optional();
    private final Option<String> name =
            Option.text("name", "Which question", 1, LONGEST_NAME).suggesting(this::saved);

    AskCommands(LogsNeeds needs, Services services, Questions questions) {
        this.needs = needs;
        this.services = services;
        this.questions = questions;
        this.service = services.service();
        this.environment = services.environment();
    }

    List<Command> commands() {
        return List.of(
                Command.named("logs ask", "Ask many lines at once: a saved question or a query of Logs Insights")
                        .takes(service, question, since, until, environment, cap, save)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .asks(call -> asking(call).question(call))
                        .runs(this::ask),
                Command.named("logs questions list", "The questions that can be asked by name")
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("logs questions remove", "Forget a saved question")
                        .takes(name)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::remove));
    }

    private Asking asking(Call call) {
        var now = needs.clock().instant();
        var typed = call.value(question);
        var known = known(call).filter(it -> it.name().equalsIgnoreCase(typed)).findFirst();
        if (known.isEmpty() && !QueryText.looksLikeOne(typed)) {
            throw new Refused("logs.ask.unknown", Markdown.plain(typed))
                    .offering("logs.button.questions", Press.run("logs questions list"));
        }
        return new Asking(
                needs,
                services.of(call, call.value(service), call.value(environment)),
                known.map(Saved::name).orElse(""),
                QueryText.read(known.map(Saved::text).orElse(typed)),
                now.minus(call.value(since)),
                now.minus(call.value(until)),
                (long) (call.value(cap) * Scan.GIGABYTE));
    }

    private Reply ask(Call call) {
        var asking = asking(call);
        var message = asking.answer(call);
        if (call.value(save).isPresent()) {
            message = message.text(keep(call, call.value(save).get(), asking.text()));
        }
        return Reply.say(message.buttons(
                Button.secondary(call.text("logs.button.again"), again(call)),
                Button.secondary(
                        call.text("logs.button.show"),
                        Press.run(
                                "logs show", "service", call.value(service), "environment", call.value(environment)))));
    }

    private static String again(Call call) {
        var arguments = new LinkedHashMap<>(call.arguments());
        arguments.remove("save");
        return new Press.Run("logs ask", arguments).write();
    }

    private String keep(Call call, String called, String text) {
        if (Arrays.stream(HouseQuestion.values()).anyMatch(it -> it.word().equalsIgnoreCase(called))) {
            return call.text("logs.question.taken", Markdown.plain(called));
        }
        return questions.save(call.guild(), new Saved(called.toLowerCase(Locale.ROOT), text))
                ? call.text("logs.question.saved", Markdown.plain(called.toLowerCase(Locale.ROOT)))
                : call.text("logs.question.many", DynamoQuestions.MOST);
    }

    /** Those of the house first. */
    private Stream<Saved> known(Call call) {
        return Stream.concat(
                Arrays.stream(HouseQuestion.values()).map(it -> new Saved(it.word(), it.text())),
                questions.all(call.guild()).stream());
    }

    private List<Choice> like(Call call, String typed) {
        return choices(known(call).map(Saved::name), call, typed);
    }

    private List<Choice> saved(Call call, String typed) {
        return choices(questions.all(call.guild()).stream().map(Saved::name), call, typed);
    }

    private static List<Choice> choices(Stream<String> names, Call call, String typed) {
        return names.map(it -> new Choice(about(call, it), it))
                .filter(it -> it.name().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .limit(25)
                .toList();
    }

    /** Those of the house say what they ask for. */
    private static String about(Call call, String named) {
        return call.texts()
                .find("logs.question." + named)
                .map(it -> named + ": " + it)
                .orElse(named);
    }

    private Reply list(Call call) {
        var message = Message.neutral(call.text("logs.question.title")).text(call.text("logs.question.how"));
        for (var it : known(call).toList()) {
            message = message.text(
                    "**" + Markdown.plain(about(call, it.name())) + "**\n" + Markdown.code(Redactor.redact(it.text())));
        }
        return Reply.say(message);
    }

    private Reply remove(Call call) {
        if (!questions.remove(call.guild(), call.value(name).toLowerCase(Locale.ROOT))) {
            throw new Refused("logs.question.none", Markdown.plain(call.value(name)));
        }
        return Reply.say(Message.good(call.text("logs.question.removed", Markdown.plain(call.value(name)))));
    }
}
