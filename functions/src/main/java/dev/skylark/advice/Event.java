package dev.skylark.advice;

import java.time.Instant;

/** Something that happened in an incident, under a short id by which a sentence can cite it. */
public record Event(String id, Instant at, String text) {}
