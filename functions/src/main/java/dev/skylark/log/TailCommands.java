package dev.skylark.log;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.fact.Severity;
import java.util.List;
import java.util.Optional;

/** {@code /logs tail} and {@code /logs stop}: lines as they are written, in one message that lives. */
final class TailCommands {

    private final LogsNeeds needs;
    private final Services services;
    private final Following following;
    private final Tails tails;
    private final Option<String> service;
    private final Option<String> environment;
    private final Option<Long> seconds =
            Option.whole("seconds", "For how long; else 60", 10, 300).orElse(60L);
    private final Option<Optional<Severity>> level = Option.choice(
                    "level", "Only what is this bad or worse", Severity.class)
            .optional();
    private final Option<String> text =
            Option.text("text", "Only lines with this in them", 1, 200).orElse("");
    private final Option<String> run =
            Option.text("run", "Which of them", 1, 40).fromButtons().orElse("");

    TailCommands(LogsNeeds needs, Services services, Following following, Tails tails) {
        this.needs = needs;
        this.services = services;
        this.following = following;
        this.tails = tails;
        this.service = services.service();
        this.environment = services.environment();
    }

    List<Command> commands() {
        return List.of(
                Command.named("logs tail", "Watch lines as they are written")
                        .takes(service, seconds, level, text, environment)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::tail),
                Command.named("logs stop", "End what is being watched with /logs tail")
                        .takes(run)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::stop));
    }

    private Reply tail(Call call) {
        var named =
                services.of(call, call.value(service), call.value(environment)).getFirst();
        var now = needs.clock().instant();
        var tail = new Tail(
                call.guild(),
                call.origin().interaction(),
                named.service(),
                named.environment(),
                call.value(level),
                call.value(text),
                call.origin().locale(),
                now,
                now.plusSeconds(call.value(seconds)),
                now,
                List.of(),
                List.of(),
                0,
                0);
        if (!following.begin(tail)) {
            throw new Refused("logs.tail.full", Tails.MOST);
        }
        return Reply.say(following.running(tail).living(tail.spot()));
    }

    private Reply stop(Call call) {
        var stopped = tails.stop(call.guild(), call.value(run));
        var message = stopped == 0
                ? Message.neutral(call.text("logs.tail.none"))
                : Message.good(call.text("logs.tail.stopping", stopped));
        return call.origin().isPress() ? Reply.whisper(message) : Reply.say(message);
    }
}
