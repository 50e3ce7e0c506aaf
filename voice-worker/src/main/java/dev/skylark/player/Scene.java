package dev.skylark.player;

import dev.skylark.voice.Rules;
import java.time.Duration;
import java.time.Instant;

/** What the player decides upon besides its own state: the guild's rules, the room, how far was heard, the time. */
public record Scene(Rules rules, Room room, Duration position, Instant now) {

    /** The same, for somebody who is in this channel. */
    Scene seenFrom(String channel) {
        return new Scene(rules, new Room(channel, room.listeners()), position, now);
    }
}
