package dev.skylark.work;

import java.time.Instant;

/** Who is at work on what, so that an order delivered twice is carried out once. */
public interface Claims {

    /** What became of an attempt to claim. */
    enum Claim {
        /** It is ours until the lease ends. */
        TAKEN,
        /** It is ours until the lease ends, and the work itself is done: only the answer is missing. */
        ANSWER_MISSING,
        /** Somebody else holds it and the lease has not ended. */
        HELD,
        /** It was finished before. */
        FINISHED
    }

    /** Takes a key that nobody holds, whose lease has ended, or whose last attempt failed. */
    Claim take(String guild, String key, Instant now, Instant leaseEnds);

    /** The work is done and never to be done again; until {@code leaseEnds} whoever did it brings the answer. */
    void ran(String guild, String key, Instant leaseEnds);

    /** Never to be done again, as far as we remember: at least until {@code remembered}. */
    void finish(String guild, String key, Instant remembered);

    /** Free again at once: the attempt failed, or the key was only held meanwhile. */
    void release(String guild, String key);
}
