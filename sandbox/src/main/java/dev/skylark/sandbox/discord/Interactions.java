package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.Interaction.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Every interaction and its token. Each is answered once; its token lives a quarter of an hour. */
final class Interactions {

    // https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int MOST_REMEMBERED = 2000;

    private final LinkedHashMap<String, Interaction> byId = new LinkedHashMap<>();
    private final Map<String, String> idByToken = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Outcome>> awaited = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration patience;
    private final Runnable changed;

    Interactions(Json kept, Clock clock, Duration patience, Runnable changed) {
        this.clock = clock;
        this.patience = patience;
        this.changed = changed;
        kept.items().stream().map(Interaction::of).forEach(this::put);
    }

    synchronized Json kept() {
        return Json.items(byId.values().stream().map(Interaction::kept));
    }

    /** False when it is known already, as when it is delivered twice. */
    boolean begin(Interaction interaction) {
        synchronized (this) {
            if (byId.containsKey(interaction.id())) {
                return false;
            }
            awaited.put(interaction.id(), new CompletableFuture<>());
            put(interaction);
            if (byId.size() > MOST_REMEMBERED) {
                forget(byId.pollFirstEntry().getValue());
            }
        }
        changed.run();
        return true;
    }

    synchronized Optional<Interaction> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Takes the one answer that is allowed; whoever comes second is told so, as Discord tells it. */
    synchronized Interaction acknowledge(String id) {
        var now = byId.get(id);
        if (now == null || now.state() == State.LOST) {
            throw DiscordError.unknownInteraction();
        }
        if (now.state() == State.ANSWERED) {
            throw DiscordError.alreadyAcknowledged();
        }
        byId.put(id, now.as(State.ANSWERED));
        return now;
    }

    /** The answer is carried out. */
    void settle(String id, Outcome outcome) {
        var shown = outcome instanceof Outcome.Answered(var message) ? message : "";
        change(id, it -> it.answeredBy(shown));
        complete(id, outcome);
    }

    /** Nobody answered in time, or not with anything that Discord takes: the token is worth nothing any more. */
    void lose(String id, String why) {
        change(id, it -> it.state() == State.WAITING ? it.as(State.LOST) : it);
        complete(id, new Outcome.Failed(why));
    }

    /** The bot answers by a call of its own, which must come in time. */
    Outcome await(String id, long nanoseconds) {
        var future = awaited.get(id);
        var finished = future == null
                ? new Outcome.Failed("It was never asked.")
                : future.completeOnTimeout(
                                new Outcome.Failed("No answer came within " + patience + "."),
                                Math.max(0, nanoseconds),
                                TimeUnit.NANOSECONDS)
                        .join();
        if (finished instanceof Outcome.Failed(var why)) {
            lose(id, why);
        }
        return finished;
    }

    /**
     * The interaction whose token this is, if the bot may still use it. On one machine the deferred work can be
     * quicker than the door's own answer, which on the way through a network it is not: then this waits for the answer.
     */
    Interaction usable(String token) {
        var id = idByToken.getOrDefault(token, "");
        var answer = awaited.get(id);
        if (answer != null) {
            var _ = answer.copy()
                    .completeOnTimeout(new Outcome.Failed("late"), patience.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
        }
        var interaction = find(id).filter(it -> it.state() == State.ANSWERED).orElseThrow(DiscordError::unknownWebhook);
        if (clock.instant().isAfter(interaction.made().plus(LIFE))) {
            throw DiscordError.expiredToken();
        }
        return interaction;
    }

    /** Every token that is alive dies. How many did. */
    int expireAll() {
        List<Interaction> alive;
        synchronized (this) {
            alive = byId.values().stream()
                    .filter(it -> !clock.instant().isAfter(it.made().plus(LIFE)))
                    .toList();
        }
        alive.forEach(it -> change(it.id(), now -> now.madeAt(Instant.EPOCH)));
        return alive.size();
    }

    private void change(String id, UnaryOperator<Interaction> how) {
        synchronized (this) {
            byId.computeIfPresent(id, (_, now) -> how.apply(now));
        }
        changed.run();
    }

    private void complete(String id, Outcome outcome) {
        var future = awaited.get(id);
        if (future != null) {
            future.complete(outcome);
        }
    }

    private void forget(Interaction old) {
        idByToken.remove(old.token());
        awaited.remove(old.id());
    }

    private void put(Interaction interaction) {
        byId.put(interaction.id(), interaction);
        idByToken.put(interaction.token(), interaction.id());
    }
}
