package dev.skylark.work;

import dev.skylark.access.Audit;
import dev.skylark.access.AuditEntry.Result;
import dev.skylark.command.Call;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Interaction;
import dev.skylark.command.Ran;
import dev.skylark.command.Refused;
import dev.skylark.command.Router;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Figure;
import dev.skylark.journal.Pulse;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceOrder;
import dev.skylark.work.Answers.Delivery;
import dev.skylark.work.Claims.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Carries out what was handed over: once, however often it is delivered, and until the person has an answer. */
public final class Workbench {

    /** Longer than the function may run, so that nobody else begins while it still might. */
    private static final Duration LEASE = Duration.ofSeconds(70);

    /** Longer than Lambda keeps an order. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final Duration SPOTS_LAST = Duration.ofDays(2);
    private final Catalogue catalogue;
    private final Router router;
    private final Claims claims;
    private final Spots spots;
    private final Answers answers;
    private final Voices voices;
    private final Journal journal;
    private final Tickets tickets;
    private final LongButtons longButtons;
    private final Books books;
    private final Pulse pulse;
    private final Clock clock;

    public Workbench(
            Catalogue catalogue,
            Router router,
            Claims claims,
            Tickets tickets,
            Spots spots,
            Answers answers,
            Voices voices,
            Audit audit,
            Journal journal,
            Pulse pulse,
            Supplier<String> ticket,
            Clock clock) {
        this.catalogue = catalogue;
        this.router = router;
        this.claims = claims;
        this.spots = spots;
        this.answers = answers;
        this.voices = voices;
        this.journal = journal;
        this.tickets = tickets;
        this.longButtons = new LongButtons(tickets, ticket, clock);
        this.books = new Books(catalogue, audit, journal, clock);
        this.pulse = pulse;
        this.clock = clock;
    }

    /** The order is not finished and will be delivered again. */
    public static final class NotFinished extends RuntimeException {
        NotFinished(String why) {
            super(why);
        }
    }

    public void carryOut(Order order) {
        var interaction = Interaction.read(order.interaction(), order.at());
        var origin = interaction.call().origin();
        var now = clock.instant();
        switch (claims.take(origin.partition(), orderKey(interaction), now, now.plus(LEASE))) {
            case TAKEN -> work(interaction, now);
            case HELD -> throw new NotFinished("somebody else is still at work on " + origin.interaction());
            case ANSWER_MISSING -> answerLate(interaction);
            case FINISHED -> {
                // delivered twice
            }
        }
    }

    /** Every try has failed. The order is parked for the operators; this tells the person. */
    public void gaveUp(Order order) {
        var interaction = Interaction.read(order.interaction(), order.at());
        var call = interaction.call();
        var now = clock.instant();
        switch (claims.take(call.origin().partition(), orderKey(interaction), now, now.plus(LEASE))) {
            case FINISHED -> {
                // somebody managed after all
            }
            case ANSWER_MISSING -> answerLate(interaction);
            case TAKEN, HELD -> {
                claims.finish(call.origin().partition(), orderKey(interaction), now.plus(REMEMBERED));
                write(interaction, now, Result.FAILED, "all tries are used");
                answers.answer(
                        interaction,
                        where(call),
                        Reply.whisper(Message.bad(call.text("failed.title"))
                                .text(call.text(
                                        "failed.forGood",
                                        call.command(),
                                        call.origin().interaction()))));
            }
        }
    }

    /** That it was given up does not count any more: somebody wants it tried again. */
    public void forget(Order order) {
        var interaction = Interaction.read(order.interaction(), order.at());
        claims.release(interaction.call().origin().partition(), orderKey(interaction));
    }

    private void work(Interaction interaction, Instant began) {
        var origin = interaction.call().origin();
        var pressed = "press#" + origin.message();
        if (origin.isPress() && claims.take(origin.partition(), pressed, began, began.plus(LEASE)) != Claim.TAKEN) {
            var call = interaction.call();
            finish(interaction, new Ran(busy(call), Ran.Ending.REFUSED, "already running"), began);
            return;
        }
        try {
            var ran = run(interaction);
            switch (ran.ending()) {
                case DONE -> pulse.did(task(interaction));
                case UNREACHED -> pulse.unreached(task(interaction));
                case ASKED, REFUSED -> {
                    // says nothing about how we are
                }
            }
            finish(interaction, ran, began);
        } catch (NotFinished undelivered) {
            throw undelivered;
        } catch (RuntimeException failure) {
            failed(interaction, failure);
        } finally {
            if (origin.isPress()) {
                claims.release(origin.partition(), pressed);
            }
        }
    }

    private Ran run(Interaction interaction) {
        var call = interaction.call();
        try {
            return router.run(resolved(interaction));
        } catch (Refused gone) {
            return new Ran(
                    Reply.whisper(gone.message(call.texts())), Ran.Ending.REFUSED, String.valueOf(gone.getMessage()));
        }
    }

    /** The call itself, or the one that waits under the ticket in the button. */
    private Call resolved(Interaction interaction) {
        var call = interaction.call();
        if (!(Press.read(interaction.customId()).orElse(null) instanceof Press.Ticket(var _, var id))) {
            return call;
        }
        var kept = tickets.find(call.origin().partition(), id, clock.instant())
                .orElseThrow(() -> new Refused("refused.oldButton"));
        return Interaction.pressed(kept, interaction.filled(), call.origin());
    }

    private void finish(Interaction interaction, Ran ran, Instant began) {
        var partition = interaction.call().origin().partition();
        claims.ran(partition, orderKey(interaction), clock.instant().plus(LEASE));
        write(interaction, began, Books.result(ran.ending()), ran.detail());
        if (ran.reply() instanceof Reply.Relay relay) {
            relay(interaction, relay);
        } else {
            deliver(interaction, withTickets(ran.reply(), partition));
        }
    }

    /** The voice worker answers; here is said only why that takes a while, or why nobody does. */
    private void relay(Interaction interaction, Reply.Relay relay) {
        var call = interaction.call();
        var order = new VoiceOrder(
                call.origin().interaction(),
                call.guild(),
                call.person().name(),
                call.person().roles(),
                relay.leads(),
                interaction.conversation(where(call)),
                VoiceCommand.read(relay.command()).orElseThrow(),
                relay.quiet());
        switch (voices.send(order)) {
            case HEARD ->
                claims.finish(
                        call.origin().partition(),
                        orderKey(interaction),
                        clock.instant().plus(REMEMBERED));
            case WAKING -> {
                var waking = Message.waiting(call.text("music.waking")).text(call.text("music.waking.text"));
                deliver(interaction, relay.quiet() ? Reply.whisper(waking) : Reply.say(waking));
            }
            case ASLEEP -> deliver(interaction, Reply.whisper(Message.neutral(call.text("music.nothing"))));
        }
    }

    /** From here on a failure never repeats the work, only the answer. */
    private void deliver(Interaction interaction, Reply reply) {
        var call = interaction.call();
        var partition = call.origin().partition();
        switch (answers.answer(interaction, where(call), reply)) {
            case Delivery.NotYet() -> {
                claims.ran(partition, orderKey(interaction), clock.instant());
                throw new NotFinished(
                        "Discord did not take the answer to " + call.origin().interaction());
            }
            case Delivery.Stands(var spot) -> {
                var name = nameOf(reply);
                if (!name.isEmpty()) {
                    spots.keep(partition, name, spot, clock.instant().plus(SPOTS_LAST));
                }
            }
            case Delivery.NotWanted() -> {
                // written down; trying again helps nobody
            }
        }
        claims.finish(partition, orderKey(interaction), clock.instant().plus(REMEMBERED));
    }

    /** The work is done, but whoever did it never brought the answer. */
    private void answerLate(Interaction interaction) {
        var call = interaction.call();
        deliver(
                interaction,
                Reply.whisper(Message.warning(call.text("late.title", call.command()))
                        .text(call.text("late.text", call.origin().interaction()))));
    }

    private void failed(Interaction interaction, RuntimeException failure) {
        var call = interaction.call();
        journal.failed("a command failed", Books.facts(call), failure);
        pulse.failed(task(interaction), failure);
        journal.count(Map.of(Figure.FAILURES, 1.0), Map.of("command", call.command()));
        claims.release(call.origin().partition(), orderKey(interaction));
        answers.answer(
                interaction,
                where(call),
                Reply.update(Message.waiting(call.text("failed.again.title"))
                        .text(call.text(
                                "failed.again", call.command(), call.origin().interaction()))));
        throw failure;
    }

    private void write(Interaction interaction, Instant began, Result result, String detail) {
        books.write(interaction.call(), began, result, detail);
    }

    private Reply withTickets(Reply reply, String partition) {
        return switch (reply) {
            case Reply.Say(var message) -> new Reply.Say(longButtons.shortened(message, partition));
            case Reply.Whisper(var message) -> new Reply.Whisper(longButtons.shortened(message, partition));
            case Reply.Update(var message) -> new Reply.Update(longButtons.shortened(message, partition));
            case Reply.Think(var _), Reply.Suggest(var _), Reply.Ask(var _), Reply.Relay _ -> reply;
        };
    }

    private Where where(Call call) {
        return catalogue
                .find(call.command())
                .map(it -> FrontDesk.where(it, call))
                .orElse(Where.FOR_YOU_ONLY);
    }

    private static String nameOf(Reply reply) {
        return switch (reply) {
            case Reply.Say(var message) -> message.name();
            case Reply.Update(var message) -> message.name();
            case Reply.Whisper(var _), Reply.Think(var _), Reply.Suggest(var _), Reply.Ask(var _), Reply.Relay _ -> "";
        };
    }

    private static Reply busy(Call call) {
        return Reply.whisper(Message.waiting(call.text("busy.title")).text(call.text("busy.text")));
    }

    private static Pulse.Task task(Interaction interaction) {
        var call = interaction.call();
        return new Pulse.Task(
                Pulse.Kind.COMMAND,
                call.command(),
                call.origin().guild(),
                call.origin().interaction());
    }

    private static String orderKey(Interaction interaction) {
        return "order#" + interaction.call().origin().interaction();
    }
}
