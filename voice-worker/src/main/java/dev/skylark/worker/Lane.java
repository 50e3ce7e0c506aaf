package dev.skylark.worker;

import dev.skylark.player.Chat;
import dev.skylark.player.GuildPlayer;
import dev.skylark.player.Matching;
import dev.skylark.player.Memory;
import dev.skylark.player.Scene;
import dev.skylark.player.Sounds;
import dev.skylark.player.Sources;
import dev.skylark.player.Voice;
import dev.skylark.player.VoiceFact;
import dev.skylark.voice.Playing;
import dev.skylark.voice.Rules;
import dev.skylark.worker.Orders.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One guild's music, one thing after the other on a thread of its own: what arrives is decided by the player, kept, and
 * then carried out. A guild that is slow holds up nobody else.
 */
public final class Lane {

    /** How soon changed rules hold where nobody gives orders. */
    private static final Duration RULES_EVERY = Duration.ofSeconds(30);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

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
        record Ordered(Waiting waiting) implements Event {}

        record Became(VoiceFact fact) implements Event {}

        /** Ends the lane when it is reached. */
        record Close() implements Event {}
    }

    private final String guild;
    private final Tools tools;
    private final Runnable lost;
    private final Attempts attempts;
    private final Notebook notebook;
    private final Hands hands;
    private final Thread thread;
    private final LinkedBlockingQueue<Event> inbox = new LinkedBlockingQueue<>();

    /** What has arrived and is not done with yet. */
    private final AtomicInteger unfinished = new AtomicInteger();

    private Rules rules = Rules.USUAL;
    private GuildPlayer player = new GuildPlayer(Playing.nothing(rules), RandomGenerator.getDefault());
    private Instant rulesReadAt = Instant.EPOCH;
    private volatile boolean needsNobody;
    private volatile Instant lastEvent;
    private volatile boolean closed;
    private volatile boolean abandoned;

    /** From now on nobody looks into the inbox. */
    private volatile boolean ended;

    /** {@code term} is the lease under which this guild is ours; {@code lost} is called when it no longer is. */
    Lane(String guild, long term, Tools tools, Runnable lost) {
        this.guild = guild;
        this.tools = tools;
        this.lost = lost;
        this.attempts = new Attempts(guild, tools.trouble());
        this.notebook = new Notebook(guild, term, tools.memory(), attempts, tools.clock());
        this.hands = new Hands(guild, tools, this::hear, attempts);
        this.lastEvent = tools.clock().instant();
        this.thread = Thread.ofVirtual().name("guild-" + guild).unstarted(this::live);
    }

    void start() {
        thread.start();
    }

    /** The order is taken as soon as it cannot be lost any more. */
    void order(Waiting waiting) {
        var ordered = new Event.Ordered(waiting);
        add(ordered);
        if (ended && inbox.remove(ordered)) {
            attempts.at("giving an order back", waiting.back());
        }
    }

    void hear(VoiceFact fact) {
        add(new Event.Became(fact));
    }

    /** Does what has arrived, then ends. */
    void close() {
        add(new Event.Close());
    }

    private void add(Event event) {
        unfinished.incrementAndGet();
        inbox.add(event);
    }

    /** Waits for its end, for so long at the most. */
    void awaitEnd(Duration patience) throws InterruptedException {
        thread.join(patience);
    }

    /** Ends at once: whatever it would still write or say is not wanted any more. */
    void abandon() {
        abandoned = true;
        closed = true;
        hands.fallSilent();
        thread.interrupt();
    }

    boolean hasBeenIdleFor(Duration time) {
        return isIdle() && !tools.clock().instant().isBefore(lastEvent.plus(time));
    }

    /** Whether it may be forgotten until somebody wants something again. */
    boolean isIdle() {
        return !isBusy() && needsNobody;
    }

    /** Whether something has arrived that is not done with yet. */
    boolean isBusy() {
        return unfinished.get() > 0;
    }

    private void live() {
        try {
            recall();
            while (!closed) {
                step(inbox.poll(patience().toMillis(), TimeUnit.MILLISECONDS));
            }
        } catch (InterruptedException ended) {
            closed = true;
        }
        hands.end();
        ended = true;
        if (!abandoned) {
            for (var left = inbox.poll(); left != null; left = inbox.poll()) {
                if (left instanceof Event.Ordered(var waiting)) {
                    notebook.owes(waiting);
                }
            }
            notebook.giveBack();
        }
    }

    /** What was kept last: without it nothing can be decided. */
    private void recall() throws InterruptedException {
        while (!closed) {
            try {
                rules = tools.memory().rules(guild);
                player = new GuildPlayer(notebook.open(rules), RandomGenerator.getDefault());
                return;
            } catch (RuntimeException failure) {
                attempts.failed("remembering what plays", failure);
                Thread.sleep(LOOK_AGAIN);
            }
        }
    }

    private void step(@Nullable Event event) {
        try {
            if (event != null) {
                lastEvent = tools.clock().instant();
                handle(event);
            }
            if (!closed) {
                upkeep();
            }
        } catch (RuntimeException failure) {
            attempts.failed("a guild's music", failure);
        } finally {
            needsNobody = player.isIdle()
                    && notebook.holds(player.playing())
                    && hands.cardDue().isEmpty();
            if (event != null) {
                unfinished.decrementAndGet();
            }
        }
    }

    private void handle(Event event) {
        switch (event) {
            case Event.Ordered(var waiting) -> {
                readRules();
                var order = waiting.order();
                var effects = player.on(order, scene(order.person()));
                notebook.owes(waiting);
                hands.prepare(effects);
                if (keep()) {
                    hands.carryOut(effects, player);
                }
            }
            case Event.Became(var fact) -> {
                var effects = player.on(fact, scene(person(fact)));
                hands.prepare(effects);
                if (keep()) {
                    hands.carryOut(effects, player);
                }
            }
            case Event.Close() -> {
                if (keep() && hands.cardDue().isPresent()) {
                    hands.refreshCard(player);
                }
                closed = true;
            }
        }
    }

    /** Who is meant by it, empty for nobody. */
    private static String person(VoiceFact fact) {
        return switch (fact) {
            case VoiceFact.Looked(var order, var _) -> order.person();
            case VoiceFact.Matched(var order, var _, var _, var _) -> order.person();
            default -> "";
        };
    }

    /** What is due although nothing arrived. */
    private void upkeep() {
        var now = tools.clock().instant();
        if (isDue(player.wakes(), now)) {
            handle(new Event.Became(new VoiceFact.Passed()));
        }
        if (isDue(notebook.due(player.playing()), now)) {
            keep();
        }
        if (isDue(hands.cardDue(), now)) {
            hands.refreshCard(player);
        }
        if (!player.isIdle() && !now.isBefore(rulesReadAt.plus(RULES_EVERY))) {
            readRules();
        }
    }

    private static boolean isDue(Optional<Instant> when, Instant now) {
        return when.filter(it -> !now.isBefore(it)).isPresent();
    }

    private Duration patience() {
        var now = tools.clock().instant();
        return Stream.of(player.wakes(), notebook.due(player.playing()), hands.cardDue())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(it -> Duration.between(now, it))
                .filter(it -> it.compareTo(RULES_EVERY) < 0)
                // a millisecond more, since what is left of one is cut off
                .map(it -> it.isNegative() ? Duration.ZERO : it.plusMillis(1))
                .orElse(RULES_EVERY);
    }

    /** Somebody may have changed them without a word to us. */
    private void readRules() {
        var before = rules;
        rulesReadAt = tools.clock().instant();
        attempts.at("reading the rules", () -> rules = tools.memory().rules(guild));
        if (!rules.equals(before)) {
            handle(new Event.Became(new VoiceFact.RulesChanged()));
        }
    }

    private Scene scene(String person) {
        return new Scene(
                rules,
                tools.voice().room(guild, person),
                hands.position(player.playing()),
                tools.clock().instant());
    }

    /** What the player knows must survive; false where the guild is somebody else's by now. */
    private boolean keep() {
        var ours = notebook.keep(hands.heard(player));
        if (!ours) {
            closed = true;
            hands.letGo();
            lost.run();
        }
        return ours;
    }
}
