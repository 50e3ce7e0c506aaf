package dev.skylark.worker;

import dev.skylark.voice.Crowd;

/** Tells the house what became true in voice channels. */
@FunctionalInterface
public interface Herald {
    void tell(Crowd crowd);
}
