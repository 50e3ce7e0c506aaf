package dev.skylark.sandbox.voice;

import java.util.List;

/**
 * What was heard in a guild so far: the newest frames, and how many there were. {@code lost} is how many the sequence
 * numbers leave out, {@code broken} how many could not be decrypted at all, {@code unopened} how many were sealed by
 * keys that no listener has, {@code plain} how many were not encrypted from end to end; silence counts nowhere but in
 * {@code received} and {@code silent}.
 */
public record Heard(
        List<Frame> recent,
        long received,
        long sealed,
        long plain,
        long silent,
        long unopened,
        long broken,
        long lost,
        long bytes,
        Pace pace) {

    public Heard {
        recent = List.copyOf(recent);
    }
}
