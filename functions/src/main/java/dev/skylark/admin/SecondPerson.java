package dev.skylark.admin;

import dev.skylark.access.Approvals;
import dev.skylark.access.Approvals.Use;
import dev.skylark.command.Call;
import dev.skylark.command.Call.Consent;
import dev.skylark.command.Command;
import dev.skylark.command.Interaction;
import dev.skylark.command.Option;
import dev.skylark.command.Refused;
import dev.skylark.command.Router;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The buttons under a dangerous call that waits: another person with the same right agrees, or anybody lets it be. */
final class SecondPerson {

    private final Approvals approvals;
    private final Supplier<Router> router;
    private final Clock clock;
    private final Option<String> id = Option.text("id", "Which approval", 1, 40);

    SecondPerson(Approvals approvals, Supplier<Router> router, Clock clock) {
        this.approvals = approvals;
        this.router = router;
        this.clock = clock;
    }

    List<Command> commands() {
        return List.of(
                Command.named("approve", "Agree to what another person wants to do")
                        .takes(id)
                        .unlisted()
                        .deferred()
                        .runs(this::approve),
                Command.named("decline", "Let it be")
                        .takes(id)
                        .unlisted()
                        .deferred()
                        .runs(this::decline),
                Command.named("cancel", "Let it be").unlisted().runs(SecondPerson::cancel));
    }

    private Reply approve(Call call) {
        var waiting = approvals
                .find(call.guild(), call.value(id), clock.instant())
                .orElseThrow(() -> new Refused("approval.gone"));
        var waits = Interaction.pressed(waiting.call(), Map.of(), call.origin()).with(Consent.APPROVED);
        router.get().requireRight(waits);
        return switch (approvals.use(call.guild(), waiting.id(), call.person().id(), clock.instant())) {
            case Use.Used(var approval) -> signed(call, router.get().run(waits).reply(), approval.askedBy());
            case Use.SamePerson() -> throw new Refused("approval.same");
            case Use.Gone() -> throw new Refused("approval.gone");
        };
    }

    /** What was done stays visible with both names. */
    private Reply signed(Call call, Reply reply, String askedBy) {
        var line = "-# "
                + call.text(
                        "approval.signed",
                        askedBy,
                        call.person().id(),
                        clock.instant().getEpochSecond());
        return switch (reply) {
            case Reply.Say(var message) -> new Reply.Update(message.text(line));
            case Reply.Update(var message) -> new Reply.Update(message.text(line));
            case Reply.Whisper(var _), Reply.Think(var _), Reply.Suggest(var _), Reply.Ask(var _), Reply.Relay _ ->
                reply;
        };
    }

    /** Anybody who may do it may say no to it; so may the person who asked. */
    private Reply decline(Call call) {
        var waiting = approvals
                .find(call.guild(), call.value(id), clock.instant())
                .orElseThrow(() -> new Refused("approval.gone"));
        router.get().requireRight(Interaction.pressed(waiting.call(), Map.of(), call.origin()));
        approvals.withdraw(call.guild(), waiting.id());
        return Reply.update(Message.neutral(call.text("approval.declined"))
                .text("-# "
                        + call.text(
                                "signed", call.person().id(), clock.instant().getEpochSecond())));
    }

    private static Reply cancel(Call call) {
        return Reply.update(Message.neutral(call.text("confirm.cancelled")));
    }
}
