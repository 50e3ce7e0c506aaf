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

    /** What will be heard when the current track has come to its end. */
    Optional<Track> upcoming(Playing it) {
        return advanced(it, true, 1).current();
    }

    /**
     * What plays after the current track is over, {@code byItself} or because somebody wants it over: what is at this
     * place in the queue. What is passed over on the way comes again where the queue does.
     */
    Playing advanced(Playing it, boolean byItself, int place) {
        if (it.loop() == Loop.TRACK && byItself && it.current().isPresent()) {
            return it.votes(List.of());
        }
        var passed = it.queue().subList(0, Math.min(place - 1, it.queue().size()));
        var queue = new ArrayList<>(it.queue().subList(passed.size(), it.queue().size()));
        if (it.loop() == Loop.QUEUE) {
            it.current().ifPresent(queue::add);
            queue.addAll(passed);
        }
        Optional<Track> next = queue.isEmpty() ? Optional.empty() : Optional.of(queue.removeFirst());
        return remembered(it).queue(queue).votes(List.of()).with(next, it.position(), it.at());
    }

    /** The track before plays again, and the current one comes after it. Where the queue goes round, it goes back. */
    Playing back(Playing it) {
        var before = it.history().getFirst();
        var queue = new ArrayList<>(it.queue());
        if (it.loop() == Loop.QUEUE && !queue.isEmpty() && queue.getLast().isSameAs(before)) {
            queue.removeLast();
        }
        it.current().ifPresent(queue::addFirst);
        return it.history(it.history().subList(1, it.history().size()))
                .queue(queue)
                .votes(List.of());
    }

    boolean isTooMany(int tracks, Rules rules) {
        return tracks > most(rules.queue());
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
