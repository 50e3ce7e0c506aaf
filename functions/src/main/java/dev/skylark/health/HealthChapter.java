package dev.skylark.health;

import dev.skylark.report.Chapter;
import dev.skylark.text.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** {@link Chapter}: how often something failed in all of Skylark, as far back as that is known. */
public record HealthChapter(Failures failures, Clock clock) implements Chapter {

    @Override
    public Optional<Line> about(String guild, Instant from, Instant to, Texts texts) {
        if (from.isBefore(clock.instant().minus(Failures.KEPT))) {
            return Optional.empty();
        }
        var failed = failures.since(from).stream()
                .filter(it -> it.hour().isBefore(to))
                .mapToLong(Failures.Failure::count)
                .sum();
        return Optional.of(new Line(
                texts.of("report.health"),
                failed == 0 ? texts.of("report.health.well") : texts.of("report.health.failed", failed)));
    }
}
