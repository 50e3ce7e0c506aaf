package dev.skylark.player;

import dev.skylark.discord.Message;
import dev.skylark.player.Manners.Refusal;
import dev.skylark.player.VoiceFact.Reason;
import dev.skylark.voice.VoiceOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which voice channel we are, and for how long when nobody needs us there. */
final class Stay {

    /** Why we are about to leave. */
    private enum Farewell {
        /** Music was stopped, and nobody wants anything else. */
        STOPPED(Duration.ofSeconds(10)),
        /** The queue has come to its end. */
        FINISHED(Duration.ofMinutes(2)),
        /** The last person has left. */
        ALONE(Duration.ofMinutes(2));

        private final Duration patience;

        Farewell(Duration patience) {
            this.patience = patience;
        }
    }

    private final Desk desk;
    private final Turntable turntable;
    private @Nullable Farewell farewell;
    private @Nullable Instant leaves;

    Stay(Desk desk, Turntable turntable) {
        this.desk = desk;
        this.turntable = turntable;
    }

    Optional<Instant> leaves() {
        return Optional.ofNullable(leaves);
    }

    /** Into the channel of whoever gives the order, unless we are where people listen. */
    boolean enter(VoiceOrder order) {
        var room = desk.scene.room();
        var theirs = room.personsChannel();
        var ours = desk.playing.voice();
        if (theirs.isEmpty() && ours.isEmpty()) {
            desk.refuse(order, Refusal.of("music.refused.nowhere"));
            return false;
        }
        desk.listenTo(order);
        if (ours.isEmpty()
                || (!theirs.isEmpty()
                        && !theirs.equals(ours)
                        && room.listeners().isEmpty())) {
            go(theirs);
        }
        return true;
    }

    void join(VoiceOrder order, String wanted) {
        var channel = wanted.isEmpty() ? desk.scene.room().personsChannel() : wanted;
        if (channel.isEmpty()) {
            desk.refuse(order, Refusal.of("music.refused.nowhere"));
            return;
        }
        desk.listenTo(order);
        go(channel);
        desk.done(order, "music.joined", channel);
    }

    private void go(String channel) {
        desk.playing = desk.playing.voice(channel);
        waitAnew(null);
        desk.order(new Effect.Join(channel));
    }

    /** Where Discord says that we are; a late word about a channel that we have left is none. */
    void isIn(String channel) {
        if (!desk.playing.voice().isEmpty()) {
            desk.playing = desk.playing.voice(channel);
        }
    }

    void isOut(Reason reason) {
        var channel = desk.playing.voice();
        if (channel.isEmpty()) {
            return;
        }
        turntable.halt();
        leave();
        var texts = desk.texts();
        var message = Message.bad(texts.of("music.voice." + reason.name(), channel));
        desk.tell(desk.playing.current().isPresent() ? message.text(texts.of("music.voice.kept")) : message);
        if (reason == Reason.NOT_ENCRYPTED) {
            desk.order(new Effect.Warn(message.text(texts.of("music.voice.mend"))));
        }
    }

    void leave() {
        desk.playing = desk.playing.voice("");
        desk.order(new Effect.Leave());
    }

    /** Whoever stops music wants silence, and soon nobody beside them. */
    void stopped() {
        waitAnew(Farewell.STOPPED);
    }

    private void waitAnew(@Nullable Farewell why) {
        farewell = why;
        leaves = null;
    }

    void passed() {
        settle();
        if (leaves == null || desk.scene.now().isBefore(leaves)) {
            return;
        }
        if (farewell == Farewell.ALONE) {
            turntable.halt();
            desk.tell(Message.neutral(desk.texts().of("music.alone")));
        }
        leave();
        desk.order(new Effect.Refresh());
    }

    /** Who is needed stays; who is not goes after a while, counted from when the reason began. */
    void settle() {
        var why = farewell();
        if (why == null) {
            leaves = null;
        } else if (leaves == null || why != farewell) {
            leaves = desk.scene.now().plus(why.patience);
        }
        farewell = why;
    }

    private @Nullable Farewell farewell() {
        var playing = desk.playing;
        if (playing.voice().isEmpty() || desk.scene.rules().stay()) {
            return null;
        }
        if (playing.current().isPresent()) {
            return desk.scene.room().listeners().isEmpty() ? Farewell.ALONE : null;
        }
        if (!playing.pending().isEmpty()) {
            return null;
        }
        return farewell == Farewell.STOPPED ? Farewell.STOPPED : Farewell.FINISHED;
    }
}
