package dev.skylark.github;

import dev.skylark.github.History.Blame;
import dev.skylark.github.History.Change;
import dev.skylark.github.Suspect.Why;
import dev.skylark.trace.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which changes may be behind a failure: those that wrote the lines of its trace, and those that went live shortly before
 * it was first seen. Both together weigh most.
 */
public final class Suspects {

    private static final int FRAMES = 5;
    private static final int MOST = 5;
    private static final Duration SHORTLY = Duration.ofHours(24);

    /** A version that went live, with the changes that came with it. */
    public record Rollout(Instant at, List<Change> changes) {
        public Rollout {
            changes = List.copyOf(changes);
        }
    }

    /** What there is against one change. */
    private static final class Case {
        private final Change change;
        private final List<Why> why = new ArrayList<>();
        private int weight;

        private Case(Change change) {
            this.change = change;
        }

        private void add(int more, Why reason) {
            if (!why.contains(reason)) {
                weight += more;
                why.add(reason);
            }
        }

        private Suspect suspect() {
            var pull = change.pull();
            return new Suspect(
                    change.sha(), change.author(), pull.isPresent() ? pull.get().url() : change.url(), why);
        }
    }

    private final Map<String, Case> cases = new LinkedHashMap<>();

    private Suspects() {}

    /** The likeliest first. {@code blame} says nothing about what it cannot find. */
    public static List<Suspect> of(
            List<Frame> frames, Function<Frame, Optional<Blame>> blame, List<Rollout> rollouts, Instant first) {
        var suspects = new Suspects();
        suspects.blame(frames.stream().filter(Frame::own).limit(FRAMES).toList(), blame, first);
        suspects.weigh(rollouts, first);
        return suspects.cases.values().stream()
                .sorted(Comparator.<Case>comparingInt(it -> -it.weight)
                        .thenComparing(it -> it.change.at(), Comparator.reverseOrder()))
                .limit(MOST)
                .map(Case::suspect)
                .toList();
    }

    /** The innermost frame weighs most; what was written after the failure did not cause it. */
    private void blame(List<Frame> frames, Function<Frame, Optional<Blame>> blame, Instant first) {
        for (int depth = 0; depth < frames.size(); depth++) {
            var frame = frames.get(depth);
            var found = blame.apply(frame);
            if (found.isEmpty()) {
                continue;
            }
            var weight = FRAMES - depth;
            var isExact = found.get().isExact();
            found.get().changes().stream()
                    .filter(it -> it.at().isBefore(first))
                    .findFirst()
                    .ifPresent(it -> against(it)
                            .add(
                                    isExact ? 2 * weight : weight,
                                    isExact
                                            ? new Why.WroteLine(frame.file(), frame.line())
                                            : new Why.ChangedFile(frame.file())));
        }
    }

    private void weigh(List<Rollout> rollouts, Instant first) {
        rollouts.stream()
                .filter(it -> !it.at().isAfter(first))
                .max(Comparator.comparing(Rollout::at))
                .filter(it -> it.at().plus(SHORTLY).isAfter(first))
                .ifPresent(it -> {
                    var before = Duration.between(it.at(), first);
                    it.changes()
                            .forEach(one -> against(one)
                                    .add(before.toHours() < 1 ? 2 * FRAMES : FRAMES, new Why.WentLive(before)));
                });
    }

    private Case against(Change change) {
        return cases.computeIfAbsent(change.sha(), _ -> new Case(change));
    }
}
