package dev.skylark.player;

import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Reply.Where;
import dev.skylark.player.Manners.Refusal;
import dev.skylark.player.Sounds.Heard;
import dev.skylark.player.Sources.Query;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import dev.skylark.voice.Cards;
import dev.skylark.voice.Loop;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import dev.skylark.voice.VoiceCommand;
import dev.skylark.voice.VoiceCommand.When;
import dev.skylark.voice.VoiceOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The music of one guild: hears what people want and what became true, and says what has to be done. Everything that
 * must survive is in {@link #playing()}; what is only remembered here may be forgotten.
 */
public final class GuildPlayer {

    /** After music was stopped, and nobody wants anything else. */
    static final Duration STOPPED = Duration.ofSeconds(10);

    /** After the last person has left, or the queue has come to its end. */
    static final Duration ALONE = Duration.ofMinutes(2);

    /** A radio that breaks off is tried again this often, each time after twice as long. */
    private static final int RADIO_TRIES = 5;

    private static final int REMEMBERED_ORDERS = 30;

    /** Why we are about to leave. */
    private enum Farewell {
        STOPPED,
        FINISHED,
        ALONE
    }

    private final Lineup lineup;
    private final List<Effect> effects = new ArrayList<>();
    private Playing playing;
    private Scene scene = new Scene(Rules.USUAL, new Room("", Set.of()), Duration.ZERO, Instant.EPOCH);

    /** Tracks are begun under numbers, so that what is heard late is not taken for what plays now. */
    private long numbers;

    private long currentNumber;
    private long followingNumber;
    private @Nullable Track following;

    /** Whether the sound has the current track; it has not after a restart, or after we left. */
    private boolean sounding;

    private @Nullable Instant leaves;
    private Farewell farewell = Farewell.FINISHED;
    private @Nullable Instant again;
    private int tries;
    private String note = "";

    public GuildPlayer(Playing playing, RandomGenerator random) {
        this.playing = playing;
        this.lineup = new Lineup(random);
    }

    public Playing playing() {
        return playing;
    }

    /** What somebody did last, for the card. */
    public String note() {
        return note;
    }

    /** Whether this guild needs nobody: nothing plays, nothing is looked for, and we are in no channel. */
    public boolean isIdle() {
        return playing.voice().isEmpty() && playing.pending().isEmpty();
    }

    /** Whether the current track is being heard here: only then the sound knows best where in it we are. */
    public boolean isSounding() {
        return sounding && playing.isHeard();
    }

    /** When time going by will change something; empty while nothing waits for it. */
    public Optional<Instant> wakes() {
        return Stream.of(Optional.ofNullable(leaves), Optional.ofNullable(again))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    public List<Effect> on(VoiceOrder order, Scene now) {
        scene = now;
        if (playing.done().contains(order.id())) {
            return List.of();
        }
        playing = playing.done(lineup.shortened(playing.done(), order.id(), REMEMBERED_ORDERS));
        var refusal = Manners.refusal(order, playing, scene);
        if (refusal.isPresent()) {
            refuse(order, refusal.get());
        } else {
            carryOut(order);
        }
        return settled();
    }

    public List<Effect> on(VoiceFact fact, Scene now) {
        scene = now;
        switch (fact) {
            case VoiceFact.Looked(var order, var answer) -> looked(order, answer);
            case VoiceFact.Matched(var order, var list, var tracks, var missing) ->
                matched(order, list, tracks, missing);
            case VoiceFact.Sounded(var heard) -> heard(heard);
            case VoiceFact.Connected(var channel) -> connected(channel);
            case VoiceFact.NotConnected(var reason) -> notConnected(reason);
            case VoiceFact.Moved(var channel) -> {
                playing = playing.voice(channel);
                listening();
            }
            case VoiceFact.Listening() -> listening();
            case VoiceFact.RulesChanged() -> {
                playing = playing.tuning(playing.tuning().even(scene.rules().even()));
                effects.add(new Effect.Tune(playing.tuning()));
                leaves = null;
                listening();
            }
            case VoiceFact.Passed() -> passed();
            case VoiceFact.TakenOver() -> takenOver();
            case VoiceFact.Ending() -> ending();
            case VoiceFact.CardShown(var place) -> playing = playing.card(place);
        }
        return settled();
    }

    private void carryOut(VoiceOrder order) {
        switch (order.command()) {
            case VoiceCommand.Play(var what, var name, var _) ->
                look(order, new Effect.Find(order, new Query(order.guild(), what, name)));
            case VoiceCommand.PlayList(var owner, var name, var _) ->
                look(order, new Effect.Recall(order, owner, name));
            case VoiceCommand.PlayWanted(var name, var songs) -> look(order, new Effect.Match(order, name, songs));
            case VoiceCommand.Pause() -> pause(order);
            case VoiceCommand.Resume() -> resume(order);
            case VoiceCommand.Skip(var to) -> skip(order, to);
            case VoiceCommand.Back() -> back(order);
            case VoiceCommand.Stop() -> {
                stop();
                done(order, "music.stopped");
            }
            case VoiceCommand.Clear() -> {
                var cleared = playing.queue().size();
                playing = playing.queue(List.of());
                done(order, "music.cleared", cleared);
            }
            case VoiceCommand.Join(var channel) -> join(order, channel);
            case VoiceCommand.Leave() -> {
                if (playing.voice().isEmpty()) {
                    refuse(order, Refusal.of("music.notThere"));
                } else {
                    stop();
                    goAway();
                    done(order, "music.left");
                }
            }
            case VoiceCommand.Seek(var to) -> seek(order, to);
            case VoiceCommand.Volume(var hundredths) -> {
                playing = playing.tuning(playing.tuning().volume(hundredths));
                effects.add(new Effect.Tune(playing.tuning()));
                done(order, "music.volume", hundredths);
            }
            case VoiceCommand.Repeat(var loop) -> {
                playing = playing.loop(loop);
                done(order, "music.loop." + loop.name());
            }
            case VoiceCommand.Sound(var filter) -> {
                playing = playing.tuning(playing.tuning().filter(filter));
                effects.add(new Effect.Tune(playing.tuning()));
                done(order, "music.filtered", texts(order).of("music.filter." + filter.name()));
            }
            case VoiceCommand.Shuffle() -> {
                playing = playing.queue(lineup.shuffled(playing.queue()));
                done(order, "music.shuffled", playing.queue().size());
            }
            case VoiceCommand.Remove(var place, var upTo) -> remove(order, place, Math.max(place, upTo));
            case VoiceCommand.Move(var from, var to) -> move(order, from, to);
            case VoiceCommand.Show() -> {
                playing = playing.talk(
                        order.conversation().channel(), order.conversation().locale());
                effects.add(new Effect.Show(order));
            }
        }
    }

    // ---- looking for music

    private void look(VoiceOrder order, Effect how) {
        if (playing.voice().isEmpty() && scene.room().personsChannel().isEmpty()) {
            refuse(order, Refusal.of("music.refused.nowhere"));
            return;
        }
        leaves = null;
        playing = playing.pending(lineup.and(playing.pending(), order));
        effects.add(new Effect.Answer(
                order, reply(order, Message.waiting(texts(order).of("music.looking", what(order.command()))))));
        effects.add(how);
    }

    private static String what(VoiceCommand command) {
        return Markdown.plain(
                switch (command) {
                    case VoiceCommand.Play(var what, var name, var _) -> name.isEmpty() ? what : name;
                    case VoiceCommand.PlayList(var _, var name, var _) -> name;
                    case VoiceCommand.PlayWanted(var name, var _) -> name;
                    default -> "";
                });
    }

    private void looked(VoiceOrder order, Sources.Answer answer) {
        if (!isPending(order)) {
            return;
        }
        switch (answer) {
            case Sources.Answer.Found(var list, var tracks, var leftOut) ->
                add(order, list, tracks, leftOut, List.of());
            case Sources.Answer.Nothing() -> fail(order, "music.found.nothing", what(order.command()));
            case Sources.Answer.Failed(var trouble, var detail) ->
                fail(order, detailed(Message.bad(texts(order).of("music.trouble." + trouble.name())), detail));
        }
    }

    private void matched(VoiceOrder order, String list, List<Track> tracks, List<String> missing) {
        if (!isPending(order)) {
            return;
        }
        if (tracks.isEmpty()) {
            fail(order, "music.found.nothing", Markdown.plain(list));
        } else {
            add(order, list, tracks, 0, missing);
        }
    }

    private boolean isPending(VoiceOrder order) {
        return playing.pending().stream().anyMatch(it -> it.id().equals(order.id()));
    }

    private void notPending(VoiceOrder order) {
        playing = playing.pending(playing.pending().stream()
                .filter(it -> !it.id().equals(order.id()))
                .toList());
    }

    private void fail(VoiceOrder order, String key, Object... values) {
        fail(order, Message.bad(texts(order).of(key, values)));
    }

    private void fail(VoiceOrder order, Message message) {
        notPending(order);
        effects.add(new Effect.Answer(order, reply(order, message)));
        listening();
    }

    /** What the other side said may help somebody; it is a stranger's text. */
    private static Message detailed(Message message, String detail) {
        return detail.isBlank() ? message : message.text(Markdown.block(Cut.clip(Redactor.redact(detail), 300)));
    }

    private void add(VoiceOrder order, String list, List<Track> found, int leftOut, List<String> missing) {
        notPending(order);
        var wanted = order.command() instanceof VoiceCommand.PlayList(var _, var _, var shuffled) && shuffled
                ? lineup.shuffled(found)
                : found;
        var accepted = lineup.accepted(
                wanted.stream().map(it -> it.askedBy(order.person())).toList(), playing, scene.rules(), order);
        if (accepted.tracks().isEmpty()) {
            fail(order, accepted.reason().orElse("music.limit.queue"), accepted.limit());
            return;
        }
        if (!enter(order)) {
            return;
        }
        var when = order.command() instanceof VoiceCommand.Play(var _, var _, var how) ? how : When.LAST;
        var place = when == When.LAST ? playing.queue().size() + 1 : 1;
        var wait = when == When.LAST ? untilLast() : untilNext();
        playing = playing.queue(lineup.joined(playing.queue(), accepted.tracks(), when != When.LAST));
        var texts = texts(order);
        var first = accepted.tracks().getFirst();
        var message = accepted.tracks().size() == 1
                ? Message.good(texts.of("music.added")).text("**" + Cards.link(first) + "**")
                : Message.good(texts.of("music.added.many", accepted.tracks().size(), Markdown.plain(list)));
        if (playing.current().isEmpty() || when == When.NOW) {
            onward(false);
            message = message.text(texts.of("music.now"));
        } else {
            if (!sounding && !playing.paused()) {
                begin(playing.current().orElseThrow(), playing.position());
            }
            message = message.text(texts.of("music.place", place, Cards.clock(wait)));
        }
        effects.add(new Effect.Answer(
                order, reply(order, withGaps(message, leftOut + accepted.leftOut(), accepted, missing, texts))));
        if (playing.card().isEmpty()) {
            effects.add(new Effect.NewCard());
        }
    }

    private static Message withGaps(
            Message message, int leftOut, Lineup.Accepted accepted, List<String> missing, Texts texts) {
        var said = leftOut == 0
                ? message
                : message.text(accepted.reason()
                        .map(it -> texts.of("music.leftOut.because", leftOut, texts.of(it, accepted.limit())))
                        .orElseGet(() -> texts.of("music.leftOut", leftOut)));
        if (missing.isEmpty()) {
            return said;
        }
        var shown = missing.subList(0, Math.min(10, missing.size())).stream()
                .map(it -> "- " + Markdown.plain(it))
                .toList();
        var more = missing.size() - shown.size();
        return said.text(texts.of("music.missing", missing.size()) + "\n" + String.join("\n", shown)
                + (more == 0 ? "" : "\n" + texts.of("music.missing.more", more)));
    }

    private Duration untilNext() {
        return playing.current()
                .filter(it -> !it.isEndless())
                .map(it -> it.length().minus(scene.position()))
                .filter(it -> !it.isNegative())
                .orElse(Duration.ZERO);
    }

    private Duration untilLast() {
        return untilNext().plus(playing.lengthOfQueue());
    }

    // ---- what plays

    private void pause(VoiceOrder order) {
        if (!playing.isHeard()) {
            refuse(order, Refusal.of("music.nothing"));
            return;
        }
        playing = playing.paused(true, scene.position(), scene.now());
        effects.add(new Effect.Pause(true));
        done(order, "music.paused");
    }

    private void resume(VoiceOrder order) {
        var current = playing.current();
        if (current.isEmpty() && playing.queue().isEmpty()) {
            refuse(order, Refusal.of("music.nothing"));
            return;
        }
        if (!enter(order)) {
            return;
        }
        leaves = null;
        if (current.isEmpty()) {
            onward(false);
        } else if (sounding) {
            playing = playing.paused(false, scene.position(), scene.now());
            effects.add(new Effect.Pause(false));
        } else {
            begin(current.get(), playing.position());
        }
        done(order, "music.resumed");
    }

    private void skip(VoiceOrder order, int to) {
        if (playing.current().isEmpty()) {
            refuse(order, Refusal.of("music.nothing"));
            return;
        }
        if (to > playing.queue().size()) {
            refuse(order, Refusal.of("music.noPlace", to, playing.queue().size()));
            return;
        }
        if (!Manners.mayEnd(order, playing, scene)) {
            vote(order);
            if (playing.votes().size() < Manners.votesNeeded(scene)) {
                return;
            }
        }
        var skipped = playing.current().orElseThrow();
        if (to > 1) {
            playing = playing.queue(
                    playing.queue().subList(to - 1, playing.queue().size()));
        }
        onward(false);
        done(order, "music.skipped", Cards.link(skipped));
    }

    private void vote(VoiceOrder order) {
        if (!playing.votes().contains(order.person())
                && scene.room().listeners().contains(order.person())) {
            playing = playing.votes(lineup.and(playing.votes(), order.person()));
        }
        var needed = Manners.votesNeeded(scene);
        if (playing.votes().size() < needed) {
            done(order, "music.voted", playing.votes().size(), needed);
        }
    }

    private void back(VoiceOrder order) {
        if (playing.history().isEmpty()) {
            refuse(order, Refusal.of("music.noHistory"));
            return;
        }
        if (!enter(order)) {
            return;
        }
        var before = playing.history().getFirst();
        var queue = playing.current().map(it -> lineup.joined(playing.queue(), List.of(it), true));
        playing = playing.history(playing.history().subList(1, playing.history().size()))
                .queue(queue.orElse(playing.queue()));
        begin(before, Duration.ZERO);
        done(order, "music.back", Cards.link(before));
    }

    private void seek(VoiceOrder order, Duration to) {
        var current = playing.current();
        if (current.isEmpty()) {
            refuse(order, Refusal.of("music.nothing"));
        } else if (current.get().isEndless()) {
            refuse(order, Refusal.of("music.seek.endless"));
        } else if (to.compareTo(current.get().length()) >= 0) {
            refuse(
                    order,
                    Refusal.of("music.seek.beyond", Cards.clock(current.get().length())));
        } else {
            playing = playing.with(current, to, scene.now());
            if (sounding) {
                effects.add(new Effect.Seek(to));
            }
            done(order, "music.sought", Cards.clock(to));
        }
    }

    private void remove(VoiceOrder order, int place, int upTo) {
        if (upTo > playing.queue().size()) {
            refuse(order, Refusal.of("music.noPlace", upTo, playing.queue().size()));
            return;
        }
        var removed = playing.queue().get(place - 1);
        playing = playing.queue(lineup.without(playing.queue(), place, upTo));
        if (place == upTo) {
            done(order, "music.removed", Cards.link(removed));
        } else {
            done(order, "music.removed.many", upTo - place + 1);
        }
    }

    private void move(VoiceOrder order, int from, int to) {
        var size = playing.queue().size();
        if (Math.max(from, to) > size) {
            refuse(order, Refusal.of("music.noPlace", Math.max(from, to), size));
            return;
        }
        var moved = playing.queue().get(from - 1);
        playing = playing.queue(lineup.moved(playing.queue(), from, to));
        done(order, "music.moved", Cards.link(moved), to);
    }

    /** On to what comes next. {@code heard} where the sound has gone over to it by itself. */
    private void onward(boolean heard) {
        var next = lineup.upcoming(playing, heard);
        playing = lineup.advanced(playing, heard);
        again = null;
        tries = 0;
        if (next.isEmpty()) {
            fallSilent(Farewell.FINISHED, ALONE);
        } else if (heard && next.get().equals(following)) {
            currentNumber = followingNumber;
            following = null;
            playing = playing.with(next, Duration.ZERO, scene.now());
        } else {
            begin(next.get().equals(following) ? followingNumber : ++numbers, next.get(), Duration.ZERO);
        }
        effects.add(new Effect.Refresh());
    }

    private void begin(Track track, Duration from) {
        begin(++numbers, track, from);
    }

    /** What stands ready under this number begins at once; anything else is fetched first. */
    private void begin(long asNumber, Track track, Duration from) {
        currentNumber = asNumber;
        following = null;
        sounding = true;
        leaves = null;
        again = null;
        playing = playing.with(Optional.of(track), from, scene.now()).paused(false, from, scene.now());
        effects.add(new Effect.Tune(playing.tuning()));
        effects.add(new Effect.Begin(currentNumber, track, from));
        effects.add(new Effect.Refresh());
    }

    private void stop() {
        playing = lineup.remembered(playing).queue(List.of());
        fallSilent(Farewell.STOPPED, STOPPED);
    }

    private void fallSilent(Farewell why, Duration patience) {
        playing = playing.with(Optional.empty(), Duration.ZERO, scene.now())
                .paused(false, Duration.ZERO, scene.now())
                .votes(List.of());
        sounding = false;
        following = null;
        again = null;
        effects.add(new Effect.Silence());
        effects.add(new Effect.Refresh());
        leaveAfter(why, patience);
    }

    // ---- what is heard

    private void heard(Heard heard) {
        if (heard.number() != currentNumber) {
            return;
        }
        var current = playing.current();
        if (current.isEmpty()) {
            return;
        }
        switch (heard) {
            case Heard.Began(var _) -> {
                tries = 0;
                playing = playing.with(current, scene.position(), scene.now());
            }
            case Heard.Ended(var _) -> {
                if (current.get().isEndless()) {
                    broke(current.get(), "music.broke.ended");
                } else {
                    onward(true);
                }
            }
            case Heard.Stuck(var _) -> broke(current.get(), "music.broke.stuck");
            case Heard.Broke(var _, var trouble, var _) -> broke(current.get(), "music.trouble." + trouble.name());
            case Heard.Titled(var _, var title) -> {
                playing = playing.with(Optional.of(current.get().titled(title)), scene.position(), scene.now());
                effects.add(new Effect.Refresh());
            }
            case Heard.Measured(var _, var hundredths) -> {
                var measured = current.get().louder(hundredths);
                playing = playing.with(Optional.of(measured), scene.position(), scene.now());
                effects.add(new Effect.Remember(measured));
            }
        }
    }

    /** A radio may come back; anything else is passed over, and said why. */
    private void broke(Track track, String why) {
        if (track.isEndless() && tries < RADIO_TRIES) {
            again = scene.now().plus(Duration.ofSeconds(1L << tries));
            tries++;
            return;
        }
        tell(Message.warning(guildTexts().of("music.broke", Cards.link(track)))
                .text(guildTexts().of(why)));
        if (playing.loop() == Loop.OFF) {
            onward(false);
        } else {
            // what is broken would be broken again
            var loop = playing.loop();
            playing = playing.loop(Loop.OFF);
            onward(false);
            playing = playing.loop(loop);
        }
    }

    // ---- the voice channel

    /** Into the channel of whoever gives the order, unless we are where people listen. */
    private boolean enter(VoiceOrder order) {
        var theirs = scene.room().personsChannel();
        playing = playing.talk(
                order.conversation().channel(), order.conversation().locale());
        if (!playing.voice().isEmpty()
                && (theirs.isEmpty()
                        || theirs.equals(playing.voice())
                        || !scene.room().listeners().isEmpty())) {
            return true;
        }
        if (theirs.isEmpty()) {
            refuse(order, Refusal.of("music.refused.nowhere"));
            return false;
        }
        go(theirs);
        return true;
    }

    private void go(String channel) {
        playing = playing.voice(channel);
        leaves = null;
        effects.add(new Effect.Join(channel));
    }

    private void join(VoiceOrder order, String wanted) {
        var channel = wanted.isEmpty() ? scene.room().personsChannel() : wanted;
        if (channel.isEmpty()) {
            refuse(order, Refusal.of("music.refused.nowhere"));
            return;
        }
        playing = playing.talk(
                order.conversation().channel(), order.conversation().locale());
        go(channel);
        if (playing.current().isEmpty()) {
            leaveAfter(Farewell.FINISHED, ALONE);
        }
        done(order, "music.joined", channel);
    }

    private void connected(String channel) {
        playing = playing.voice(channel);
        listening();
    }

    private void notConnected(VoiceFact.Reason reason) {
        var channel = playing.voice();
        halt();
        playing = playing.voice("");
        leaves = null;
        effects.add(new Effect.Leave());
        var texts = guildTexts();
        var message = Message.bad(texts.of("music.voice." + reason.name(), channel));
        tell(playing.current().isPresent() ? message.text(texts.of("music.voice.kept")) : message);
        if (reason == VoiceFact.Reason.NOT_ENCRYPTED) {
            effects.add(new Effect.Warn(
                    Message.bad(texts.of("music.voice.NOT_ENCRYPTED", channel)).text(texts.of("music.voice.mend"))));
        }
    }

    /** Nobody is to lose their place: the current track waits where it was. */
    private void halt() {
        if (playing.current().isPresent()) {
            playing = playing.paused(true, sounding ? scene.position() : playing.position(), scene.now());
        }
        sounding = false;
        following = null;
        again = null;
        effects.add(new Effect.Silence());
        effects.add(new Effect.Refresh());
    }

    private void goAway() {
        playing = playing.voice("");
        leaves = null;
        effects.add(new Effect.Leave());
    }

    private void listening() {
        if (playing.voice().isEmpty()) {
            leaves = null;
        } else if (playing.current().isEmpty()) {
            if (leaves == null && playing.pending().isEmpty()) {
                leaveAfter(Farewell.FINISHED, ALONE);
            }
        } else if (!scene.room().listeners().isEmpty()) {
            leaves = null;
        } else if (leaves == null) {
            leaveAfter(Farewell.ALONE, ALONE);
        }
    }

    private void leaveAfter(Farewell why, Duration patience) {
        farewell = why;
        leaves = scene.rules().stay() || playing.voice().isEmpty()
                ? null
                : scene.now().plus(patience);
    }

    private void passed() {
        if (again != null && !scene.now().isBefore(again)) {
            var failed = tries;
            begin(playing.current().orElseThrow(), Duration.ZERO);
            tries = failed;
        }
        if (leaves == null || scene.now().isBefore(leaves)) {
            return;
        }
        if (farewell == Farewell.ALONE) {
            halt();
            tell(Message.neutral(guildTexts().of("music.alone")));
        }
        goAway();
        effects.add(new Effect.Refresh());
    }

    // ---- from one worker to the next

    private void takenOver() {
        for (var order : playing.pending()) {
            carryOutAgain(order);
        }
        if (!playing.voice().isEmpty()) {
            effects.add(new Effect.Join(playing.voice()));
            if (playing.isHeard()) {
                begin(playing.current().orElseThrow(), playing.position());
            } else if (playing.current().isEmpty()) {
                leaveAfter(Farewell.FINISHED, ALONE);
            }
        }
    }

    private void carryOutAgain(VoiceOrder order) {
        notPending(order);
        carryOut(order);
    }

    private void ending() {
        if (playing.voice().isEmpty()) {
            return;
        }
        if (playing.isHeard()) {
            playing = playing.with(playing.current(), scene.position(), scene.now());
            tell(Message.waiting(guildTexts().of("music.restart")));
        }
        sounding = false;
        effects.add(new Effect.Silence());
        effects.add(new Effect.Leave());
    }

    // ---- words

    private List<Effect> settled() {
        if (sounding) {
            follow();
        }
        var all = List.copyOf(effects);
        effects.clear();
        return all;
    }

    private void follow() {
        var next = lineup.upcoming(playing, true).orElse(null);
        if (next == null && following != null) {
            following = null;
            effects.add(new Effect.NothingFollows());
        } else if (next != null && !next.equals(following)) {
            following = next;
            followingNumber = ++numbers;
            effects.add(new Effect.Follow(followingNumber, next));
        }
    }

    private void done(VoiceOrder order, String key, Object... values) {
        var texts = texts(order);
        note = texts.of(
                "music.note", Markdown.person(order.person()), texts.of(key, values), Markdown.clock(scene.now()));
        var isPress = order.conversation().thinking() == Where.IN_PLACE;
        effects.add(new Effect.Answer(
                order,
                isPress
                        ? Reply.update(Cards.playing(playing, scene.now(), note, texts))
                        : Reply.say(Message.good(texts.of(key, values)))));
        effects.add(new Effect.Refresh());
    }

    private void refuse(VoiceOrder order, Refusal why) {
        notPending(order);
        effects.add(new Effect.Answer(
                order,
                Reply.whisper(
                        Message.warning(texts(order).of(why.key(), why.values().toArray())))));
    }

    /** Below a button, the card stays what it is and the answer stands beside it. */
    private static Reply reply(VoiceOrder order, Message message) {
        return order.conversation().thinking() == Where.IN_PLACE ? Reply.whisper(message) : Reply.say(message);
    }

    private void tell(Message message) {
        if (!playing.talk().isEmpty()) {
            effects.add(new Effect.Tell(playing.talk(), message));
        }
    }

    private static Texts texts(VoiceOrder order) {
        return Texts.in(order.conversation().locale());
    }

    private Texts guildTexts() {
        return Texts.in(playing.locale());
    }
}
