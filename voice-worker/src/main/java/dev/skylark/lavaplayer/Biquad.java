package dev.skylark.lavaplayer;

/**
 * One band of an equaliser, for both channels: the formulae of Robert Bristow-Johnson's Audio EQ Cookbook,
 * https://www.w3.org/TR/audio-eq-cookbook/
 */
final class Biquad implements Effect {

    private static final double RATE = 48_000;

    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private final double[] left = new double[2];
    private final double[] right = new double[2];

    Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
        this.b0 = b0 / a0;
        this.b1 = b1 / a0;
        this.b2 = b2 / a0;
        this.a1 = a1 / a0;
        this.a2 = a2 / a0;
    }

    /** Louder by so many decibels around a frequency. */
    static Biquad peak(double frequency, double width, double decibels) {
        var a = Math.pow(10, decibels / 40);
        var cos = Math.cos(2 * Math.PI * frequency / RATE);
        var alpha = Math.sin(2 * Math.PI * frequency / RATE) / (2 * width);
        return new Biquad(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
    }

    /** Louder by so many decibels below a frequency. */
    static Biquad low(double frequency, double decibels) {
        return shelf(frequency, decibels, 1);
    }

    /** Louder by so many decibels above a frequency. */
    static Biquad high(double frequency, double decibels) {
        return shelf(frequency, decibels, -1);
    }

    private static Biquad shelf(double frequency, double decibels, int side) {
        var a = Math.pow(10, decibels / 40);
        var cos = side * Math.cos(2 * Math.PI * frequency / RATE);
        var alpha = Math.sin(2 * Math.PI * frequency / RATE) / Math.sqrt(2);
        var root = 2 * Math.sqrt(a) * alpha;
        return new Biquad(
                a * (a + 1 - (a - 1) * cos + root),
                side * 2 * a * (a - 1 - (a + 1) * cos),
                a * (a + 1 - (a - 1) * cos - root),
                a + 1 + (a - 1) * cos + root,
                side * -2 * (a - 1 + (a + 1) * cos),
                a + 1 + (a - 1) * cos - root);
    }

    /** Nothing but what is around a frequency. */
    static Biquad band(double frequency, double width) {
        var alpha = Math.sin(2 * Math.PI * frequency / RATE) / (2 * width);
        return new Biquad(alpha, 0, -alpha, 1 + alpha, -2 * Math.cos(2 * Math.PI * frequency / RATE), 1 - alpha);
    }

    @Override
    public void apply(float[] leftSamples, float[] rightSamples, int from, int until) {
        for (var i = from; i < until; i++) {
            leftSamples[i] = (float) left(leftSamples[i]);
            rightSamples[i] = (float) right(rightSamples[i]);
        }
    }

    double left(double sample) {
        return step(sample, left);
    }

    double right(double sample) {
        return step(sample, right);
    }

    private double step(double sample, double[] state) {
        var out = b0 * sample + state[0];
        state[0] = b1 * sample - a1 * out + state[1];
        state[1] = b2 * sample - a2 * out;
        return out;
    }
}
