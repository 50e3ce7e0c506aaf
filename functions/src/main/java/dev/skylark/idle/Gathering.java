package dev.skylark.idle;

import dev.skylark.voice.Crowd;
import java.time.Instant;

/**
 * A server is woken when so many people are together in a voice channel. {@code person} said so, in the channel
 * {@code told}, at that time.
 */
record Gathering(
        String guild,
        String server,
        String name,
        String channel,
        int people,
        String person,
        String told,
        Instant since) {

    boolean isMeantBy(Crowd crowd) {
        return channel.equals(crowd.channel()) && people == crowd.people();
    }
}
