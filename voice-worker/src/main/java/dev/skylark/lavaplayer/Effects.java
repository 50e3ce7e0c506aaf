package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import java.util.List;

/** Effects one after the other, on the way through LavaPlayer. */
final class Effects implements FloatPcmAudioFilter {

    private final List<Effect> effects;
    private final FloatPcmAudioFilter output;

    Effects(List<Effect> effects, FloatPcmAudioFilter output) {
        this.effects = effects;
        this.output = output;
    }

    @Override
    public void process(float[][] samples, int offset, int length) throws InterruptedException {
        for (var effect : effects) {
            effect.apply(samples[0], samples[1], offset, offset + length);
        }
        output.process(samples, offset, length);
    }

    @Override
    public void seekPerformed(long requested, long provided) {
        // an effect lasts too short for that to be heard
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing is open
    }
}
