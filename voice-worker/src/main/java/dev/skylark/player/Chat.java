package dev.skylark.player;

import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.voice.VoiceOrder;
import java.util.Optional;

/** What is said in Discord. Waits until it is said, or cannot be. Where something stands is written {@code channel/message}. */
public interface Chat {

    /** Answers an order; where the answer stands now, empty where it does not. */
    Optional<String> answer(VoiceOrder order, Reply reply);

    /** Says something in a channel; where it stands, empty where that is not possible. */
    Optional<String> post(String channel, Message message, String locale);

    /** Makes a message say this from now on; false where it is gone. */
    boolean change(String place, Message message, String locale);

    void remove(String place);

    /** Tells those who run Skylark in this guild. */
    void warn(String guild, Message message);
}
