package dev.skylark.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Finding;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LooksTest {

    @Test
    void many_that_hang_together_take_no_longer_than_one() {
        var never = new CountDownLatch(1);
        var checks = IntStream.range(0, 20)
                .mapToObj(it -> Check.ofTheHouse("c" + it, Category.CODE, Duration.ofMinutes(5), () -> {
                    hang(never);
                    return Finding.well("check.fuse.well");
                }))
                .toList();
        var began = System.nanoTime();

        var found = new Looks(Duration.ofMillis(200)).at(checks, "house");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(found.values()).hasSize(20).allMatch(it -> it instanceof Finding.NotKnown);
    }

    private static void hang(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
