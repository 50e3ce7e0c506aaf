package dev.skylark.trace;

import java.util.List;

/** A stack trace, read: the exception that caused it all, and its frames with the innermost first. */
public record Trace(Language language, String exception, String message, List<Frame> frames) {

    /** Who wrote it. */
    public enum Language {
        JAVA,
        PYTHON,
        NODE,
        GO
    }

    public Trace {
        frames = List.copyOf(frames);
    }
}
