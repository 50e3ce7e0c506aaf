package dev.skylark.sandbox.dave;

import static dev.skylark.sandbox.gateway.Bot.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three programs that share no code agree on a group, and open the same frames: JDAVE, davey, and our own. */
class ThreeMakesTest {

    private static final String CHANNEL = "900000000000000111";
    private static final String BOT = "900000000000000000";
    private static final String ANN = "900000000000000201";
    private static final String DAVEY = "900000000000000202";
    private static final String BOB = "900000000000000203";
    private static final List<String> LISTENERS = List.of(ANN, DAVEY, BOB);

    @BeforeAll
    static void others() {
        OldGlibc.prepare();
        Davey.needed();
    }

    @ParameterizedTest
    @EnumSource
    void all_open_what_the_bot_sends(Race race) {
        try (var circle = new Circle(CHANNEL, race);
                var bot = new Jdave(BOT, CHANNEL, circle, LISTENERS);
                var davey = new Davey(DAVEY, CHANNEL, circle, List.of(BOT, ANN, BOB))) {
            var ann = new Ear(ANN, CHANNEL, circle);
            circle.enter(davey);
            circle.enter(bot);
            until(() -> circle.epoch() == 1 && bot.executed() == 1);
            circle.enter(ann);
            until(() -> circle.epoch() == 2 && bot.executed() == 2);
            everybodyOpens(bot, davey, ann);

            var bob = new Ear(BOB, CHANNEL, circle);
            circle.enter(bob);
            until(() -> bot.executed() == 3);
            everybodyOpens(bot, davey, ann, bob);

            circle.leave(ann);
            until(() -> bot.executed() == 4);
            everybodyOpens(bot, davey, bob);
            assertThat(ann.open(BOT, bot.seal(new byte[] {(byte) 0xFC, 1, 2, 3})))
                    .isEmpty();
        }
    }

    private static void everybodyOpens(Jdave bot, Davey davey, Ear... ears) {
        var random = new Random(3);
        for (var number = 0; number < 50; number++) {
            var frame = new byte[1 + random.nextInt(400)];
            random.nextBytes(frame);
            var sealed = bot.seal(frame);
            assertThat(sealed).isNotEqualTo(frame);
            assertThat(davey.open(sealed)).isEqualTo(frame);
            for (var ear : ears) {
                assertThat(ear.open(BOT, sealed)).hasValue(frame);
            }
        }
    }
}
