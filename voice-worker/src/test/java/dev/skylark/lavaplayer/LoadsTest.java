package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.player.Sources.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadsTest {

    private final Loads loads = new Loads(Duration.ofMillis(400));
    private final CountDownLatch enough = new CountDownLatch(1);

    @AfterEach
    void close() {
        enough.countDown();
        loads.close();
    }

    @Test
    void a_guild_looks_in_four_places_at_a_time_and_others_go_on() throws IOException {
        hang("1", 4);
        assertThatThrownBy(() -> found("1"))
                .satisfies(it -> assertThat(Troubles.of(it)).isEqualTo(Trouble.TOO_SLOW));
        assertThat(found("2")).isEqualTo("found");
    }

    @Test
    void who_was_abandoned_keeps_its_place_until_it_has_ended() throws IOException {
        for (var guild = 0; guild < 4; guild++) {
            hang("guild " + guild, 4);
        }
        Listener.sleep(500);
        assertThatThrownBy(() -> found("another"))
                .satisfies(it -> assertThat(Troubles.of(it)).isEqualTo(Trouble.TOO_SLOW));
        enough.countDown();
        assertThat(found("another")).isEqualTo("found");
    }

    @Test
    void what_waits_is_broken_off_when_nobody_waits_for_it_any_more() {
        var brokenOff = new AtomicBoolean();
        assertThatThrownBy(() -> loads.run("1", allowance -> {
                    allowance.waits(() -> brokenOff.set(true));
                    enough.await();
                    return "";
                }))
                .isInstanceOf(Refusal.class);
        assertThat(brokenOff).isTrue();
    }

    private String found(String guild) throws IOException {
        return loads.run(guild, it -> "found");
    }

    private void hang(String guild, int times) {
        var begun = new CountDownLatch(times);
        for (var i = 0; i < times; i++) {
            Thread.ofVirtual().start(() -> {
                try {
                    loads.run(guild, it -> {
                        begun.countDown();
                        enough.await();
                        return "";
                    });
                } catch (IOException slow) {
                    // as it should be
                }
            });
        }
        try {
            begun.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
