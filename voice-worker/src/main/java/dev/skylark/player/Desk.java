package dev.skylark.player;

import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.player.Manners.Refusal;
import dev.skylark.text.Texts;
import dev.skylark.voice.Cards;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the parts of a guild's player have in common: how things stand, and what has to be done and said about it. */
final class Desk {

    Playing playing;
    Scene scene = new Scene(Rules.USUAL, new Room("", Set.of()), Duration.ZERO, Instant.EPOCH);
    private final List<Effect> effects = new ArrayList<>();
    private String note = "";

    Desk(Playing playing) {
        this.playing = playing;
    }

    /** What somebody did last, for the card. */
    String note() {
        return note;
    }

    void order(Effect effect) {
        effects.add(effect);
    }

    /** What was ordered since this was asked last. */
    List<Effect> ordered() {
        var all = List.copyOf(effects);
        effects.clear();
        return all;
    }

    /** Music is talked about where somebody talked about it last. */
    void listenTo(VoiceOrder order) {
        playing = playing.talk(
                order.conversation().channel(), order.conversation().locale());
    }

    void done(VoiceOrder order, String key, Object... values) {
        note = texts().of(
                        "music.note",
                        Markdown.person(order.person()),
                        texts().of(key, values),
                        Markdown.clock(scene.now()));
        order(new Effect.Answer(
                order,
                isPress(order)
                        ? Reply.update(pressed(order))
                        : Reply.say(Message.good(texts(order).of(key, values)))));
        order(new Effect.Refresh());
    }

    /** The message whose button was pressed, as it is now: a page of the queue, or what plays. */
    private Message pressed(VoiceOrder order) {
        var isCard = playing.card().endsWith("/" + order.conversation().message());
        return switch (order.command()) {
            case VoiceCommand.Shuffle(), VoiceCommand.Clear()
            when !isCard -> Cards.queue(playing, 1, scene.now(), texts(order));
            default -> Cards.playing(playing, scene.now(), note, texts());
        };
    }

    /** Below a button, the card stays what it is and the answer stands beside it. */
    void answer(VoiceOrder order, Message message) {
        order(new Effect.Answer(order, order.quiet() || isPress(order) ? Reply.whisper(message) : Reply.say(message)));
    }

    void refuse(VoiceOrder order, Refusal why) {
        order(new Effect.Answer(
                order,
                Reply.whisper(
                        Message.warning(texts(order).of(why.key(), why.values().toArray())))));
    }

    /** To everybody who listens. */
    void tell(Message message) {
        if (!playing.talk().isEmpty()) {
            order(new Effect.Tell(playing.talk(), message));
        }
    }

    /** The guild's language is the one in which music was talked about last. */
    Texts texts() {
        return Texts.in(playing.locale());
    }

    static Texts texts(VoiceOrder order) {
        return Texts.in(order.conversation().locale());
    }

    private static boolean isPress(VoiceOrder order) {
        return order.conversation().thinking() == Where.IN_PLACE;
    }
}
