package dev.skylark.lavaplayer;

import dev.skylark.player.Sources.Trouble;
import java.io.IOException;

/** Something that we do not do, whoever asks. */
final class Refusal extends IOException {

    private final transient Trouble trouble;

    Refusal(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
