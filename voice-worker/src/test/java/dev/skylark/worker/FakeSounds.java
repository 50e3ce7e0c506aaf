package dev.skylark.worker;

import dev.skylark.player.Sounds;
import dev.skylark.voice.Track;
import dev.skylark.voice.Tuning;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** {@link Sounds} that nobody hears: they remember what they were told, and are where the test says. */
final class FakeSounds implements Sounds {

    private final List<FakeSound> open = new CopyOnWriteArrayList<>();

    @Override
    public Sound open(Consumer<Heard> ear) {
        var sound = new FakeSound();
        open.add(sound);
        return sound;
    }

    /** That of the guild that began last. */
    FakeSound last() {
        return open.getLast();
    }

    /** Of one guild. */
    static final class FakeSound implements Sound {

        private final List<String> told = new CopyOnWriteArrayList<>();
        private volatile Duration position = Duration.ZERO;

        List<String> told() {
            return List.copyOf(told);
        }

        boolean isClosed() {
            return told.contains("close");
        }

        void moveTo(Duration now) {
            position = now;
        }

        @Override
        public void play(long number, Track track, Duration from) {
            position = from;
            told.add("play " + track.title() + " from " + from.toSeconds());
        }

        @Override
        public void next(long number, Track track) {
            told.add("next " + track.title());
        }

        @Override
        public void nothingNext() {
            told.add("nothing next");
        }

        @Override
        public void pause(boolean paused) {
            told.add("pause " + paused);
        }

        @Override
        public void seek(Duration to) {
            position = to;
            told.add("seek " + to.toSeconds());
        }

        @Override
        public void tune(Tuning tuning) {
            told.add("volume " + tuning.volume());
        }

        @Override
        public void stop() {
            position = Duration.ZERO;
            told.add("stop");
        }

        @Override
        public Duration position() {
            return position;
        }

        @Override
        public boolean provide(ByteBuffer frame) {
            return false;
        }

        @Override
        public void close() {
            stop();
            told.add("close");
        }
    }
}
