package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.player.AudioConfiguration;
import com.sedmelluq.discord.lavaplayer.player.AudioPlayerOptions;
import com.sedmelluq.discord.lavaplayer.tools.FriendlyException;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.InternalAudioTrack;
import com.sedmelluq.discord.lavaplayer.track.TrackStateListener;
import com.sedmelluq.discord.lavaplayer.track.playback.LocalAudioTrackExecutor;
import com.sedmelluq.discord.lavaplayer.track.playback.MutableAudioFrame;
import dev.skylark.player.Sounds.Heard;
import dev.skylark.voice.Track;
import dev.skylark.voice.Tuning;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One track being made sound of, from its start to its end, once. */
final class Deck implements TrackStateListener {

    /**
     * Short, so that a change of the tuning is heard within half a second. A network that stutters is no matter: the
     * system's own buffer holds seconds of what is not yet decoded.
     */
    private static final int AHEAD = 400;

    /** What comes in pieces must last while the next piece is fetched. */
    private static final int AHEAD_OF_PIECES = 2_000;

    private static final int FRAME = 20;

    /** Ten seconds of frames that did not come. */
    private static final int STUCK = 500;

    private final long number;
    private final Track track;
    private final Duration from;
    private final Seal seal;
    private final Executor threads;
    private final Consumer<Heard> ear;
    private final Timeline timeline = new Timeline();
    private final AudioPlayerOptions options = new AudioPlayerOptions();
    private final Chain chain;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();

    private volatile @Nullable InternalAudioTrack opened;
    private volatile @Nullable LocalAudioTrackExecutor executor;
    private volatile @Nullable Frames frames;
    private volatile @Nullable Throwable failure;
    private volatile boolean stopped;
    private volatile boolean complete;
    private volatile long sought;
    private volatile long position;
    private long begin;
    private int missed;

    Deck(long number, Track track, Duration from, Tuning tuning, Seal seal, Executor threads, Consumer<Heard> ear) {
        this.number = number;
        this.track = track;
        this.from = from;
        this.seal = seal;
        this.threads = threads;
        this.ear = ear;
        this.position = from.toMillis();
        this.begin = position;
        this.sought = -1;
        this.chain = new Chain(track, timeline);
        tune(tuning);
    }

    /** Who wants to know what a radio says that it plays. */
    @SuppressWarnings("unchecked") // set above
    static Consumer<String> titles(AudioTrack audio) {
        return audio.getUserData() instanceof Consumer<?> titles ? (Consumer<String>) titles : title -> {};
    }

    long number() {
        return number;
    }

    boolean isAt(long other, Duration place) {
        return number == other && from.equals(place);
    }

    /** Begins to decode, if it has not begun already. */
    void start() {
        if (started.compareAndSet(false, true)) {
            threads.execute(this::run);
        }
    }

    private void run() {
        try {
            decode();
        } catch (RuntimeException broken) {
            failure = broken;
        } finally {
            // whoever uses this thread next has not been interrupted
            Thread.interrupted();
            finish();
        }
    }

    private void decode() {
        var audio = seal.open(track);
        var configuration = new AudioConfiguration();
        configuration.setFilterHotSwapEnabled(true);
        configuration.setFrameBufferFactory((milliseconds, format, stopping) -> {
            var made = new Frames(milliseconds, format, stopping, timeline, this::jumped, this::complete);
            frames = made;
            return made;
        });
        var decoding = new LocalAudioTrackExecutor(audio, configuration, options, true, ahead(audio));
        audio.assignExecutor(decoding, false);
        audio.setUserData((Consumer<String>) title -> ear.accept(new Heard.Titled(number, title)));
        synchronized (this) {
            if (stopped) {
                return;
            }
            opened = audio;
            executor = decoding;
            if (begin > 0) {
                decoding.setPosition(begin);
            }
        }
        decoding.execute(this);
    }

    private static int ahead(AudioTrack audio) {
        var whole = audio instanceof WebTrack track ? !track.isInPieces() : audio instanceof PipedTrack;
        return whole ? AHEAD : AHEAD_OF_PIECES;
    }

    private void jumped() {
        sought = -1;
        complete = false;
    }

    private void complete() {
        chain.finish();
        complete = true;
    }

    /** LavaPlayer tells of a failure before or after it tells of the end: the last word is said when both are known. */
    private void finish() {
        complete = true;
        var running = executor;
        if (failure != null && (running == null || running.failedBeforeLoad())) {
            drained.complete(null);
            end();
        } else {
            var _ = drained.thenRun(this::end);
        }
    }

    private void end() {
        if (over.isDone()) {
            return;
        }
        var broken = failure;
        chain.measured().ifPresent(it -> ear.accept(new Heard.Measured(number, it)));
        ear.accept(
                broken == null
                        ? new Heard.Ended(number)
                        : new Heard.Broke(number, Troubles.of(broken), Troubles.detail(broken)));
        over.complete(null);
    }

    /** The next twenty milliseconds; false if they are not here yet or there are no more. Never waits. */
    boolean provide(MutableAudioFrame frame) {
        // not through the executor, which makes garbage with each frame
        var ready = frames;
        if (ready == null || drained.isDone() || !ready.provide(frame)) {
            return false;
        }
        if (frame.isTerminator()) {
            drained.complete(null);
            return false;
        }
        missed = 0;
        position = frame.getTimecode();
        return true;
    }

    boolean isDrained() {
        return drained.isDone();
    }

    /** Counts a frame that did not come; true when there were too many. */
    boolean isStuck() {
        return ++missed == STUCK;
    }

    /** Whether what comes next should get ready, so that it is there in time. */
    boolean isEndNear(long milliseconds) {
        return complete
                || (!track.isEndless()
                        && position + milliseconds > track.length().toMillis());
    }

    /** Runs it when the last word about this track is said. */
    void afterwards(Runnable next) {
        var _ = over.thenRun(next);
    }

    @SuppressWarnings("NullAway") // LavaPlayer's word for no filter is null
    void tune(Tuning tuning) {
        var before = chain.speed();
        options.filterFactory.set(tuning.isUntouched() ? null : chain.tuned(tuning));
        var audio = opened;
        if (audio != null && position > 0 && (before != chain.speed() || ahead(audio) > AHEAD)) {
            // what is decoded already is decoded again, and LavaPlayer's count is the recording's again
            seek(position());
        }
    }

    synchronized void seek(Duration to) {
        var running = executor;
        var audio = opened;
        if (running == null || audio == null) {
            begin = to.toMillis();
            position = begin;
        } else if (audio.isSeekable()) {
            sought = to.toMillis();
            running.setPosition(to.toMillis());
        }
    }

    Duration position() {
        var target = sought;
        return Duration.ofMillis(target >= 0 ? target : position + (position > 0 ? FRAME : 0));
    }

    synchronized void stop() {
        if (!over.isDone()) {
            chain.measured().ifPresent(it -> ear.accept(new Heard.Measured(number, it)));
        }
        stopped = true;
        started.set(true);
        over.complete(null);
        drained.complete(null);
        var playing = opened;
        if (playing != null) {
            playing.stop();
        }
    }

    @Override
    public void onTrackException(AudioTrack ignored, FriendlyException exception) {
        failure = exception;
    }

    @Override
    public void onTrackStuck(AudioTrack ignored, long milliseconds) {
        // counted in frames instead
    }
}
