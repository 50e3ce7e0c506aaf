package dev.skylark.advice;

import java.util.List;

/** A file of the service's own code with the lines that the stack trace names, counted from 1. */
public record SourceFile(String path, String text, List<Integer> lines) {

    public SourceFile {
        lines = List.copyOf(lines);
    }
}
