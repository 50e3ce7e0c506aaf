package dev.skylark.work;

import dev.skylark.command.Interaction;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.discord.Spot;

/** The way back to the person who asked, and to the channels. */
public interface Answers {

    /** What became of an answer. */
    sealed interface Delivery {
        default boolean stands() {
            return this instanceof Stands;
        }

        /** It stands there. */
        record Stands(Spot spot) implements Delivery {}

        /** Discord will never take it; trying again helps nobody. */
        record NotWanted() implements Delivery {}

        /** Discord did not take it however often we tried. */
        record NotYet() implements Delivery {}
    }

    /** Puts the answer where "thinking" stands. */
    Delivery answer(Interaction interaction, Where thinking, Reply reply);

    /** A message in a channel, not as the answer to anything. */
    Delivery post(String channel, Message message, String locale);

    /** The message there as it is from now on. */
    Delivery change(Spot spot, Message message);

    /** A thread under a message; its spot has the thread as its channel. */
    Delivery thread(Spot under, String title);

    /** A direct message. */
    Delivery tell(String person, Message message, String locale);
}
