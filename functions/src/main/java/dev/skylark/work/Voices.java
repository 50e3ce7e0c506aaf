package dev.skylark.work;

import dev.skylark.voice.VoiceOrder;

/** The way to the voice worker. */
public interface Voices {

    /** Who hears an order. */
    enum Reception {
        /** A worker is there and will answer. */
        HEARD,
        /** A worker is being started; the order waits for it. */
        WAKING,
        /** Nobody is there, and for this order nobody is called. */
        ASLEEP
    }

    Reception send(VoiceOrder order);

    /** Calls for a worker unless one is there or on its way: a guild wants something of it that is no order. */
    void call();
}
