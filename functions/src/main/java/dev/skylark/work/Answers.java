package dev.skylark.work;

import dev.skylark.command.Interaction;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;

/** The way back to the person who asked. */
public interface Answers {

    /** Puts the answer where "thinking" stands; false when Discord did not take it however often we tried. */
    boolean answer(Interaction interaction, Where thinking, Reply reply);

    /** A message in a channel, not as the answer to anything; false when it could not be put there. */
    boolean post(String channel, Message message, String locale);

    /** A direct message; false when this person takes none from us. */
    boolean tell(String person, Message message, String locale);
}
