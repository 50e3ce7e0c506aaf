package dev.skylark.sandbox.voice;

import dev.skylark.json.Json;
import dev.skylark.sandbox.dave.Circle;
import dev.skylark.sandbox.dave.Ear;
import dev.skylark.sandbox.dave.Listener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A voice channel: who listens there, and the bot that plays. */
final class Room implements AutoCloseable {

    private final String channel;
    private final boolean encrypted;
    private final Hearing hearing;
    private final Circle circle;
    private final Map<String, Ear> ears = new LinkedHashMap<>();
    private @Nullable Call call;

    Room(String channel, Setting setting, Hearing hearing) {
        this.channel = channel;
        this.encrypted = setting.encrypted();
        this.hearing = hearing;
        this.circle = new Circle(channel, setting.race());
    }

    Circle circle() {
        return circle;
    }

    synchronized void enter(String person, boolean deaf) {
        var ear = new Ear(person, channel, circle);
        ear.deafen(deaf);
        ears.put(person, ear);
        if (call != null) {
            call.say(11, Json.fields().with("user_ids", List.of(person)));
        }
        if (encrypted) {
            circle.enter(ear);
        }
    }

    synchronized void leave(String person) {
        var ear = ears.remove(person);
        if (ear == null) {
            return;
        }
        if (call != null) {
            call.say(13, Json.fields().with("user_id", person));
        }
        if (encrypted) {
            circle.leave(ear);
        }
    }

    synchronized Optional<Ear> ear(String person) {
        return Optional.ofNullable(ears.get(person));
    }

    /** The bot can send from now on, and is told who is there. */
    synchronized void enter(Call newcomer) {
        call = newcomer;
        newcomer.say(11, Json.fields().with("user_ids", List.copyOf(ears.keySet())));
        if (encrypted) {
            circle.enter(newcomer);
        }
    }

    synchronized void leave(Call gone) {
        if (gone.equals(call)) {
            call = null;
            if (encrypted) {
                circle.leave(gone);
            }
        }
    }

    /** Everybody here who is not deaf hears it; what the first of them understands is what was heard. */
    void heard(Call from, Packet packet, byte[] payload) {
        if (!Listener.isSealed(payload)) {
            hearing.heard(new Frame(packet.sequence(), packet.timestamp(), packet.arrived(), payload, false));
            return;
        }
        var understood = listening().stream()
                .map(it -> it.open(from.person(), payload))
                .flatMap(Optional::stream)
                .toList();
        if (understood.isEmpty()) {
            hearing.stayedShut();
        } else {
            hearing.heard(
                    new Frame(packet.sequence(), packet.timestamp(), packet.arrived(), understood.getFirst(), true));
        }
    }

    @Override
    public void close() {
        circle.close();
    }

    private synchronized List<Ear> listening() {
        return ears.values().stream().filter(it -> !it.isDeaf()).toList();
    }
}
