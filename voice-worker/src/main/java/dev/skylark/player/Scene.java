package dev.skylark.player;

import dev.skylark.voice.Rules;
import java.time.Duration;
import java.time.Instant;

/** What the player decides upon besides its own state: the guild's rules, the room, how far was heard, the time. */
public record Scene(Rules rules, Room room, Duration position, Instant now) {}
