package dev.skylark.feature;

import dev.skylark.fact.Fact;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Figure;
import dev.skylark.journal.Journal.Level;
import dev.skylark.journal.Pulse;
import dev.skylark.journal.Pulse.Kind;
import dev.skylark.journal.Pulse.Task;
import dev.skylark.timer.Job;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands facts to all features and jobs to the one that does them. */
public final class Desk {

    private final List<Feature> features;
    private final Journal journal;
    private final Pulse pulse;

    public Desk(List<Feature> features, Journal journal, Pulse pulse) {
        this.features = features;
        this.journal = journal;
        this.pulse = pulse;
    }

    /** Everybody hears it; throws the first failure in the end, so that the fact is brought again. */
    public void hear(Fact fact) {
        @Nullable RuntimeException first = null;
        for (var feature : features) {
            for (var ear : feature.ears()) {
                try {
                    ear.accept(fact);
                } catch (RuntimeException failure) {
                    pulse.failed(new Task(Kind.FACT, name(fact), "", ""), failure);
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
        var task = new Task(Kind.JOB, job.kind(), job.guild(), job.name());
        try {
            doer.get().accept(job);
            journal.note(Level.INFO, "job", facts);
            pulse.did(task);
        } catch (RuntimeException failure) {
            failed("a job failed", facts, failure);
            pulse.failed(task, failure);
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
