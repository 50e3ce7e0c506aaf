package dev.skylark.lavaplayer;

import java.util.OptionalDouble;

/**
 * Measures how loud people find a recording, in LUFS: the gated integrated loudness of ITU-R BS.1770-4, as EBU R128 asks
 * for it. Changes nothing of the sound.
 */
final class Loudness implements Effect {

    /** A tenth of a second; four of them make a block, and a block begins with each of them. */
    private static final int STEP = 4_800;

    private static final int BLOCK = 4;
    private static final double SILENCE = -70;
    private static final int BINS = 900;
    private static final double OFFSET = -0.691;

    private final Biquad head =
            new Biquad(1.53512485958697, -2.69169618940638, 1.19839281085285, 1, -1.69065929318241, 0.73248077421585);
    private final Biquad low = new Biquad(1, -2, 1, 1, -1.99004745483398, 0.99007225036621);

    /** How many blocks were how loud, by tenths of a decibel from silence on. */
    private final int[] blocks = new int[BINS];

    private final double[] steps = new double[BLOCK];
    private double energy;
    private int samples;
    private long count;

    @Override
    public void apply(float[] left, float[] right, int from, int until) {
        for (var i = from; i < until; i++) {
            var l = low.left(head.left(left[i]));
            var r = low.right(head.right(right[i]));
            energy += l * l + r * r;
            if (++samples == STEP) {
                step();
            }
        }
    }

    private synchronized void step() {
        steps[(int) (count % BLOCK)] = energy / STEP;
        energy = 0;
        samples = 0;
        if (++count >= BLOCK) {
            var sum = 0.0;
            for (var it : steps) {
                sum += it;
            }
            var bin = (int) Math.floor((OFFSET + 10 * Math.log10(sum / BLOCK) - SILENCE) * 10);
            if (bin >= 0) {
                blocks[Math.min(bin, BINS - 1)]++;
            }
        }
    }

    /** How many seconds were listened to, silence too. */
    synchronized long seconds() {
        return count / 10;
    }

    /** Nothing while all was silence. */
    synchronized OptionalDouble integrated() {
        var all = mean(0);
        if (all <= 0) {
            return OptionalDouble.empty();
        }
        var gate = (int) Math.floor((OFFSET + 10 * Math.log10(all) - 10 - SILENCE) * 10);
        return OptionalDouble.of(OFFSET + 10 * Math.log10(mean(Math.max(0, gate))));
    }

    private double mean(int from) {
        var sum = 0.0;
        var many = 0L;
        for (var bin = from; bin < BINS; bin++) {
            sum += blocks[bin] * Math.pow(10, (SILENCE + (bin + 0.5) / 10 - OFFSET) / 10);
            many += blocks[bin];
        }
        return many == 0 ? 0 : sum / many;
    }
}
