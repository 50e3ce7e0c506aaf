package dev.skylark.sandbox.dave;

/** Somebody whom the voice gateway talks to about the group of a channel; who answers does so to the {@link Circle}. */
public interface Participant {

    String person();

    boolean isBot();

    /** Who proposes here (op 25); answered with a key package. */
    void introduced(byte[] gatekeeper);

    /** What is to change (op 27); answered with a commit. */
    void proposed(byte[] proposals);

    /** What changes with this transition (op 29); answered with ready. */
    void committed(int transition, byte[] commit);

    /** In the group from this transition on (op 30); answered with ready. */
    void welcomed(int transition, byte[] welcome);

    /** All are ready: the new keys are used from now on (op 22). */
    void executed(int transition);

    /** The group is gone and a new one begins (op 24 with epoch 1, and op 21); answered with a key package. */
    void reset();
}
