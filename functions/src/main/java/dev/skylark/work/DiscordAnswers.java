package dev.skylark.work;

import dev.skylark.command.Interaction;
import dev.skylark.discord.Message;
import dev.skylark.discord.Outcome;
import dev.skylark.discord.Replies;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.discord.Spot;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Level;
import java.util.Map;
import java.util.function.Function;

/** {@link Answers} through Discord's REST API. What Discord refuses for good is written down and not tried again. */
public final class DiscordAnswers implements Answers {

    private final Replies replies;
    private final Journal journal;

    public DiscordAnswers(Replies replies, Journal journal) {
        this.replies = replies;
        this.journal = journal;
    }

    @Override
    public Delivery answer(Interaction interaction, Where thinking, Reply reply) {
        var origin = interaction.call().origin();
        var conversation = interaction.conversation(thinking);
        return delivery(
                replies.deliver(conversation, reply), "the answer to " + origin.interaction(), conversation::spot);
    }

    @Override
    public Delivery post(String channel, Message message, String locale) {
        return delivery(
                replies.post(channel, message, locale), "channel " + channel, id -> Spot.ofPost(channel, id, locale));
    }

    @Override
    public Delivery change(Spot spot, Message message) {
        return delivery(replies.change(spot, message), "message " + spot.message(), _ -> spot);
    }

    @Override
    public Delivery thread(Spot under, String title) {
        return delivery(
                replies.thread(under, title),
                "a thread under " + under.message(),
                id -> Spot.ofPost(id, "", under.locale()));
    }

    @Override
    public Delivery tell(String person, Message message, String locale) {
        return delivery(replies.tell(person, message, locale), "person " + person, id -> Spot.ofPost("", id, locale));
    }

    private Delivery delivery(Outcome outcome, String where, Function<String, Spot> spot) {
        return switch (outcome) {
            case Outcome.Done(var body) ->
                new Delivery.Stands(spot.apply(body.at("id").text()));
            case Outcome.Refused(var status, var code, var why) -> {
                journal.note(
                        Level.ERROR,
                        "Discord refused a message",
                        Map.of(
                                "status",
                                String.valueOf(status),
                                "code",
                                String.valueOf(code),
                                "why",
                                why,
                                "where",
                                where));
                yield new Delivery.NotWanted();
            }
            case Outcome.GaveUp(var why) -> {
                journal.note(Level.WARN, "Discord could not be told", Map.of("where", where, "why", why));
                yield new Delivery.NotYet();
            }
        };
    }
}
