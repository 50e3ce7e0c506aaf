package dev.skylark.player;

import dev.skylark.discord.Message;
import dev.skylark.player.Sounds.Heard;
import dev.skylark.voice.Cards;
import dev.skylark.voice.Loop;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sounds, what stands ready to follow it without a gap, and what becomes of it when it breaks. */
final class Turntable {

    /** A radio that breaks off is tried again this often, each time after twice as long. */
    private static final int RADIO_TRIES = 5;

    /** A radio that was heard for so long has nothing to do with how it broke off before. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    /** Of so many in a row that cannot be played each is told; of the others, how many there were. */
    private static final int TOLD_ONE_BY_ONE = 3;

    private final Desk desk;
    private final Lineup lineup;

    /** Tracks are begun under numbers, so that what is heard late is not taken for what plays now. */
    private long numbers;

    private long currentNumber;
    private long followingNumber;
    private @Nullable Track following;

    /** What was to follow and broke before its turn; it gets a second chance then. */
    private @Nullable Track dud;

    /** Whether the sound has the current track; it has not after a restart, or after we left. */
    private boolean sounding;

    /** Whether the sound must have gone over to the current track by itself, and has not said so. */
    private boolean assumed;

    private @Nullable Instant since;
    private @Nullable Instant again;
    private int tries;
    private int broken;

    Turntable(Desk desk, Lineup lineup) {
        this.desk = desk;
        this.lineup = lineup;
    }

    boolean isSounding() {
        return sounding;
    }

    /** When a radio is tried again. */
    Optional<Instant> again() {
        return Optional.ofNullable(again);
    }

    /** How far the current track was heard. */
    Duration position() {
        return sounding ? desk.scene.position() : desk.playing.position();
    }

    /** On to what comes next, or to this place in the queue. */
    void skip(int place) {
        goOn(lineup.advanced(desk.playing, false, place), false);
    }

    void play(Track track, Duration from) {
        tries = 0;
        begin(++numbers, track, from);
    }

    void pause() {
        desk.playing = desk.playing.paused(true, position(), desk.scene.now());
        again = null;
        desk.order(new Effect.Pause(true));
    }

    void resume() {
        if (sounding) {
            desk.playing = desk.playing.paused(false, position(), desk.scene.now());
            desk.order(new Effect.Pause(false));
        } else {
            play(desk.playing.current().orElseThrow(), desk.playing.position());
        }
    }

    void seek(Duration to) {
        desk.playing = desk.playing.with(desk.playing.current(), to, desk.scene.now());
        if (sounding) {
            desk.order(new Effect.Seek(to));
        }
    }

    void stop() {
        desk.playing = lineup.remembered(desk.playing).queue(List.of());
        fallSilent();
    }

    /** Nobody is to lose their place: the current track waits where it was. */
    void halt() {
        if (desk.playing.current().isPresent()) {
            desk.playing = desk.playing.paused(true, position(), desk.scene.now());
        }
        endSound();
        desk.order(new Effect.Refresh());
    }

    /** Somebody else goes on in a moment, at the same place. */
    void handOver() {
        desk.playing = desk.playing.with(desk.playing.current(), position(), desk.scene.now());
        endSound();
    }

    void passed() {
        if (again != null && !desk.scene.now().isBefore(again)) {
            begin(++numbers, desk.playing.current().orElseThrow(), Duration.ZERO);
        }
    }

    void heard(Heard heard) {
        var current = desk.playing.current();
        if (!sounding || current.isEmpty()) {
            return;
        }
        if (heard.number() == currentNumber) {
            heard(heard, current.get());
        } else if (following != null && heard.number() == followingNumber) {
            if (heard instanceof Heard.Broke) {
                dud = following;
            }
        } else if (assumed && !(heard instanceof Heard.Measured)) {
            // the queue was changed in the moment in which the sound went over to what came next before
            begin(++numbers, current.get(), Duration.ZERO);
        }
    }

    private void heard(Heard heard, Track current) {
        switch (heard) {
            case Heard.Began(var _) -> {
                nothingIsBrokenAnyMore();
                assumed = false;
                since = since == null ? desk.scene.now() : since;
                desk.playing = desk.playing.with(Optional.of(current), position(), desk.scene.now());
            }
            case Heard.Ended(var _) -> {
                if (current.source() == Track.Source.RADIO) {
                    broke(current, "music.broke.ended");
                } else {
                    goOn(lineup.advanced(desk.playing, true, 1), true);
                }
            }
            case Heard.Stuck(var _) -> broke(current, "music.broke.stuck");
            case Heard.Broke(var _, var trouble, var _) -> broke(current, "music.trouble." + trouble.name());
            case Heard.Titled(var _, var title) -> {
                if (!title.isBlank()) {
                    desk.playing = desk.playing.with(Optional.of(current.titled(title)), position(), desk.scene.now());
                    desk.order(new Effect.Refresh());
                }
            }
            case Heard.Measured(var _, var hundredths) -> {
                var measured = current.louder(hundredths);
                desk.playing = desk.playing.with(Optional.of(measured), position(), desk.scene.now());
                desk.order(new Effect.Remember(measured));
            }
        }
    }

    /** A radio may come back; anything else is passed over, and said why. */
    private void broke(Track track, String why) {
        if (desk.playing.paused()) {
            // whoever wants to hear it tries again
            endSound();
            return;
        }
        if (since != null && !desk.scene.now().isBefore(since.plus(STEADY))) {
            tries = 0;
        }
        if (track.isEndless() && tries < RADIO_TRIES) {
            endSound();
            again = desk.scene.now().plus(Duration.ofSeconds(1L << tries));
            tries++;
            return;
        }
        desk.order(new Effect.Forget(track));
        if (++broken <= TOLD_ONE_BY_ONE) {
            desk.tell(Message.warning(desk.texts().of("music.broke", Cards.link(track)))
                    .text(desk.texts().of(why)));
        }
        // what is broken would be broken again
        var loop = desk.playing.loop();
        goOn(lineup.advanced(desk.playing.loop(Loop.OFF), false, 1).loop(loop), true);
    }

    private void nothingIsBrokenAnyMore() {
        if (broken > TOLD_ONE_BY_ONE) {
            desk.tell(Message.warning(desk.texts().of("music.broke.more", broken - TOLD_ONE_BY_ONE)));
        }
        broken = 0;
    }

    /** {@code heard} where the sound goes over to what stands ready by itself. */
    private void goOn(Playing next, boolean heard) {
        desk.playing = next;
        tries = 0;
        dud = null;
        var track = next.current();
        if (track.isEmpty()) {
            fallSilent();
        } else if (!isReady(track.get())) {
            begin(++numbers, track.get(), Duration.ZERO);
        } else if (heard) {
            currentNumber = followingNumber;
            following = null;
            assumed = true;
            since = null;
            desk.playing = next.with(track, Duration.ZERO, desk.scene.now());
            desk.order(new Effect.Refresh());
        } else {
            begin(followingNumber, track.get(), Duration.ZERO);
        }
    }

    /** What stands ready under this number begins at once; anything else is fetched first. */
    private void begin(long number, Track track, Duration wanted) {
        var from = track.isEndless() ? Duration.ZERO : wanted;
        var paused = desk.playing.paused();
        forget();
        currentNumber = number;
        sounding = true;
        desk.playing =
                desk.playing.with(Optional.of(track), from, desk.scene.now()).paused(false, from, desk.scene.now());
        desk.order(new Effect.Tune(desk.playing.tuning()));
        desk.order(new Effect.Begin(number, track, from));
        if (paused) {
            desk.order(new Effect.Pause(false));
        }
        desk.order(new Effect.Refresh());
    }

    private void fallSilent() {
        nothingIsBrokenAnyMore();
        if (desk.playing.paused()) {
            desk.order(new Effect.Pause(false));
        }
        desk.playing = desk.playing
                .with(Optional.empty(), Duration.ZERO, desk.scene.now())
                .paused(false, Duration.ZERO, desk.scene.now())
                .votes(List.of());
        endSound();
        desk.order(new Effect.Refresh());
    }

    private void endSound() {
        forget();
        desk.order(new Effect.Silence());
    }

    private void forget() {
        sounding = false;
        assumed = false;
        following = null;
        since = null;
        again = null;
    }

    /** What is to come next has to stand ready, whatever became of the queue. Nobody knows when a radio ends. */
    void follow() {
        if (!sounding) {
            return;
        }
        var next = lineup.upcoming(desk.playing)
                .filter(it -> !desk.playing.current().orElseThrow().isEndless())
                .filter(it -> dud == null || !it.isSameAs(dud))
                .orElse(null);
        if (next == null) {
            if (following != null) {
                following = null;
                desk.order(new Effect.NothingFollows());
            }
        } else if (!isReady(next)) {
            following = next;
            followingNumber = ++numbers;
            desk.order(new Effect.Follow(followingNumber, next));
        }
    }

    private boolean isReady(Track track) {
        return following != null && track.isSameAs(following);
    }
}
