package dev.skylark.worker;

import dev.skylark.player.Sources;
import dev.skylark.voice.Track;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** {@link Sources} that find a track of four minutes for whatever is asked, once they are let. */
final class FakeSources implements Sources {

    final List<String> noted = new CopyOnWriteArrayList<>();

    private volatile CountDownLatch jam = new CountDownLatch(0);

    /** Nothing is found until it is loosened. */
    CountDownLatch jam() {
        var stuck = new CountDownLatch(1);
        jam = stuck;
        return stuck;
    }

    static Track track(String title) {
        return new Track(
                title,
                "a band",
                Duration.ofMinutes(4),
                "https://music.example/" + title,
                "",
                Track.Source.HTTP,
                "sealed",
                0,
                "");
    }

    @Override
    public Answer find(Query query) {
        try {
            jam.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
        return new Answer.Found("", List.of(track(query.what())), 0);
    }

    @Override
    public List<Track> search(String guild, String words, int most) {
        return List.of(track(words));
    }

    @Override
    public void learned(Track track) {
        noted.add("learned " + track.title() + " " + track.gain());
    }

    @Override
    public void forget(Track track) {
        noted.add("forget " + track.title());
    }
}
