package dev.skylark.capacity;

/** Starts and ends voice workers. */
public interface Capacity {

    /** At least one; nothing where some are there or on their way. */
    void raise();

    /** None. */
    void lower();
}
