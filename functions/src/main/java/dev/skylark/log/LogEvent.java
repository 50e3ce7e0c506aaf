package dev.skylark.log;

import java.time.Instant;

/** One entry of a log as CloudWatch keeps it; {@code id} is CloudWatch's own. */
public record LogEvent(String id, Instant at, String stream, String message) {}
