package dev.skylark.player;

import dev.skylark.player.Manners.Refusal;
import dev.skylark.voice.Cards;
import dev.skylark.voice.VoiceOrder;
import java.util.List;

/** What people do to the tracks that wait in the queue. Places are counted from one. */
final class Waiting {

    private final Desk desk;
    private final Lineup lineup;

    Waiting(Desk desk, Lineup lineup) {
        this.desk = desk;
        this.lineup = lineup;
    }

    boolean has(int place) {
        return place >= 1 && place <= desk.playing.queue().size();
    }

    /** There is no such place. */
    void refuse(VoiceOrder order, int place) {
        desk.refuse(
                order, Refusal.of("music.noPlace", place, desk.playing.queue().size()));
    }

    void clear(VoiceOrder order) {
        var cleared = desk.playing.queue().size();
        desk.playing = desk.playing.queue(List.of());
        desk.done(order, "music.cleared", cleared);
    }

    void shuffle(VoiceOrder order) {
        desk.playing = desk.playing.queue(lineup.shuffled(desk.playing.queue()));
        desk.done(order, "music.shuffled", desk.playing.queue().size());
    }

    void remove(VoiceOrder order, int first, int last) {
        if (!has(first) || !has(last)) {
            refuse(order, has(first) ? last : first);
            return;
        }
        var removed = desk.playing.queue().get(first - 1);
        desk.playing = desk.playing.queue(lineup.without(desk.playing.queue(), first, last));
        if (first == last) {
            desk.done(order, "music.removed", Cards.link(removed));
        } else {
            desk.done(order, "music.removed.many", last - first + 1);
        }
    }

    void move(VoiceOrder order, int from, int to) {
        if (!has(from) || !has(to)) {
            refuse(order, has(from) ? to : from);
            return;
        }
        var moved = desk.playing.queue().get(from - 1);
        desk.playing = desk.playing.queue(lineup.moved(desk.playing.queue(), from, to));
        desk.done(order, "music.moved", Cards.link(moved), to);
    }
}
