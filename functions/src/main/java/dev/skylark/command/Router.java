package dev.skylark.command;

import dev.skylark.command.Call.Consent;
import dev.skylark.command.Command.Question;
import dev.skylark.discord.Button;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds the command that a call names, checks that it may run, asks first where that is due, and runs it. */
public final class Router {

    /** A preview older than this no longer says what would happen. */
    private static final Duration CONFIRM_WITHIN = Duration.ofMinutes(10);

    private final Catalogue catalogue;
    private final Gate gate;
    private final Clock clock;

    public Router(Catalogue catalogue, Gate gate, Clock clock) {
        this.catalogue = catalogue;
        this.gate = gate;
        this.clock = clock;
    }

    public Ran run(Call call) {
        try {
            return admitted(call);
        } catch (Refused refused) {
            var ending = refused.isUnreached() ? Ran.Ending.UNREACHED : Ran.Ending.REFUSED;
            return new Ran(Reply.whisper(refused.message(call.texts())), ending, String.valueOf(refused.getMessage()));
        }
    }

    private Ran admitted(Call asked) {
        var command = command(asked);
        var call = gate.admit(command, asked);
        command.options().forEach(call::value);
        var question = call.consent() == Consent.APPROVED
                ? Optional.<Question>empty()
                : command.question().flatMap(it -> it.apply(call));
        if (question.isPresent()) {
            var preview = question.get().preview();
            var second = gate.secondPerson(command, call, question.get());
            if (second.isPresent()) {
                return new Ran(Reply.say(second.get()), Ran.Ending.ASKED, "");
            }
            if (call.consent() == Consent.GIVEN) {
                return new Ran(asking(command, call, preview), Ran.Ending.ASKED, "");
            }
        }
        return new Ran(command.handler().apply(call), Ran.Ending.DONE, "");
    }

    /** The call with its person's rights when they have the right to it; else says why not. */
    public Call requireRight(Call call) {
        return gate.admit(command(call), call.with(Consent.APPROVED));
    }

    /** What the person may mean who is typing this option; nothing, rather than an error, where they may not know. */
    public Reply.Suggest suggest(Call call, String focused) {
        try {
            var command = command(call);
            var option = command.typedOptions().stream()
                    .filter(it -> it.name().equals(focused))
                    .findFirst();
            var suggester = option.isEmpty() ? null : option.get().suggester();
            if (suggester == null) {
                return new Reply.Suggest(List.of());
            }
            var typed = call.arguments().getOrDefault(focused, "");
            return new Reply.Suggest(suggester.like(gate.admit(command, call), typed));
        } catch (Refused notForThem) {
            return new Reply.Suggest(List.of());
        }
    }

    private Command command(Call call) {
        return catalogue
                .find(call.command())
                .orElseThrow(() -> call.origin().isPress()
                        ? new Refused("refused.oldButton")
                        : new Refused("refused.unknown", call.command()));
    }

    private Reply asking(Command command, Call call, Message preview) {
        var until = clock.instant().plus(CONFIRM_WITHIN);
        var message = preview.buttons(
                Button.danger(
                        call.text("confirm.yes"), new Press.Confirmed(command.name(), call.arguments(), until).write()),
                Button.secondary(call.text("confirm.no"), Press.run("cancel")));
        return command.is(Command.Trait.PRIVATE) ? Reply.whisper(message) : Reply.say(message);
    }
}
