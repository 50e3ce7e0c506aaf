package dev.skylark.lavaplayer;

/** Lets the sound go round the listener once in five seconds, always equally loud. */
final class Rotation implements Effect {

    private static final double STEP = 2 * Math.PI / (5 * 48_000);

    private double angle;

    @Override
    public void apply(float[] left, float[] right, int from, int until) {
        for (var i = from; i < until; i++) {
            var place = Math.PI / 4 * (1 + Math.sin(angle));
            left[i] *= (float) Math.cos(place);
            right[i] *= (float) Math.sin(place);
            angle = (angle + STEP) % (2 * Math.PI);
        }
    }
}
