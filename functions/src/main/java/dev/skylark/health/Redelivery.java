package dev.skylark.health;

import dev.skylark.json.Json;
import dev.skylark.voice.VoiceOrder;
import java.util.function.Consumer;

/**
 * How what failed for good is handed over again: {@code forget} that an order was given up, {@code work} for the work
 * function, {@code music} for the voice worker.
 */
public record Redelivery(Consumer<Json> forget, Consumer<Json> work, Consumer<VoiceOrder> music) {

    /** False for what nobody can read any more. */
    boolean deliver(Letters.Opened letter) {
        switch (letter.way()) {
            case ORDER -> {
                forget.accept(letter.content());
                work.accept(letter.content());
            }
            case WORK -> work.accept(letter.content());
            case MUSIC -> music.accept(VoiceOrder.read(letter.content()));
            case NONE -> {
                return false;
            }
        }
        return true;
    }
}
