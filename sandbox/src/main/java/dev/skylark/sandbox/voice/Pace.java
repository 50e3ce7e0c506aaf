package dev.skylark.sandbox.voice;

import java.util.Arrays;

/** How evenly frames came, in milliseconds between one and the next: half, 99 and 99.9 of a hundred were quicker. */
public record Pace(int intervals, double p50, double p99, double p999, double longest) {

    static Pace of(long[] nanoseconds) {
        var sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return new Pace(sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
    }
}
