package dev.skylark.discord;

import dev.skylark.discord.DiscordRest.Request;
import dev.skylark.discord.Outcome.Done;
import dev.skylark.discord.Outcome.GaveUp;
import dev.skylark.discord.Reply.Where;
import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import java.time.Clock;
import java.util.List;

/** Answers that come later: edits what stands there, follows up, whispers, and still finds a way when time ran out. */
public final class Replies {

    // https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
    private static final long THREAD_IS_THERE = 160004;

    private final DiscordRest rest;
    private final Clock clock;

    public Replies(DiscordRest rest, Clock clock) {
        this.rest = rest;
        this.clock = clock;
    }

    /** Puts the answer where "thinking" stands, or for one person alone where it must be private. */
    public Outcome deliver(Conversation conversation, Reply reply) {
        return switch (reply) {
            case Reply.Say(var message) ->
                conversation.thinking() == Where.IN_PLACE
                        ? followUp(conversation, message)
                        : edit(conversation, message);
            case Reply.Update(var message) -> edit(conversation, message);
            case Reply.Whisper(var message) ->
                switch (conversation.thinking()) {
                    case FOR_YOU_ONLY -> edit(conversation, message);
                    case IN_PLACE -> whisper(conversation, message);
                    case IN_CHANNEL -> {
                        // Told in this order, or Discord takes the whisper for the public answer that it waits for.
                        var deleted = delete(conversation);
                        yield isAway(deleted) ? whisper(conversation, message) : deleted;
                    }
                };
            case Reply.Think(var _), Reply.Suggest(var _), Reply.Ask(var _), Reply.Relay _ ->
                throw new IllegalArgumentException("This cannot be said later: " + reply);
        };
    }

    /** The message as it is now; a living message is edited again and again. */
    public Outcome edit(Conversation conversation, Message message) {
        var body = MessageJson.render(message, texts(conversation));
        return orAsBot(
                conversation,
                Request.webhook("PATCH", conversation.original(), body, message.files()),
                conversation.thinking() != Where.FOR_YOU_ONLY,
                message);
    }

    public Outcome followUp(Conversation conversation, Message message) {
        var body = MessageJson.render(message, texts(conversation));
        return orAsBot(
                conversation, Request.webhook("POST", conversation.webhook(), body, message.files()), true, message);
    }

    public Outcome delete(Conversation conversation) {
        return conversation.tokenIsDead(clock.instant())
                ? new Done(Json.fields())
                : rest.send(Request.webhook("DELETE", conversation.original(), null, List.of()));
    }

    /** A message in a channel, as the bot; one with a name is there once, however often it is posted within minutes. */
    public Outcome post(String channel, Message message, String locale) {
        var isNamed = !message.name().isEmpty();
        var body = MessageJson.render(message, Texts.in(locale))
                // https://discord.com/developers/docs/resources/message#create-message
                .withIf(isNamed, "nonce", message.name())
                .withIf(isNamed, "enforce_nonce", true);
        return rest.send(Request.bot("POST", "/channels/" + channel + "/messages", body, message.files()));
    }

    /** The message there as it is from now on. */
    public Outcome change(Spot spot, Message message) {
        var body = MessageJson.render(message, Texts.in(spot.locale()));
        if (clock.instant().isBefore(spot.began().plus(Conversation.TOKEN_LASTS))) {
            var route = "/webhooks/" + spot.application() + "/" + spot.token() + "/messages/" + spot.message();
            var outcome = rest.send(Request.webhook("PATCH", route, body, message.files()));
            if (!isGone(outcome)) {
                return outcome;
            }
        }
        var route = "/channels/" + spot.channel() + "/messages/" + spot.message();
        return rest.send(Request.bot("PATCH", route, body, message.files()));
    }

    /** Takes away a message that we posted. */
    public Outcome remove(Spot spot) {
        var route = "/channels/" + spot.channel() + "/messages/" + spot.message();
        return rest.send(new Request("DELETE", route, null, List.of(), true));
    }

    /** A thread under a message; where it is there already, that one. */
    public Outcome thread(Spot under, String title) {
        var route = "/channels/" + under.channel() + "/messages/" + under.message() + "/threads";
        var outcome = rest.send(Request.bot("POST", route, Json.fields().with("name", title), List.of()));
        // A thread has the id of the message that it was begun under.
        return outcome instanceof Outcome.Refused(var _, var code, var _) && code == THREAD_IS_THERE
                ? new Done(Json.fields().with("id", under.message()))
                : outcome;
    }

    /** A direct message, as the bot. */
    public Outcome tell(String person, Message message, String locale) {
        var opened = rest.send(
                Request.bot("POST", "/users/@me/channels", Json.fields().with("recipient_id", person), List.of()));
        return opened instanceof Done(var channel) ? post(channel.at("id").text(), message, locale) : opened;
    }

    private Outcome whisper(Conversation conversation, Message message) {
        var body = MessageJson.renderPrivate(message, texts(conversation));
        return orAsBot(
                conversation, Request.webhook("POST", conversation.webhook(), body, message.files()), false, message);
    }

    /** By the interaction's token while it lives; else as the bot, and never in public what was private. */
    private Outcome orAsBot(Conversation conversation, Request request, boolean isPublic, Message message) {
        if (!conversation.tokenIsDead(clock.instant())) {
            var outcome = rest.send(request);
            if (!isGone(outcome)) {
                return outcome;
            }
        }
        if (conversation.channel().isEmpty()) {
            return new GaveUp("the token has expired and the channel is not known");
        }
        if (!isPublic) {
            var late = Texts.in(conversation.locale()).of("tooLate", conversation.person());
            return post(conversation.channel(), Message.waiting(late), conversation.locale());
        }
        if (conversation.thinking() == Where.IN_PLACE && request.method().equals("PATCH")) {
            var body = MessageJson.render(message, texts(conversation));
            var route = "/channels/" + conversation.channel() + "/messages/" + conversation.message();
            return rest.send(Request.bot("PATCH", route, body, message.files()));
        }
        return post(conversation.channel(), message, conversation.locale());
    }

    private static boolean isAway(Outcome deleted) {
        return deleted instanceof Done || isGone(deleted);
    }

    // https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
    private static boolean isGone(Outcome outcome) {
        return outcome instanceof Outcome.Refused(var status, var code, var _)
                && (status == 404 || status == 401 || code == 10015 || code == 10062 || code == 50027);
    }

    private static Texts texts(Conversation conversation) {
        return Texts.in(conversation.locale());
    }
}
