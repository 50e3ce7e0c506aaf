package dev.skylark.work;

import dev.skylark.command.Call;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Command;
import dev.skylark.command.Command.Trait;
import dev.skylark.command.Forms;
import dev.skylark.command.Interaction;
import dev.skylark.command.Router;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers within three seconds, even when it has just been started: at once what needs nothing but the request itself,
 * with a form where something is missing, and with "thinking" all that is handed over.
 */
public final class FrontDesk {

    private final Catalogue catalogue;
    private final Router atOnce;
    private final Supplier<Router> suggestions;
    private final Handover handover;
    private final Journal journal;

    public FrontDesk(
            Catalogue catalogue, Router atOnce, Supplier<Router> suggestions, Handover handover, Journal journal) {
        this.catalogue = catalogue;
        this.atOnce = atOnce;
        this.suggestions = suggestions;
        this.handover = handover;
        this.journal = journal;
    }

    /** {@code order} is the verified request, ready to be handed over. */
    public Reply answer(Interaction interaction, byte[] order) {
        var call = interaction.call();
        if (interaction.kind() == Interaction.Kind.AUTOCOMPLETE) {
            return suggest(call, interaction.focused());
        }
        var command = catalogue.find(call.command());
        if (command.isPresent() && asksFirst(command.get(), interaction)) {
            return new Reply.Ask(Forms.of(command.get(), call));
        }
        if (command.isPresent() && command.get().is(Trait.DEFERRED)) {
            return handOver(command.get(), call, order);
        }
        return atOnce.run(call).reply();
    }

    /** Nothing to suggest is better than an error in the middle of a word. */
    private Reply suggest(Call call, String focused) {
        try {
            return suggestions.get().suggest(call, focused);
        } catch (RuntimeException failure) {
            journal.failed(
                    "nothing could be suggested",
                    Map.of("command", call.command(), "guild", call.guild(), "option", focused),
                    failure);
            return new Reply.Suggest(List.of());
        }
    }

    private Reply handOver(Command command, Call call, byte[] order) {
        try {
            handover.give(order);
            return new Reply.Think(where(command, call));
        } catch (RuntimeException down) {
            journal.failed(
                    "an order could not be handed over",
                    Map.of(
                            "command", command.name(),
                            "guild", call.guild(),
                            "interaction", call.origin().interaction()),
                    down);
            return Reply.whisper(Message.bad(call.text("failed.title"))
                    .text(call.text(
                            "failed.notTaken", command.name(), call.origin().interaction())));
        }
    }

    private static boolean asksFirst(Command command, Interaction interaction) {
        if (interaction.kind() != Interaction.Kind.COMPONENT) {
            return false;
        }
        var press = Press.read(interaction.customId());
        return press.isPresent()
                && switch (press.get()) {
                    case Press.Ask(var _, var _) -> true;
                    case Press.Run(var _, var _) -> Forms.isNeeded(command, interaction.call());
                    case Press.Confirmed(var _, var _, var _), Press.Ticket(var _, var _) -> false;
                };
    }

    /** A press answers in the message it was made in, unless its answer is private and that message is not. */
    static Where where(Command command, Call call) {
        if (call.origin().isPress()
                && (!command.is(Trait.PRIVATE) || call.origin().messageIsPrivate())) {
            return Where.IN_PLACE;
        }
        return command.is(Trait.PRIVATE) ? Where.FOR_YOU_ONLY : Where.IN_CHANNEL;
    }
}
