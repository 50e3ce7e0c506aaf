package dev.skylark.feature;

import dev.skylark.fact.Fact;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Figure;
import dev.skylark.journal.Journal.Level;
import dev.skylark.timer.Job;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands facts to all features and jobs to the one that does them. */
public final class Desk {

    private final List<Feature> features;
    private final Journal journal;

    public Desk(List<Feature> features, Journal journal) {
        this.features = features;
        this.journal = journal;
    }

    /** Everybody hears it; throws the first failure in the end, so that the fact is brought again. */
    public void hear(Fact fact) {
        @Nullable RuntimeException first = null;
        for (var feature : features) {
            for (var ear : feature.ears()) {
                try {
                    ear.accept(fact);
                } catch (RuntimeException failure) {
                    failed("a fact was not taken in", Map.of("feature", feature.name(), "fact", name(fact)), failure);
                    first = first == null ? failure : first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    public void does(Job job) {
        var facts = Map.of("guild", job.guild(), "kind", job.kind(), "name", job.name());
        var doer = features.stream()
                .<Consumer<Job>>mapMulti((feature, them) -> {
                    var how = feature.jobs().get(job.kind());
                    if (how != null) {
                        them.accept(how);
                    }
                })
                .findFirst();
        if (doer.isEmpty()) {
            journal.note(Level.WARN, "nobody does jobs of this kind any more", facts);
            return;
        }
        try {
            doer.get().accept(job);
            journal.note(Level.INFO, "job", facts);
        } catch (RuntimeException failure) {
            failed("a job failed", facts, failure);
            throw failure;
        }
    }

    private void failed(String what, Map<String, String> facts, RuntimeException failure) {
        journal.failed(what, facts, failure);
        journal.count(Map.of(Figure.FAILURES, 1.0), Map.of("command", what));
    }

    private static String name(Fact fact) {
        return fact.getClass().getSimpleName();
    }
}
