package dev.skylark.player;

import dev.skylark.player.Sources.Trouble;
import dev.skylark.voice.Track;
import dev.skylark.voice.Tuning;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes sound of tracks. */
public interface Sounds {

    /**
     * What is heard of a track that was begun under {@code number}. Ended, stuck and broke are the last words about it,
     * and then what was to come next begins by itself. What is to come next may break before it begins.
     */
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

        /** Begins a track from there, instead of whatever was heard. Nothing is next then. */
        void play(long number, Track track, Duration from);

        /**
         * Gets ready what comes when the current one is over, and goes over to it without a gap then; at once where it
         * is over already.
         */
        void next(long number, Track track);

        /** Forgets what was to come. */
        void nothingNext();

        void pause(boolean paused);

        void seek(Duration to);

        /** Is heard within half a second, but later where the music comes in pieces that must be fetched one by one. */
        void tune(Tuning tuning);

        void stop();

        /** How far the current track was heard. */
        Duration position();

        /**
         * The next twenty milliseconds as Opus, ready to be read from the buffer's start; false while there is nothing
         * to send. After the last sound five frames of silence follow, so that listeners do not hear the last sound
         * drawn out. Never waits; to be asked every twenty milliseconds, for stuck is what had nothing to say 500 times.
         */
        boolean provide(ByteBuffer frame);

        @Override
        void close();
    }

    /** The ear is told by several threads, among them the one that sends, so it returns at once. */
    Sound open(Consumer<Heard> ear);
}
