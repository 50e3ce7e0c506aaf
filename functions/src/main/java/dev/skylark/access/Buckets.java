package dev.skylark.access;

import java.time.Duration;
import java.time.Instant;

/** Token buckets: each gives {@code capacity} at once and refills evenly over {@code period}. */
public interface Buckets {

    /** Takes one token. Zero when there was one; else how long until there is, and nothing was taken. */
    Duration take(String guild, String bucket, int capacity, Duration period, Instant now);
}
