package dev.skylark.lavaplayer;

/** Changes sound in place. It is stereo, 48,000 samples a second, each from -1 to 1. */
interface Effect {

    void apply(float[] left, float[] right, int from, int until);
}
