package dev.skylark.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import dev.skylark.health.Verdict.Alarm;
import dev.skylark.health.Verdict.Over;
import dev.skylark.health.Verdict.Quiet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerdictTest {

    /** What is seen minute by minute, {@code w} well, {@code ?} not known, {@code !} worried, {@code X} ill, and what is said. */
    @ParameterizedTest
    @CsvSource({
        // nothing to say
        "www, ...",
        "w?w, ...",
        // said once, however long it lasts
        "wXXXXXXXXX, .A........",
        "w!!!!!!!!!, .A........",
        // over, and how it was before does not matter
        "wXw, .AO",
        "X!w, A.O",
        "X?w, A.O",
        "Xwww, AO..",
        // worse is said at once, better is not
        "!X!X, AA..",
        // what comes and goes is said again after five minutes, not before
        "XwXwXw, AO....",
        "XwXXXX, AO...A",
        "Xwwwww X, AO.....A",
        "!wX, AOA",
        "XwX, AO.",
        // what cannot be seen is said after a quarter of an hour
        "???????????????, ...............",
        "????????????????, ...............A",
        "????????????????w, ...............AO",
        "???????????????w, ................"
    })
    void is_as_the_table_says(String seen, String said) {
        var known = Known.nothing("any");
        var heard = new StringBuilder();
        var now = Store.NOON;
        var all = seen.replace(" ", "w");
        for (int at = 0; at < all.length(); at++) {
            var one = all.substring(at, at + 1);
            var verdict = Verdict.of(known, finding(one), now);
            heard.append(
                    switch (verdict) {
                        case Quiet _ -> '.';
                        case Alarm _ -> 'A';
                        case Over _ -> 'O';
                    });
            known = verdict.now();
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(heard).hasToString(said.replace(" ", "."));
    }

    @Test
    void what_is_over_has_lasted_since_it_was_last_well() {
        var known = Known.nothing("any");
        Verdict verdict = new Quiet(known);
        var minutes = 0;
        for (var one : Arrays.asList("w", "!", "X", "?", "w")) {
            verdict = Verdict.of(known, finding(one), Store.NOON.plus(Duration.ofMinutes(minutes)));
            known = verdict.now();
            minutes += 10;
        }
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Over.class, it -> assertThat(it.lasted()).isEqualTo(Duration.ofMinutes(30)));
    }

    private static Finding finding(String one) {
        var line = new Line("check.failed", List.of("because"));
        return switch (one) {
            case "w" -> new Finding.Well(line);
            case "?" -> new Finding.NotKnown(line);
            case "!" -> new Finding.Worried(line, line);
            case "X" -> new Finding.Ill(line, line);
            default -> throw new IllegalArgumentException(one);
        };
    }
}
