package dev.skylark.lavaplayer;

/** What a signal is like. */
final class Signal {

    private static final double RATE = 48_000;

    private Signal() {}

    static float[] sine(double frequency, double level, int samples) {
        var signal = new float[samples];
        for (var i = 0; i < samples; i++) {
            signal[i] = (float) (level * Math.sin(2 * Math.PI * frequency * i / RATE));
        }
        return signal;
    }

    /** How often it crosses zero upwards in a second. */
    static double frequency(float[] signal) {
        var crossings = 0;
        var first = 0.0;
        var last = 0.0;
        for (var i = 1; i < signal.length; i++) {
            if (signal[i - 1] < 0 && signal[i] >= 0) {
                last = i - signal[i] / (signal[i] - signal[i - 1]);
                if (crossings++ == 0) {
                    first = last;
                }
            }
        }
        return crossings < 2 ? 0 : (crossings - 1) * RATE / (last - first);
    }

    /** The amplitude that a sine of the same power has. */
    static double level(float[] signal) {
        var sum = 0.0;
        for (var it : signal) {
            sum += it * it;
        }
        return Math.sqrt(2 * sum / signal.length);
    }

    static double peak(float[] signal) {
        var peak = 0.0;
        for (var it : signal) {
            peak = Math.max(peak, Math.abs(it));
        }
        return peak;
    }

    static double decibels(double ratio) {
        return 20 * Math.log10(ratio);
    }
}
