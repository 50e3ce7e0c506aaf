package dev.skylark.alert;

import dev.skylark.fact.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that goes wrong, all times that it did so alike taken together. Its {@code id} is its fingerprint, so what
 * comes back after months is still the same alert. {@code version} grows with whatever changes.
 */
record Alert(String guild, String id, Occurrence what, Handling handling, long version, long edit) {

    private static final int SHORT = 8;
    private static final Duration FLAPPING = Duration.ofHours(1);
    private static final int FLAPS = 3;

    /** As people say it. */
    String shortId() {
        return id.substring(0, SHORT);
    }

    /** What was said to be over goes on when it happens again after that, unless what mends it is not in use yet. */
    boolean isOpen() {
        return handling.resolution().isEmpty() || hasReturned();
    }

    boolean hasReturned() {
        return handling.resolution()
                .filter(it -> !it.awaitsDeploy() && what.last().isAfter(it.at()))
                .isPresent();
    }

    Status status(Instant now) {
        if (!isOpen()) {
            var over = handling.resolution().orElseThrow();
            if (over.awaitsDeploy()) {
                return Status.MENDED;
            }
            return over.isPending(now) ? Status.PENDING : Status.RESOLVED;
        }
        if (!handling.expected().isEmpty()) {
            return Status.EXPECTED;
        }
        if (handling.silencedUntil().filter(now::isBefore).isPresent()) {
            return Status.SILENCED;
        }
        if (handling.taken().isPresent() && !hasReturned()) {
            return Status.ACKNOWLEDGED;
        }
        return hasReturned() || !handling.returns().isEmpty() ? Status.REOPENED : Status.FIRING;
    }

    /** It comes and goes so often that each time is no news. */
    boolean isFlapping(Instant now) {
        return flapsUntil().filter(now::isBefore).isPresent();
    }

    Optional<Instant> flapsUntil() {
        var returns = handling.returns();
        return returns.size() < FLAPS
                ? Optional.empty()
                : Optional.of(returns.get(returns.size() - FLAPS).plus(FLAPPING));
    }

    /** Whether what is shown of it is what is true of it. */
    boolean isShownAsItIs() {
        return handling.showing().filter(it -> it.version() >= version).isPresent();
    }

    Alert with(Handling other) {
        return new Alert(guild, id, what, other, version, edit);
    }
}
