package dev.skylark.work;

import dev.skylark.command.Interaction;
import dev.skylark.discord.Conversation;
import dev.skylark.discord.Message;
import dev.skylark.discord.Outcome;
import dev.skylark.discord.Replies;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Level;
import java.util.Map;

/** {@link Answers} through Discord's REST API. What Discord refuses for good is written down and not tried again. */
public final class DiscordAnswers implements Answers {

    private final Replies replies;
    private final Journal journal;

    public DiscordAnswers(Replies replies, Journal journal) {
        this.replies = replies;
        this.journal = journal;
    }

    @Override
    public boolean answer(Interaction interaction, Where thinking, Reply reply) {
        var origin = interaction.call().origin();
        var conversation = new Conversation(
                interaction.application(),
                interaction.token(),
                origin.person().id(),
                origin.channel(),
                origin.message(),
                thinking,
                origin.at(),
                origin.locale());
        return switch (replies.deliver(conversation, reply)) {
            case Outcome.Done(var _) -> true;
            case Outcome.Refused(var status, var code, var message) -> {
                refused("an answer was refused", status, code, message, origin.interaction());
                yield true;
            }
            case Outcome.GaveUp(var why) -> {
                journal.note(
                        Level.WARN,
                        "an answer could not be delivered",
                        Map.of("request", origin.interaction(), "why", why));
                yield false;
            }
        };
    }

    @Override
    public boolean post(String channel, Message message, String locale) {
        return did(replies.post(channel, message, locale), "channel " + channel);
    }

    @Override
    public boolean tell(String person, Message message, String locale) {
        return did(replies.tell(person, message, locale), "person " + person);
    }

    private boolean did(Outcome outcome, String to) {
        return switch (outcome) {
            case Outcome.Done(var _) -> true;
            case Outcome.Refused(var status, var code, var message) -> {
                refused("a message was refused", status, code, message, to);
                yield false;
            }
            case Outcome.GaveUp(var why) -> {
                journal.note(Level.WARN, "a message could not be delivered", Map.of("to", to, "why", why));
                yield false;
            }
        };
    }

    private void refused(String what, int status, long code, String message, String where) {
        journal.note(
                Level.ERROR,
                what,
                Map.of("status", String.valueOf(status), "code", String.valueOf(code), "why", message, "where", where));
    }
}
