package dev.skylark.sandbox.voice;

import static dev.skylark.sandbox.voice.Evening.ADMIN;
import static dev.skylark.sandbox.voice.Evening.LOUNGE;
import static dev.skylark.sandbox.voice.Evening.OWNER;
import static dev.skylark.sandbox.voice.Evening.TALK;
import static dev.skylark.sandbox.voice.Evening.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People come together in voice, the real worker sees them over the gateway, and a server wakes. */
class GatherTest {

    /** As JSON has it of {@code game\-1}. */
    private static final String GAME = "game\\\\-1";

    @TempDir
    Path home;

    private Evening evening;

    @BeforeEach
    void opens() {
        evening = new Evening(home);
    }

    @AfterEach
    void ends() {
        evening.close();
    }

    @Test
    void three_guests_wake_the_server_and_the_chat_of_their_channel_says_so() {
        gather();
        evening.sits(OWNER, ADMIN, VIEWER);

        awaitWaking();
        seen("PT5M");
        assertThat(evening.said(LOUNGE, GAME)).as("one card").isEqualTo(1);
    }

    @Test
    void two_a_bot_and_whoever_hops_through_wake_nothing_and_another_worker_sees_who_was_there_before() {
        gather();
        evening.sits(OWNER, ADMIN);
        evening.says("join");
        evening.await("the bot", () -> evening.isIn(LOUNGE));
        seen("PT40S");
        assertThat(evening.isIn(LOUNGE)).isTrue();
        assertThat(evening.said(LOUNGE, GAME)).isZero();
        evening.sits(VIEWER);
        Evening.settles();
        evening.leaves(VIEWER);
        seen("PT2M");
        assertThat(evening.said(LOUNGE, GAME)).isZero();

        evening.sits(VIEWER);
        evening.happens("worker-replaced");
        awaitWaking();
    }

    private void gather() {
        evening.says(
                "idle gather",
                Json.fields().with("server", "game-1").with("channel", LOUNGE).with("people", 3));
        evening.awaitWords(TALK, GAME + " is woken by people who gather");
    }

    private void seen(String passing) {
        Evening.settles();
        evening.passes(passing);
        Evening.settles();
    }

    /** The worker looks every three seconds, and wants them to stay for half a minute. */
    private void awaitWaking() {
        evening.await("the server", () -> {
            seen("PT31S");
            return evening.said(LOUNGE, GAME + " · running") > 0;
        });
    }
}
