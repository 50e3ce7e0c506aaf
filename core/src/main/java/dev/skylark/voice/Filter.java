package dev.skylark.voice;

/** How the sound is changed on its way. */
public enum Filter {
    NONE,
    BASS,
    TREBLE,
    POP,
    ROCK,
    CLASSICAL,
    SPEECH,
    NIGHTCORE,
    SLOWED,
    KARAOKE,
    ROTATION
}
