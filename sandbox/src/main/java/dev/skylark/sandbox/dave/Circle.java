package dev.skylark.sandbox.dave;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The group of one channel, as the voice gateway keeps it: it proposes one change after the other, lets one commit win,
 * and moves everybody to the next epoch once all are ready.
 */
public final class Circle implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Circle.class.getName());
    private static final Duration LATE_COMMIT = Duration.ofSeconds(1);
    private static final Duration LATE_READY = Duration.ofSeconds(2);
    private static final int LAST_TRANSITION = 0xFFFF;

    /** What is proposed to the group. */
    private sealed interface Change {
        record Found(Participant one, Participant other) implements Change {}

        record Add(Participant who) implements Change {}

        record Remove(Participant who) implements Change {}
    }

    private final String channel;
    private final Race race;
    private final Gatekeeper gatekeeper = new Gatekeeper();
    private final ExecutorService lane =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("circle").factory());
    private final List<Participant> here = new ArrayList<>();
    private final Map<Participant, byte[]> packages = new HashMap<>();
    private final List<@Nullable Participant> leaves = new ArrayList<>();
    private final Deque<Change> waiting = new ArrayDeque<>();
    private final Set<Participant> unready = new HashSet<>();
    private @Nullable Change current;
    private final AtomicLong epoch = new AtomicLong();
    private int transition;

    public Circle(String channel, Race race) {
        this.channel = channel;
        this.race = race;
    }

    /** How often the group has changed; 0 as long as there is none. */
    public long epoch() {
        return epoch.get();
    }

    public void enter(Participant who) {
        run(() -> {
            here.add(who);
            who.introduced(gatekeeper.introduction());
        });
    }

    public void leave(Participant who) {
        run(() -> left(who));
    }

    /** The body of op 26. */
    public void keyPackage(Participant from, byte[] body) {
        run(() -> {
            if (here.contains(from) && Gatekeeper.ownerOf(body).equals(from.person())) {
                packages.put(from, body);
                waiting.add(new Change.Add(from));
                next();
            }
        });
    }

    /** The body of op 28. */
    public void offer(Participant from, byte[] commitWelcome) {
        run(() -> {
            var asked = current;
            if (asked == null || !committers(asked).contains(from)) {
                return;
            }
            if (committers(asked).stream().anyMatch(this::isQuick) && !isQuick(from)) {
                after(LATE_COMMIT, () -> win(asked, from, commitWelcome));
            } else {
                win(asked, from, commitWelcome);
            }
        });
    }

    /** Op 23. */
    public void ready(Participant from, int forTransition) {
        run(() -> {
            if (forTransition == transition && unready.remove(from) && unready.isEmpty()) {
                execute();
            }
        });
    }

    /** Op 31: what it was sent makes no sense to it; it comes in again with the key package that follows. */
    public void lost(Participant from) {
        run(() -> {
            packages.remove(from);
            if (leaves.contains(from)) {
                remove(from);
            }
            next();
        });
    }

    @Override
    public void close() {
        lane.shutdownNow();
    }

    private void next() {
        if (current != null || !unready.isEmpty()) {
            return;
        }
        if (leaves.isEmpty()) {
            found();
            return;
        }
        var change = waiting.poll();
        switch (change) {
            case null -> {}
            case Change.Found never -> throw new IllegalStateException("A group is there: " + never);
            case Change.Add(var who) -> {
                var keyPackage = packages.get(who);
                if (keyPackage == null) {
                    next();
                } else if (leaves.contains(who)) {
                    waiting.addFirst(change);
                    waiting.addFirst(new Change.Remove(who));
                    next();
                } else {
                    propose(change, gatekeeper.add(channel, epoch.get(), keyPackage));
                }
            }
            case Change.Remove(var who) -> {
                if (leaves.contains(who)) {
                    propose(change, gatekeeper.remove(channel, epoch.get(), leaves.indexOf(who)));
                } else {
                    next();
                }
            }
        }
    }

    /** The first two make a group: each is told to add the other, and one of their groups becomes everybody's. */
    private void found() {
        var able = here.stream().filter(packages::containsKey).toList();
        if (able.size() < 2) {
            return;
        }
        var one = able.stream().filter(this::isQuick).findFirst().orElse(able.getFirst());
        var other = able.stream().filter(it -> !it.equals(one)).findFirst().orElseThrow();
        waiting.removeIf(it -> it.equals(new Change.Add(one)) || it.equals(new Change.Add(other)));
        current = new Change.Found(one, other);
        one.proposed(gatekeeper.add(channel, 0, packageOf(other)));
        other.proposed(gatekeeper.add(channel, 0, packageOf(one)));
    }

    private void propose(Change change, byte[] proposals) {
        current = change;
        committers(change).forEach(it -> it.proposed(proposals));
    }

    private List<Participant> committers(Change change) {
        return switch (change) {
            case Change.Found(var one, var other) -> List.of(one, other);
            case Change.Add _ -> members();
            case Change.Remove(var who) ->
                members().stream().filter(it -> !it.equals(who)).toList();
        };
    }

    private void win(Change change, Participant winner, byte[] commitWelcome) {
        if (!change.equals(current)) {
            return;
        }
        var both = CommitWelcome.read(commitWelcome);
        transition = transition == LAST_TRANSITION ? 1 : transition + 1;
        epoch.incrementAndGet();
        current = null;
        switch (change) {
            case Change.Found(var one, var other) -> {
                leaves.add(winner);
                winner.committed(transition, both.commit());
                welcome(winner.equals(one) ? other : one, both.welcome());
                packages.remove(winner);
            }
            case Change.Add(var who) -> {
                members().forEach(it -> it.committed(transition, both.commit()));
                welcome(who, both.welcome());
            }
            case Change.Remove(var who) -> {
                leaves.set(leaves.indexOf(who), null);
                while (leaves.getLast() == null) {
                    leaves.removeLast();
                }
                members().forEach(it -> it.committed(transition, both.commit()));
            }
        }
        unready.addAll(members());
        var awaited = transition;
        after(LATE_READY, () -> {
            if (transition == awaited && !unready.isEmpty()) {
                LOG.log(Level.WARNING, "Not all in channel {0} are ready: {1}", channel, unready);
                execute();
            }
        });
    }

    /** Newcomers take the first place that is free, as the group itself has it. */
    private void welcome(Participant who, byte[] welcome) {
        var free = leaves.indexOf(null);
        if (free < 0) {
            leaves.add(who);
        } else {
            leaves.set(free, who);
        }
        packages.remove(who);
        who.welcomed(transition, welcome);
        if (!here.contains(who)) {
            remove(who);
        }
    }

    private void execute() {
        unready.clear();
        members().forEach(it -> it.executed(transition));
        next();
    }

    private void left(Participant who) {
        here.remove(who);
        packages.remove(who);
        waiting.remove(new Change.Add(who));
        var founding = current instanceof Change.Found(var one, var other) && (one.equals(who) || other.equals(who));
        if (founding || (leaves.contains(who) && members().size() < 2)) {
            reset();
            return;
        }
        if (leaves.contains(who)) {
            remove(who);
        }
        if (unready.remove(who) && unready.isEmpty()) {
            execute();
        } else {
            next();
        }
    }

    private void remove(Participant who) {
        var removal = new Change.Remove(who);
        if (!removal.equals(current) && !waiting.contains(removal)) {
            waiting.addFirst(removal);
        }
    }

    /** Nobody keeps a group to themselves: whoever is left begins anew, and so does who comes later. */
    private void reset() {
        epoch.set(0);
        current = null;
        leaves.clear();
        waiting.clear();
        unready.clear();
        packages.clear();
        here.forEach(Participant::reset);
    }

    private List<Participant> members() {
        return leaves.stream().filter(Objects::nonNull).filter(here::contains).toList();
    }

    private byte[] packageOf(Participant who) {
        return Objects.requireNonNull(packages.get(who));
    }

    private boolean isQuick(Participant who) {
        return who.isBot() == (race == Race.BOT_FIRST);
    }

    /** One thing after the other, whoever asks: answers come while others are still being told. */
    private void run(Runnable step) {
        try {
            lane.execute(() -> {
                try {
                    step.run();
                } catch (Mls.Unfit refused) {
                    LOG.log(Level.WARNING, "Channel " + channel + " refuses what it was sent", refused);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.DEBUG, "The channel is closed.");
        }
    }

    private void after(Duration wait, Runnable step) {
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(wait);
                run(step);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
