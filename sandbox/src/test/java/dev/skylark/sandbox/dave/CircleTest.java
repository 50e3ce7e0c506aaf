package dev.skylark.sandbox.dave;

import static dev.skylark.sandbox.gateway.Bot.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A group with members that do not all do what they should. */
class CircleTest {

    private static final String CHANNEL = "900000000000000111";
    private static final String BOT = "900000000000000000";
    private static final String ANN = "900000000000000201";
    private static final String BOB = "900000000000000202";

    /** A bot that commits only when it wants to. */
    private static final class LazyBot implements Participant {
        private final Circle circle;
        private final AtomicBoolean eager = new AtomicBoolean(true);
        private final AtomicInteger resets = new AtomicInteger();
        private volatile Listener listener;

        LazyBot(Circle circle) {
            this.circle = circle;
            listener = new Listener(BOT, CHANNEL, new Gatekeeper().introduction());
        }

        @Override
        public String person() {
            return BOT;
        }

        @Override
        public boolean isBot() {
            return true;
        }

        @Override
        public void introduced(byte[] gatekeeper) {
            listener = new Listener(BOT, CHANNEL, gatekeeper);
            circle.keyPackage(this, listener.keyPackage());
        }

        @Override
        public void proposed(byte[] proposals) {
            var offer = listener.proposals(proposals).body();
            if (eager.get()) {
                circle.offer(this, offer);
            }
        }

        @Override
        public void committed(int transition, byte[] commit) {
            listener.commit(commit);
            circle.ready(this, transition);
        }

        @Override
        public void welcomed(int transition, byte[] welcome) {
            listener.welcome(welcome);
            circle.ready(this, transition);
        }

        @Override
        public void executed(int transition) {}

        @Override
        public void reset() {
            resets.incrementAndGet();
            listener.reset();
            circle.keyPackage(this, listener.keyPackage());
        }
    }

    @Test
    void when_the_bot_does_not_commit_a_listener_does() {
        try (var circle = new Circle(CHANNEL, Race.BOT_FIRST)) {
            var bot = new LazyBot(circle);
            circle.enter(bot);
            circle.enter(new Ear(ANN, CHANNEL, circle));
            until(() -> circle.epoch() == 1);
            bot.eager.set(false);

            circle.enter(new Ear(BOB, CHANNEL, circle));

            until(() -> circle.epoch() == 2);
            until(() -> bot.listener.leafOf(BOB).isPresent());
        }
    }

    @Test
    void who_is_lost_is_removed_and_comes_in_again() {
        try (var circle = new Circle(CHANNEL, Race.BOT_FIRST)) {
            var bot = new LazyBot(circle);
            var ann = new Ear(ANN, CHANNEL, circle);
            circle.enter(bot);
            circle.enter(ann);
            circle.enter(new Ear(BOB, CHANNEL, circle));
            until(() -> circle.epoch() == 2);

            circle.lost(bot);
            bot.reset();

            until(() -> circle.epoch() == 4);
            until(() -> bot.listener.isInGroup());
            assertThat(bot.listener.leafOf(ANN)).isPresent();
        }
    }

    @Test
    void who_is_left_alone_begins_anew() {
        try (var circle = new Circle(CHANNEL, Race.LISTENERS_FIRST)) {
            var bot = new LazyBot(circle);
            var ann = new Ear(ANN, CHANNEL, circle);
            circle.enter(bot);
            circle.enter(ann);
            until(() -> circle.epoch() == 1);

            circle.leave(ann);
            until(() -> bot.resets.get() == 1);
            assertThat(circle.epoch()).isZero();

            circle.enter(new Ear(BOB, CHANNEL, circle));
            until(() -> circle.epoch() == 1);
        }
    }

    @Test
    void many_come_at_once_and_one_after_the_other_is_let_in() {
        try (var circle = new Circle(CHANNEL, Race.LISTENERS_FIRST)) {
            var people = List.of(ANN, BOB, "900000000000000203", "900000000000000204", "900000000000000205");
            var ears = people.stream().map(it -> new Ear(it, CHANNEL, circle)).toList();
            ears.forEach(circle::enter);
            until(() -> circle.epoch() == 4);

            ears.subList(1, 4).forEach(circle::leave);
            until(() -> circle.epoch() == 7);
        }
    }

    @Test
    void key_packages_are_taken_from_their_owners_only() {
        var gatekeeper = new Gatekeeper();
        var keyPackage = new Listener(ANN, CHANNEL, gatekeeper.introduction()).keyPackage();

        assertThat(Gatekeeper.ownerOf(keyPackage)).isEqualTo(ANN);
    }
}
