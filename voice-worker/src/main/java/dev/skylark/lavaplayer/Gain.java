package dev.skylark.lavaplayer;

/** Makes it louder or softer; changes gradually, because a jump would be heard as a click. */
final class Gain implements Effect {

    private final double share;
    private volatile double wanted = 1;
    private double factor = Double.NaN;

    /** {@code seconds} is how long most of a change takes. */
    Gain(double seconds) {
        this.share = 1 / (48_000 * seconds);
    }

    void factor(double other) {
        wanted = other;
    }

    @Override
    public void apply(float[] left, float[] right, int from, int until) {
        var target = wanted;
        if (Double.isNaN(factor)) {
            factor = target;
        }
        for (var i = from; i < until; i++) {
            factor += (target - factor) * share;
            left[i] *= (float) factor;
            right[i] *= (float) factor;
        }
    }
}
