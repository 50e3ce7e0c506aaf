package dev.skylark.player;

import dev.skylark.voice.Loop;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What comes after what: the queue, and what was played before. */
final class Lineup {

    private static final int HISTORY = 50;

    private final RandomGenerator random;

    Lineup(RandomGenerator random) {
        this.random = random;
    }

    /** Of what somebody wants, what may be played here; why not all of it is a key of the bundle. */
    record Accepted(List<Track> tracks, int leftOut, Optional<String> reason, Object limit) {}

    Accepted accepted(List<Track> wanted, Playing playing, Rules rules, VoiceOrder order) {
        var tracks = new ArrayList<Track>();
        var own = (int) playing.queue().stream()
                .filter(it -> it.person().equals(order.person()))
                .count();
        Optional<String> reason = Optional.empty();
        Object limit = 0;
        for (var track : wanted) {
            if (playing.queue().size() + tracks.size() >= most(rules.queue())) {
                reason = Optional.of("music.limit.queue");
                limit = rules.queue();
            } else if (!order.leads() && own + tracks.size() >= most(rules.perPerson())) {
                reason = Optional.of("music.limit.person");
                limit = rules.perPerson();
            } else if (!order.leads() && isTooLong(track, rules.length())) {
                reason = Optional.of("music.limit.length");
                limit = rules.length().toMinutes();
            } else {
                tracks.add(track);
            }
        }
        return new Accepted(List.copyOf(tracks), wanted.size() - tracks.size(), reason, limit);
    }

    private static int most(int limit) {
        return limit == 0 ? Integer.MAX_VALUE : limit;
    }

    private static boolean isTooLong(Track track, Duration limit) {
        return !limit.isZero() && (track.isEndless() || track.length().compareTo(limit) > 0);
    }

    /** What will be heard when the current track has come to its end by itself, or because somebody wants it over. */
    Optional<Track> upcoming(Playing it, boolean byItself) {
        if (it.loop() == Loop.TRACK && byItself && it.current().isPresent()) {
            return it.current();
        }
        if (!it.queue().isEmpty()) {
            return Optional.of(it.queue().getFirst());
        }
        return it.loop() == Loop.QUEUE ? it.current() : Optional.empty();
    }

    /** The queue and the history after the current track is over; the current one is for the caller to say. */
    Playing advanced(Playing it, boolean byItself) {
        if (it.loop() == Loop.TRACK && byItself) {
            return it.votes(List.of());
        }
        var queue = new ArrayList<>(it.queue());
        if (it.loop() == Loop.QUEUE) {
            it.current().ifPresent(queue::add);
        }
        if (!queue.isEmpty()) {
            queue.removeFirst();
        }
        return remembered(it).queue(queue).votes(List.of());
    }

    /** The current track is one of those that were played. */
    Playing remembered(Playing it) {
        return it.current()
                .map(track -> {
                    var history = new ArrayList<>(it.history());
                    history.addFirst(track);
                    return it.history(history.subList(0, Math.min(HISTORY, history.size())));
                })
                .orElse(it);
    }

    List<Track> shuffled(List<Track> tracks) {
        var other = new ArrayList<>(tracks);
        Collections.shuffle(other, Random.from(random));
        return other;
    }

    List<Track> joined(List<Track> queue, List<Track> more, boolean inFront) {
        var all = new ArrayList<>(queue);
        all.addAll(inFront ? 0 : all.size(), more);
        return all;
    }

    List<Track> without(List<Track> queue, int place, int upTo) {
        var fewer = new ArrayList<>(queue);
        fewer.subList(place - 1, upTo).clear();
        return fewer;
    }

    List<Track> moved(List<Track> queue, int from, int to) {
        var other = new ArrayList<>(queue);
        other.add(to - 1, other.remove(from - 1));
        return other;
    }

    <T> List<T> and(List<T> all, T one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    /** The same with one more, and only the newest of them. */
    List<String> shortened(List<String> all, String one, int most) {
        var more = and(all, one);
        return more.subList(Math.max(0, more.size() - most), more.size());
    }
}
