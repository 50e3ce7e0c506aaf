package dev.skylark.health;

import dev.skylark.feature.Category;
import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Level;
import dev.skylark.journal.Pulse;
import java.time.Clock;
import java.util.Map;

/** {@link Pulse} that is counted in the table, so that all containers know of it. That it cannot be is nobody's trouble. */
public final class Counted implements Pulse {

    private final Failures failures;
    private final Tasks tasks;
    private final Fuses fuses;
    private final Journal journal;
    private final Clock clock;

    public Counted(Failures failures, Tasks tasks, Fuses fuses, Journal journal, Clock clock) {
        this.failures = failures;
        this.tasks = tasks;
        this.fuses = fuses;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void did(Task task) {
        quietly(task, () -> {
            switch (task.kind()) {
                case JOB -> tasks.ran(task.name(), true, clock.instant());
                case COMMAND -> fuses.held(task.name());
                case FACT -> {
                    // there are many, and nobody waits for one of them
                }
            }
        });
    }

    @Override
    public void failed(Task task, Throwable why) {
        failed(task, Category.of(why));
    }

    @Override
    public void unreached(Task task) {
        failed(task, Category.NETWORK);
    }

    private void failed(Task task, Category category) {
        quietly(task, () -> failures.add(category, task, clock.instant()));
        quietly(task, () -> {
            switch (task.kind()) {
                case JOB -> tasks.ran(task.name(), false, clock.instant());
                case COMMAND -> fuses.blew(task.name(), category);
                case FACT -> {
                    // it comes again
                }
            }
        });
    }

    private void quietly(Task task, Runnable counting) {
        try {
            counting.run();
        } catch (RuntimeException uncounted) {
            journal.note(
                    Level.WARN,
                    "what happened could not be counted",
                    Map.of("task", task.name(), "why", String.valueOf(uncounted)));
        }
    }
}
