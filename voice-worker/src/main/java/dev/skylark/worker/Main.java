package dev.skylark.worker;

import dev.skylark.settings.Setting;
import dev.skylark.settings.Settings;
import dev.skylark.worker.Lines.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;

/** The voice worker as a program: plays until it is told to end, or with {@code --self-test} says whether it could. */
public final class Main {

    private static final int HEALTH = 8080;

    /** ECS kills whoever takes too long. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

    private Main() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).equals(List.of("--self-test"))) {
            System.exit(SelfTest.run(System.out) ? 0 : 1);
        }
        LibraryLines.install();
        LogManager.getLogManager().reset();
        var clock = Clock.systemUTC();
        var lines = new Lines(System.out, clock);
        try {
            run(lines, clock);
        } catch (IllegalStateException impossible) {
            lines.note(Level.ERROR, String.valueOf(impossible.getMessage()), Map.of());
            System.exit(1);
        } catch (RuntimeException failure) {
            lines.failed("The voice worker cannot begin.", Map.of(), failure);
            System.exit(1);
        }
    }

    private static void run(Lines lines, Clock clock) {
        var environment = System.getenv();
        var settings = Settings.ofTheWorker(environment);
        Setting.ofTheWorker().forEach(settings::get);
        var task = new Task(settings, Clients.at(Optional.empty()), TaskId.of(environment), HEALTH, lines, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(task), "end"));
        task.start();
    }

    private static void end(Task task) {
        try {
            Thread.ofPlatform().daemon().start(task::close).join(ENDS_WITHIN);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
