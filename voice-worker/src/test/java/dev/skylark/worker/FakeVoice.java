package dev.skylark.worker;

import dev.skylark.player.Room;
import dev.skylark.player.Sounds.Sound;
import dev.skylark.player.Voice;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link Voice} in which everybody is in the same channel. */
final class FakeVoice implements Voice {

    private final List<String> moves = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> people = new ConcurrentHashMap<>();

    /** Where we went in and out. */
    List<String> moves() {
        return List.copyOf(moves);
    }

    @Override
    public void join(String guild, String channel, Sound sound) {
        moves.add("join " + guild);
    }

    @Override
    public void leave(String guild) {
        moves.add("leave " + guild);
    }

    /** From now on so many are in that channel. */
    void people(String channel, int number) {
        people.put(channel, number);
    }

    @Override
    public OptionalInt people(String guild, String channel) {
        var number = people.get(channel);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @Override
    public Room room(String guild, String person) {
        return new Room("lounge", Set.of("listener"));
    }
}
