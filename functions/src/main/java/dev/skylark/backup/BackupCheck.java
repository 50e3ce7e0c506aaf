package dev.skylark.backup;

import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether there is a backup of last night, and whether backups were proven good lately. */
record BackupCheck(Records records, Clock clock) {

    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration A_NIGHT_LATE = Duration.ofHours(30);
    private static final Duration A_WEEK_LATE = Duration.ofDays(15);

    Check check() {
        return Check.ofTheHouse(
                "backups", Category.TABLES, HOURLY, () -> look(records.lastNight(), records.lastProof()));
    }

    /** Before the first night, and the first Sunday, there is nothing to complain of. */
    Finding look(Optional<Instant> night, Optional<Instant> proof) {
        if (night.isEmpty()) {
            return Finding.well("check.backups.none");
        }
        if (isOlder(night.get(), A_NIGHT_LATE)) {
            return Finding.ill(Line.of("check.backups.late", hours(night.get())), "check.backups.late.do");
        }
        return proof.filter(it -> isOlder(it, A_WEEK_LATE)).isPresent()
                ? Finding.worried(
                        Line.of("check.backups.unproven", hours(proof.get()) / 24), "check.backups.unproven.do")
                : Finding.well("check.backups.well", hours(night.get()));
    }

    private boolean isOlder(Instant than, Duration age) {
        return than.plus(age).isBefore(clock.instant());
    }

    private long hours(Instant since) {
        return Duration.between(since, clock.instant()).toHours();
    }
}
