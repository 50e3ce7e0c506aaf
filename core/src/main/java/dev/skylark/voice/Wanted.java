package dev.skylark.voice;

import java.time.Duration;

/**
 * A song that somebody wants to hear, as another service describes it: what is not known is empty, a length zero. It is
 * looked for in the sources that can be played.
 */
public record Wanted(String title, String artist, String isrc, Duration length) {}
