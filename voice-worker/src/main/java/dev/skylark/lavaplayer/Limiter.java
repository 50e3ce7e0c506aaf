package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import java.util.Arrays;

/**
 * Keeps what was made louder from being cut off, which would be heard as a crackle. It looks five milliseconds ahead,
 * turns down gently before a peak comes, and up again slowly after it.
 */
final class Limiter implements FloatPcmAudioFilter {

    private static final int AHEAD = 240;
    private static final float CEILING = 0.98f;

    /** Most of the way up again in a tenth of a second. */
    private static final double RELEASE = 1.0 / 4_800;

    private final FloatPcmAudioFilter output;
    private final float[][] held = new float[2][AHEAD];
    private final double[] allowed = new double[AHEAD];
    private final double[] factors = new double[AHEAD];
    private final long[] lowest = new long[AHEAD];
    private float[][] out = new float[2][0];
    private double sum = AHEAD;
    private double factor = 1;
    private long count;
    private int first;
    private int candidates;
    private boolean closed;

    Limiter(FloatPcmAudioFilter output) {
        this.output = output;
        Arrays.fill(factors, 1);
    }

    @Override
    public void process(float[][] samples, int offset, int length) throws InterruptedException {
        if (out[0].length < length) {
            out = new float[2][length];
        }
        var ready = 0;
        for (var i = offset; i < offset + length; i++) {
            ready = put(samples[0][i], samples[1][i], ready);
        }
        output.process(out, 0, ready);
    }

    /** Takes a sample and, once enough are held, gives out the oldest. */
    private int put(float left, float right, int ready) {
        var slot = (int) (count % AHEAD);
        allowed[slot] = Math.min(1, CEILING / Math.max(Math.abs(left), Math.abs(right)));
        held[0][slot] = left;
        held[1][slot] = right;
        var least = least(slot);
        factor = least < factor ? least : factor + (least - factor) * RELEASE;
        sum += factor - factors[slot];
        factors[slot] = factor;
        count++;
        if (count < AHEAD) {
            return ready;
        }
        var oldest = (int) (count % AHEAD);
        out[0][ready] = (float) (held[0][oldest] * sum / AHEAD);
        out[1][ready] = (float) (held[1][oldest] * sum / AHEAD);
        return ready + 1;
    }

    /** The least that is allowed by any sample held: candidates are kept in the order of their coming and rising. */
    private double least(int slot) {
        while (candidates > 0 && allowed[at(candidates - 1)] >= allowed[slot]) {
            candidates--;
        }
        if (candidates > 0 && lowest[first] <= count - AHEAD) {
            first = (first + 1) % AHEAD;
            candidates--;
        }
        lowest[(first + candidates) % AHEAD] = count;
        candidates++;
        return allowed[at(0)];
    }

    private int at(int candidate) {
        return (int) (lowest[(first + candidate) % AHEAD] % AHEAD);
    }

    /** Lets go of what is held, so that not a single sample of a recording is lost at its end. */
    @Override
    public void flush() throws InterruptedException {
        var rest = (int) Math.min(count, AHEAD - 1);
        var silent = new float[2][rest];
        if (count < AHEAD) {
            // less was played than is looked ahead
            process(new float[2][AHEAD - 1 - rest], 0, AHEAD - 1 - rest);
        }
        process(silent, 0, rest);
        count = 0;
        candidates = 0;
    }

    @Override
    public void seekPerformed(long requested, long provided) {
        count = 0;
        candidates = 0;
    }

    /** Nothing more comes: what is held and what is not yet a whole frame goes out, if there is still a way out. */
    void finish() throws InterruptedException {
        if (!closed) {
            flush();
            output.flush();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
