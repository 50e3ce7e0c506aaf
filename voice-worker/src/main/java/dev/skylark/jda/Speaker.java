package dev.skylark.jda;

import dev.skylark.player.Sounds.Sound;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import net.dv8tion.jda.api.audio.AudioSendHandler;

/** Hands the sound of a guild to JDA, as long as the channel lets it through. */
final class Speaker implements AudioSendHandler {

    /** More than Opus makes of twenty milliseconds: https://www.rfc-editor.org/rfc/rfc6716#section-3.2.1 */
    private static final int LARGEST_FRAME = 1500;

    private final Sound sound;
    private final BooleanSupplier open;
    private final ByteBuffer frame = ByteBuffer.allocate(LARGEST_FRAME);

    Speaker(Sound sound, BooleanSupplier open) {
        this.sound = sound;
        this.open = open;
    }

    @Override
    public boolean canProvide() {
        return open.getAsBoolean() && sound.provide(frame);
    }

    @Override
    public ByteBuffer provide20MsAudio() {
        return frame;
    }

    @Override
    public boolean isOpus() {
        return true;
    }
}
