package dev.skylark.advice;

/** What a language model is asked: how it shall answer, what it is about, and how long its answer may get. */
public record Question(String system, String text, int mostTokens) {}
