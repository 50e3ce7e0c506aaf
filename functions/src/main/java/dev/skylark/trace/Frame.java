package dev.skylark.trace;

/**
 * One line of a stack trace. {@code file} is as the trace has it, {@code line} 0 where it has none; {@code own} is code
 * of the service itself, as against the language's and its libraries'.
 */
public record Frame(String file, int line, String function, boolean own) {}
