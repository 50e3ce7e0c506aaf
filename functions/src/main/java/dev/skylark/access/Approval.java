package dev.skylark.access;

import java.time.Instant;

/** A dangerous call that waits for a second person. {@code call} is what its button would have carried. */
public record Approval(String guild, String id, String call, String askedBy, Instant asked, Instant expires) {}
