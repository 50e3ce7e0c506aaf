package dev.skylark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.data.Time;
import dev.skylark.feature.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BackupCheckTest {

    private final Time time = new Time();
    private final BackupCheck check = new BackupCheck(
            new Records(new Rows(
                    () -> {
                        throw new AssertionError("nothing is read");
                    },
                    () -> "none")),
            time);

    BackupCheckTest() {
        time.now = Store.NOON;
    }

    @Test
    void a_night_without_a_backup_is_told_and_so_is_a_month_without_a_proof() {
        assertThat(check.look(Optional.empty(), Optional.empty())).isInstanceOf(Finding.Well.class);
        assertThat(check.look(ago(8), Optional.empty())).isInstanceOf(Finding.Well.class);
        assertThat(check.look(ago(31), ago(31))).isInstanceOf(Finding.Ill.class);
        assertThat(check.look(ago(8), ago(24 * 16))).isInstanceOf(Finding.Worried.class);
        assertThat(check.look(ago(8), ago(24 * 6))).isInstanceOf(Finding.Well.class);
    }

    private static Optional<Instant> ago(int hours) {
        return Optional.of(Store.NOON.minus(Duration.ofHours(hours)));
    }
}
