package dev.skylark.player;

import java.util.Set;

/**
 * Who is where, as far as it matters: the voice channel of the person who gave an order, empty for none, and the people
 * in ours who can hear us.
 */
public record Room(String personsChannel, Set<String> listeners) {
    public Room {
        listeners = Set.copyOf(listeners);
    }
}
