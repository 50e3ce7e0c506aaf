package dev.skylark.player;

import dev.skylark.player.Sources.Trouble;
import dev.skylark.voice.Track;
import dev.skylark.voice.Tuning;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes sound of tracks. */
public interface Sounds {

    /** What is heard of a track that was begun under {@code number}. */
    sealed interface Heard {
        long number();

        /** The first sound of it. */
        record Began(long number) implements Heard {}

        /** It is over because it was at its end. */
        record Ended(long number) implements Heard {}

        /** No sound has come of it for ten seconds. */
        record Stuck(long number) implements Heard {}

        /** It cannot be played, or not to its end. */
        record Broke(long number, Trouble trouble, String detail) implements Heard {}

        /** What a radio says it plays now. */
        record Titled(long number, String title) implements Heard {}

        /** How many hundredths of a decibel louder it must be to be as loud as others. */
        record Measured(long number, int hundredths) implements Heard {}
    }

    /** The sound of one guild. Its methods return at once. */
    interface Sound extends AutoCloseable {

        /** Begins a track from there, instead of whatever was heard. */
        void play(long number, Track track, Duration from);

        /** Gets ready what comes when the current one is over, and goes over to it without a gap then. */
        void next(long number, Track track);

        /** Forgets what was to come. */
        void nothingNext();

        void pause(boolean paused);

        void seek(Duration to);

        /** Is heard within half a second. */
        void tune(Tuning tuning);

        void stop();

        /** How far the current track was heard. */
        Duration position();

        /**
         * The next twenty milliseconds as Opus; false while there is nothing to send. After the last sound five frames
         * of silence follow, so that listeners do not hear the last sound drawn out.
         */
        boolean provide(ByteBuffer frame);

        @Override
        void close();
    }

    Sound open(Consumer<Heard> ear);
}
