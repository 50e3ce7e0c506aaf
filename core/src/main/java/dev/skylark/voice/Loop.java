package dev.skylark.voice;

/** What begins again when it is over. */
public enum Loop {
    OFF,
    TRACK,
    QUEUE
}
