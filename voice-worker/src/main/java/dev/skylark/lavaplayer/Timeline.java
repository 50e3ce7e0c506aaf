package dev.skylark.lavaplayer;

/**
 * How far into the recording a sound is. LavaPlayer counts what comes out of the filters, which is not the same when
 * they play it faster or slower. Only the thread that decodes touches it.
 */
final class Timeline {

    private double speed = 1;
    private long counted;
    private long heard;
    private long last;

    /** From here on the recording goes this much faster. */
    void speed(double other) {
        heard = at(last);
        counted = last;
        speed = other;
    }

    /** From here on LavaPlayer and the recording count the same, because somebody has jumped. */
    void jumped(long to) {
        counted = to;
        heard = to;
    }

    /** Where in the recording a sound is that LavaPlayer says comes then; all in milliseconds. */
    long at(long count) {
        last = count;
        return speed == 1 && counted == heard ? count : heard + Math.round((count - counted) * speed);
    }
}
