package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;

/** Plays faster and higher or slower and lower, as a record does on the wrong speed: cubic interpolation. */
final class Speed implements FloatPcmAudioFilter {

    private final double speed;
    private final Timeline timeline;
    private final FloatPcmAudioFilter output;
    private final float[][] past = new float[2][4];
    private float[][] out = new float[2][0];
    private double phase;

    Speed(double speed, Timeline timeline, FloatPcmAudioFilter output) {
        this.speed = speed;
        this.timeline = timeline;
        this.output = output;
        timeline.speed(speed);
    }

    @Override
    public void process(float[][] samples, int offset, int length) throws InterruptedException {
        var most = (int) (length / speed) + 2;
        if (out[0].length < most) {
            out = new float[2][most];
        }
        var ready = 0;
        for (var i = offset; i < offset + length; i++) {
            for (var channel = 0; channel < 2; channel++) {
                System.arraycopy(past[channel], 1, past[channel], 0, 3);
                past[channel][3] = samples[channel][i];
            }
            for (; phase < 1; phase += speed) {
                out[0][ready] = between(past[0]);
                out[1][ready] = between(past[1]);
                ready++;
            }
            phase--;
        }
        output.process(out, 0, ready);
    }

    private float between(float[] it) {
        var c1 = (it[2] - it[0]) / 2;
        var c2 = it[0] - 2.5 * it[1] + 2 * it[2] - it[3] / 2;
        var c3 = (it[3] - it[0]) / 2 + 1.5 * (it[1] - it[2]);
        return (float) (((c3 * phase + c2) * phase + c1) * phase + it[1]);
    }

    @Override
    public void seekPerformed(long requested, long provided) {
        // two samples of what was before cannot be heard
    }

    @Override
    public void flush() {
        // what is held back cannot be heard
    }

    @Override
    public void close() {
        timeline.speed(1);
    }
}
