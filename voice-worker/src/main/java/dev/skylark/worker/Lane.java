package dev.skylark.worker;

import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.player.Chat;
import dev.skylark.player.Effect;
import dev.skylark.player.GuildPlayer;
import dev.skylark.player.Matching;
import dev.skylark.player.Memory;
import dev.skylark.player.Scene;
import dev.skylark.player.Sounds;
import dev.skylark.player.Sources;
import dev.skylark.player.Voice;
import dev.skylark.player.VoiceFact;
import dev.skylark.text.Texts;
import dev.skylark.voice.Cards;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.voice.VoiceOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * One guild's music, one thing after the other on a thread of its own: what arrives is decided by the player, kept, and
 * then carried out. A guild that is slow holds up nobody else.
 */
public final class Lane {

    /** How far music may be set back by a worker that dies without a word. */
    static final Duration KEPT_EVERY = Duration.ofSeconds(5);

    /** How often a card may be changed. */
    static final Duration CARD_EVERY = Duration.ofSeconds(10);

    /** How soon changed rules hold where nobody gives orders. */
    private static final Duration RULES_EVERY = Duration.ofSeconds(30);

    /** Everything that a lane works with, the same for all lanes of a slot. */
    public record Tools(
            Memory memory,
            Sources sources,
            Sounds sounds,
            Voice voice,
            Chat chat,
            Matching matching,
            Trouble trouble,
            Clock clock) {}

    /** Is told what went wrong inside, so that operators read it. */
    @FunctionalInterface
    public interface Trouble {
        void happened(String what, String guild, RuntimeException failure);
    }

    /** What can arrive. */
    private sealed interface Event {
        record Ordered(VoiceOrder order, Runnable taken) implements Event {}

        record Became(VoiceFact fact) implements Event {}

        /** Ends the lane when it is reached. */
        record Close(Runnable then) implements Event {}
    }

    private final String guild;
    private final long term;
    private final Tools tools;
    private final Runnable lost;
    private final GuildPlayer player;
    private final Sounds.Sound sound;
    private final LinkedBlockingQueue<Event> inbox = new LinkedBlockingQueue<>();

    /** Discord may be slow; what is said stays in order, and the music does not wait for it. */
    private final ExecutorService mouth = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("chat-", 0).factory());

    /** Orders that are carried out and not yet safe from being lost. */
    private final List<Runnable> untaken = new ArrayList<>();

    private final Thread thread;
    private Rules rules;
    private Instant rulesReadAt;
    private Playing kept;
    private Instant keptAt = Instant.EPOCH;
    private Instant cardAt = Instant.EPOCH;
    private boolean cardIsOld;
    private volatile Instant lastEvent;
    private volatile boolean closed;

    /** {@code term} is the lease under which this guild is ours; {@code lost} is called when it no longer is. */
    Lane(String guild, long term, Tools tools, Runnable lost) {
        this.guild = guild;
        this.term = term;
        this.tools = tools;
        this.lost = lost;
        this.rules = tools.memory().rules(guild);
        this.rulesReadAt = tools.clock().instant();
        this.kept = tools.memory().playing(guild).orElseGet(() -> Playing.nothing(rules));
        this.player = new GuildPlayer(kept, RandomGenerator.getDefault());
        this.lastEvent = tools.clock().instant();
        this.sound = tools.sounds().open(heard -> hear(new VoiceFact.Sounded(heard)));
        this.thread = Thread.ofVirtual().name("guild-" + guild).unstarted(this::live);
    }

    void start() {
        thread.start();
    }

    /** {@code taken} is called as soon as the order cannot be lost any more. */
    void order(VoiceOrder order, Runnable taken) {
        inbox.add(new Event.Ordered(order, taken));
    }

    void hear(VoiceFact fact) {
        inbox.add(new Event.Became(fact));
    }

    /** Does what has arrived, then ends. */
    void close(Runnable then) {
        inbox.add(new Event.Close(then));
    }

    /** Ends at once: whatever it would still write is not wanted any more. */
    void abandon() {
        closed = true;
        thread.interrupt();
    }

    boolean hasBeenIdleFor(Duration time) {
        return isIdle() && !tools.clock().instant().isBefore(lastEvent.plus(time));
    }

    /** Whether it may be forgotten until somebody wants something again. */
    boolean isIdle() {
        return inbox.isEmpty() && player.isIdle() && !cardIsOld;
    }

    boolean isHeard() {
        return player.playing().isHeard();
    }

    private void live() {
        while (!closed) {
            try {
                var event = inbox.poll(Math.max(1, patience().toMillis()), TimeUnit.MILLISECONDS);
                if (event == null) {
                    waited();
                } else {
                    handle(event);
                }
            } catch (InterruptedException ended) {
                closed = true;
            } catch (RuntimeException failure) {
                tools.trouble().happened("a guild's music", guild, failure);
            }
        }
        sound.close();
        mouth.shutdown();
    }

    private void handle(Event event) {
        lastEvent = tools.clock().instant();
        switch (event) {
            case Event.Ordered(var order, var taken) -> {
                readRules();
                var effects = player.on(order, scene(order.person()));
                untaken.add(taken);
                if (keep()) {
                    effects.forEach(this::carryOut);
                }
            }
            case Event.Became(var fact) -> {
                var effects = player.on(fact, scene(person(fact)));
                if (keep()) {
                    effects.forEach(this::carryOut);
                }
            }
            case Event.Close(var then) -> {
                keep();
                closed = true;
                refreshCard();
                mouth.shutdown();
                awaitMouth();
                then.run();
            }
        }
    }

    /** Who is meant by it, empty for nobody. */
    private static String person(VoiceFact fact) {
        return switch (fact) {
            case VoiceFact.Looked(var order, var _) -> order.person();
            case VoiceFact.Matched(var order, var _, var _, var _) -> order.person();
            case VoiceFact.Sounded(var _),
                    VoiceFact.Connected(var _),
                    VoiceFact.NotConnected(var _),
                    VoiceFact.Moved(var _),
                    VoiceFact.CardShown(var _),
                    VoiceFact.Listening(),
                    VoiceFact.RulesChanged(),
                    VoiceFact.Passed(),
                    VoiceFact.TakenOver(),
                    VoiceFact.Ending() -> "";
        };
    }

    private void awaitMouth() {
        try {
            mouth.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing arrived, so time has passed. */
    private void waited() {
        var now = tools.clock().instant();
        if (player.wakes().filter(it -> !now.isBefore(it)).isPresent()) {
            handle(new Event.Became(new VoiceFact.Passed()));
        }
        if (mustKeep() && !now.isBefore(keptAt.plus(KEPT_EVERY))) {
            keep();
        }
        if (cardIsDue(now)) {
            refreshCard();
        }
        if (!player.isIdle() && !now.isBefore(rulesReadAt.plus(RULES_EVERY))) {
            readRules();
        }
    }

    /** Somebody may have changed them without a word to us. */
    private void readRules() {
        var before = rules;
        rules = tools.memory().rules(guild);
        rulesReadAt = tools.clock().instant();
        if (!rules.equals(before)) {
            handle(new Event.Became(new VoiceFact.RulesChanged()));
        }
    }

    private boolean mustKeep() {
        return isHeard() || !untaken.isEmpty() || !player.playing().equals(kept);
    }

    private Duration patience() {
        var now = tools.clock().instant();
        return Stream.of(
                        player.wakes(),
                        mustKeep() ? Optional.of(keptAt.plus(KEPT_EVERY)) : Optional.<Instant>empty(),
                        cardIsOld ? Optional.of(cardAt.plus(CARD_EVERY)) : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(it -> Duration.between(now, it))
                .orElse(Duration.ofSeconds(30));
    }

    private Scene scene(String person) {
        return new Scene(
                rules,
                tools.voice().room(guild, person),
                sound.position(),
                tools.clock().instant());
    }

    /** What the player knows must survive; false where the guild is somebody else's by now. */
    private boolean keep() {
        var now = tools.clock().instant();
        var moved = moved(now);
        keptAt = now;
        if (!moved.equals(kept)) {
            try {
                if (!tools.memory().keep(guild, moved, term)) {
                    closed = true;
                    tools.voice().leave(guild);
                    lost.run();
                    return false;
                }
            } catch (RuntimeException failure) {
                // the music goes on; orders are delivered again until what they changed is kept
                tools.trouble().happened("keeping what plays", guild, failure);
                return true;
            }
            kept = moved;
        }
        untaken.forEach(Runnable::run);
        untaken.clear();
        return true;
    }

    private Playing moved(Instant now) {
        var playing = player.playing();
        return player.isSounding() ? playing.with(playing.current(), sound.position(), now) : playing;
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Find(var order, var query) ->
                apart(order, () -> new VoiceFact.Looked(order, tools.sources().find(query)));
            case Effect.Match(var order, var list, var songs) ->
                apart(order, () -> tools.matching().match(order, list, songs));
            case Effect.Recall(var order, var owner, var list) ->
                apart(
                        order,
                        () -> new VoiceFact.Matched(order, list, tools.memory().list(owner, list), List.of()));
            case Effect.Join(var channel) -> tools.voice().join(guild, channel, sound);
            case Effect.Leave() -> tools.voice().leave(guild);
            case Effect.Begin(var number, var track, var from) -> sound.play(number, track, from);
            case Effect.Follow(var number, var track) -> sound.next(number, track);
            case Effect.NothingFollows() -> sound.nothingNext();
            case Effect.Pause(var paused) -> sound.pause(paused);
            case Effect.Seek(var to) -> sound.seek(to);
            case Effect.Tune(var tuning) -> sound.tune(tuning);
            case Effect.Silence() -> sound.stop();
            case Effect.Answer(var order, var reply) -> say(() -> tools.chat().answer(order, reply));
            case Effect.Tell(var channel, var message) ->
                say(() -> tools.chat().post(channel, message, player.playing().locale()));
            case Effect.Warn(var message) -> say(() -> tools.chat().warn(guild, message));
            case Effect.Refresh() -> cardIsOld = true;
            case Effect.NewCard() -> newCard();
            case Effect.Show(var order) -> show(order);
            case Effect.Remember(var track) -> {
                // kept with the playing track; the cache of tracks learns it when it is looked for again
            }
        }
    }

    /** Others are waited for elsewhere, and the answer comes back through the inbox. */
    private void apart(VoiceOrder order, Supplier<VoiceFact> question) {
        Thread.ofVirtual().name("look-" + guild).start(() -> {
            try {
                hear(question.get());
            } catch (RuntimeException failure) {
                tools.trouble().happened("looking for music", guild, failure);
                hear(new VoiceFact.Looked(order, new Sources.Answer.Failed(Sources.Trouble.UNREACHABLE, "")));
            }
        });
    }

    private void say(Runnable what) {
        mouth.execute(() -> {
            try {
                what.run();
            } catch (RuntimeException failure) {
                tools.trouble().happened("saying something", guild, failure);
            }
        });
    }

    // ---- the card

    private Message card() {
        var playing = player.playing();
        var now = tools.clock().instant();
        return Cards.playing(moved(now), now, player.note(), Texts.in(playing.locale()));
    }

    private boolean cardIsDue(Instant now) {
        return cardIsOld && !now.isBefore(cardAt.plus(CARD_EVERY));
    }

    private void refreshCard() {
        var playing = player.playing();
        cardIsOld = playing.isHeard();
        cardAt = tools.clock().instant();
        if (!playing.card().isEmpty()) {
            var card = card();
            say(() -> {
                if (!tools.chat().change(playing.card(), card, playing.locale())) {
                    hear(new VoiceFact.CardShown(""));
                }
            });
        }
    }

    private void newCard() {
        var playing = player.playing();
        var card = card();
        cardAt = tools.clock().instant();
        say(() -> tools.chat()
                .post(playing.talk(), card, playing.locale())
                .ifPresent(id -> hear(new VoiceFact.CardShown(id))));
    }

    private void show(VoiceOrder order) {
        var before = player.playing();
        var card = card();
        cardAt = tools.clock().instant();
        say(() -> tools.chat().answer(order, Reply.say(card)).ifPresent(id -> {
            if (!before.card().isEmpty()) {
                tools.chat().remove(before.card());
            }
            hear(new VoiceFact.CardShown(id));
        }));
    }
}
