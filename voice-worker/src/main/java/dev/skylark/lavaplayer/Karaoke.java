package dev.skylark.lavaplayer;

/** Takes out the singer, who is usually in the middle; what is low stays, because the bass is in the middle too. */
final class Karaoke implements Effect {

    private static final double VOICE = 1_000;
    private static final double WIDTH = 0.35;

    private final Biquad band = Biquad.band(VOICE, WIDTH);

    @Override
    public void apply(float[] left, float[] right, int from, int until) {
        for (var i = from; i < until; i++) {
            var voice = (float) band.left((left[i] + right[i]) / 2);
            left[i] -= voice;
            right[i] -= voice;
        }
    }
}
