package dev.skylark.log;

import dev.skylark.log.Logs.Group;
import dev.skylark.text.Bytes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How much a question reads, and what that costs. */
record Scan(long bytes) {

    static final long GIGABYTE = 1L << 30;

    // https://aws.amazon.com/cloudwatch/pricing/: in us-east-1; up to twice that in some regions
    private static final BigDecimal DOLLARS_A_GIGABYTE = new BigDecimal("0.005");

    /** Of what the group keeps, the share that was written in this time, as if that had been the same every day. */
    static Scan guess(Group group, Instant from, Instant to, Instant now) {
        var kept = Duration.between(group.created(), now);
        if (group.days() > 0 && kept.compareTo(Duration.ofDays(group.days())) > 0) {
            kept = Duration.ofDays(group.days());
        }
        var oldest = now.minus(kept);
        var asked = Duration.between(from.isBefore(oldest) ? oldest : from, to);
        if (asked.isNegative() || kept.toSeconds() <= 0) {
            return new Scan(0);
        }
        return new Scan((long) (group.bytes() * Math.min(1, (double) asked.toSeconds() / kept.toSeconds())));
    }

    Scan plus(Scan other) {
        return new Scan(bytes + other.bytes);
    }

    /** In the size that fits. */
    String size(Locale locale) {
        return Bytes.written(bytes, locale);
    }

    String price(Locale locale) {
        var dollars = DOLLARS_A_GIGABYTE.doubleValue() * bytes / GIGABYTE;
        return dollars < 0.01 ? "< $0.01" : String.format(locale, "$%.2f", dollars);
    }
}
