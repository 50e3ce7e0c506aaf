package dev.skylark.player;

import dev.skylark.discord.Message;
import dev.skylark.player.Manners.Refusal;
import dev.skylark.voice.Cards;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Tuning;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The music of one guild: hears what people want and what became true, and says what has to be done. Everything that
 * must survive is in {@link #playing()}; what is only remembered here may be forgotten.
 */
public final class GuildPlayer {

    private static final int REMEMBERED_ORDERS = 30;

    private final Desk desk;
    private final Lineup lineup;
    private final Turntable turntable;
    private final Stay stay;
    private final Search search;
    private final Waiting waiting;

    public GuildPlayer(Playing playing, RandomGenerator random) {
        this.desk = new Desk(playing);
        this.lineup = new Lineup(random);
        this.turntable = new Turntable(desk, lineup);
        this.stay = new Stay(desk, turntable);
        this.search = new Search(desk, lineup, turntable, stay);
        this.waiting = new Waiting(desk, lineup);
    }

    public Playing playing() {
        return desk.playing;
    }

    /** The same, where the sound has come this far by now. */
    public Playing playing(Duration position, Instant now) {
        return turntable.isSounding() && desk.playing.isHeard()
                ? desk.playing.with(desk.playing.current(), position, now)
                : desk.playing;
    }

    /** What somebody did last, for the card. */
    public String note() {
        return desk.note();
    }

    /** Whether this guild needs nobody: nothing plays, nothing is looked for, and we are in no channel. */
    public boolean isIdle() {
        return desk.playing.voice().isEmpty() && desk.playing.pending().isEmpty();
    }

    /** When time going by will change something; empty while nothing waits for it. */
    public Optional<Instant> wakes() {
        return Stream.of(stay.leaves(), turntable.again())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    public List<Effect> on(VoiceOrder order, Scene now) {
        if (desk.playing.done().contains(order.id())) {
            return List.of();
        }
        desk.scene = now;
        desk.playing = desk.playing.done(lineup.shortened(desk.playing.done(), order.id(), REMEMBERED_ORDERS));
        Manners.refusal(order, desk.playing, now)
                .ifPresentOrElse(why -> desk.refuse(order, why), () -> carryOut(order));
        return settled();
    }

    public List<Effect> on(VoiceFact fact, Scene now) {
        desk.scene = now;
        switch (fact) {
            case VoiceFact.Looked(var order, var _) -> search.answered(order, fact);
            case VoiceFact.Matched(var order, var _, var _, var _) -> search.answered(order, fact);
            case VoiceFact.Sounded(var heard) -> turntable.heard(heard);
            case VoiceFact.Connected(var channel) -> stay.isIn(channel);
            case VoiceFact.Moved(var channel) -> stay.isIn(channel);
            case VoiceFact.NotConnected(var reason) -> stay.isOut(reason);
            case VoiceFact.Listening() -> {
                // how long we stay is thought over whatever becomes true
            }
            case VoiceFact.RulesChanged() ->
                tune(desk.playing.tuning().even(now.rules().even()));
            case VoiceFact.Passed() -> {
                turntable.passed();
                stay.passed();
            }
            case VoiceFact.TakenOver() -> takenOver();
            case VoiceFact.Ending() -> ending();
            case VoiceFact.CardShown(var place) -> {
                desk.playing = desk.playing.card(place);
                search.cardShown();
            }
        }
        return settled();
    }

    private List<Effect> settled() {
        turntable.follow();
        stay.settle();
        return desk.ordered();
    }

    private void carryOut(VoiceOrder order) {
        switch (order.command()) {
            case VoiceCommand.Play(var _, var _, var _),
                    VoiceCommand.PlayList(var _, var _, var _),
                    VoiceCommand.PlayWanted(var _, var _) -> search.look(order);
            case VoiceCommand.Pause() -> pause(order);
            case VoiceCommand.Resume() -> resume(order);
            case VoiceCommand.Skip(var to) -> skip(order, Math.max(1, to));
            case VoiceCommand.Back() -> back(order);
            case VoiceCommand.Stop() -> {
                stop();
                desk.done(order, "music.stopped");
            }
            case VoiceCommand.Clear() -> waiting.clear(order);
            case VoiceCommand.Join(var channel) -> stay.join(order, channel);
            case VoiceCommand.Leave() -> leave(order);
            case VoiceCommand.Seek(var to) -> seek(order, to);
            case VoiceCommand.Volume(var hundredths) -> {
                tune(desk.playing.tuning().volume(hundredths));
                desk.done(order, "music.volume", hundredths);
            }
            case VoiceCommand.Repeat(var loop) -> {
                desk.playing = desk.playing.loop(loop);
                desk.done(order, "music.loop." + loop.name());
            }
            case VoiceCommand.Sound(var filter) -> {
                tune(desk.playing.tuning().filter(filter));
                desk.done(order, "music.filtered", Desk.texts(order).of("music.filter." + filter.name()));
            }
            case VoiceCommand.Shuffle() -> waiting.shuffle(order);
            case VoiceCommand.Remove it -> waiting.remove(order, it.first(), it.last());
            case VoiceCommand.Move(var from, var to) -> waiting.move(order, from, to);
            case VoiceCommand.Show() -> {
                desk.listenTo(order);
                desk.order(new Effect.Show(order));
            }
        }
    }

    private void pause(VoiceOrder order) {
        if (desk.playing.current().isEmpty()) {
            desk.refuse(order, Refusal.of("music.nothing"));
            return;
        }
        if (!desk.playing.paused()) {
            turntable.pause();
        }
        desk.done(order, "music.paused");
    }

    private void resume(VoiceOrder order) {
        if (desk.playing.current().isEmpty() && desk.playing.queue().isEmpty()) {
            desk.refuse(order, Refusal.of("music.nothing"));
            return;
        }
        if (!stay.enter(order)) {
            return;
        }
        if (desk.playing.current().isEmpty()) {
            turntable.skip(1);
        } else {
            turntable.resume();
        }
        desk.done(order, "music.resumed");
    }

    private void skip(VoiceOrder order, int place) {
        var skipped = desk.playing.current();
        if (skipped.isEmpty()) {
            desk.refuse(order, Refusal.of("music.nothing"));
        } else if (place > 1 && !waiting.has(place)) {
            waiting.refuse(order, place);
        } else if (mayEnd(order) && stay.enter(order)) {
            turntable.skip(place);
            desk.done(order, "music.skipped", Cards.link(skipped.get()));
        }
    }

    /** Whoever may not end a song alone has a vote, once. */
    private boolean mayEnd(VoiceOrder order) {
        if (Manners.mayEnd(order, desk.playing, desk.scene)) {
            return true;
        }
        var listeners = desk.scene.room().listeners();
        if (!listeners.contains(order.person())) {
            desk.refuse(order, Refusal.of("music.refused.come", desk.playing.voice()));
            return false;
        }
        desk.playing = desk.playing.votes(Stream.concat(desk.playing.votes().stream(), Stream.of(order.person()))
                .filter(listeners::contains)
                .distinct()
                .toList());
        var needed = Manners.votesNeeded(desk.scene);
        if (desk.playing.votes().size() >= needed) {
            return true;
        }
        desk.done(order, "music.voted", desk.playing.votes().size(), needed);
        return false;
    }

    private void back(VoiceOrder order) {
        var history = desk.playing.history();
        if (history.isEmpty()) {
            desk.refuse(order, Refusal.of("music.noHistory"));
            return;
        }
        var before = lineup.back(desk.playing);
        if (lineup.isTooMany(before.queue().size(), desk.scene.rules())) {
            desk.refuse(
                    order, Refusal.of("music.limit.queue", desk.scene.rules().queue()));
        } else if (stay.enter(order)) {
            desk.playing =
                    before.talk(desk.playing.talk(), desk.playing.locale()).voice(desk.playing.voice());
            turntable.play(history.getFirst(), Duration.ZERO);
            desk.done(order, "music.back", Cards.link(history.getFirst()));
        }
    }

    private void stop() {
        search.callOff();
        turntable.stop();
        stay.stopped();
    }

    private void leave(VoiceOrder order) {
        if (desk.playing.voice().isEmpty()) {
            desk.refuse(order, Refusal.of("music.notThere"));
            return;
        }
        stop();
        stay.leave();
        desk.done(order, "music.left");
    }

    private void seek(VoiceOrder order, Duration to) {
        var current = desk.playing.current();
        if (current.isEmpty()) {
            desk.refuse(order, Refusal.of("music.nothing"));
        } else if (current.get().isEndless()) {
            desk.refuse(order, Refusal.of("music.seek.endless"));
        } else if (to.compareTo(current.get().length()) >= 0) {
            desk.refuse(
                    order,
                    Refusal.of("music.seek.beyond", Cards.clock(current.get().length())));
        } else {
            turntable.seek(to);
            desk.done(order, "music.sought", Cards.clock(to));
        }
    }

    private void tune(Tuning tuning) {
        if (!tuning.equals(desk.playing.tuning())) {
            desk.playing = desk.playing.tuning(tuning);
            desk.order(new Effect.Tune(tuning));
        }
    }

    // ---- from one worker to the next

    private void takenOver() {
        search.lookAgain();
        if (desk.playing.voice().isEmpty()) {
            return;
        }
        desk.order(new Effect.Join(desk.playing.voice()));
        if (desk.playing.isHeard()) {
            turntable.resume();
        }
    }

    private void ending() {
        if (desk.playing.voice().isEmpty()) {
            return;
        }
        if (desk.playing.isHeard()) {
            desk.tell(Message.waiting(desk.texts().of("music.restart")));
        }
        turntable.handOver();
        desk.order(new Effect.Leave());
    }
}
