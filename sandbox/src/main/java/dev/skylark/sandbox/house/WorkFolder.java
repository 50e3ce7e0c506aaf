package dev.skylark.sandbox.house;

import dev.skylark.json.Json;
import dev.skylark.work.Handover;
import dev.skylark.work.Workbench.NotFinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * {@link Handover} on one machine: each order is a file until it is done, so that neither a restart nor a kill loses
 * one. Like Lambda it tries three times, says so when all tries are used, and parks the order.
 */
public final class WorkFolder implements Handover, AutoCloseable {

    private static final Logger LOG = System.getLogger(WorkFolder.class.getName());
    private static final int TRIES = 3;

    /** Longer than a lease lasts. */
    private static final int MOST_WAITS = 60;

    private static final String ENDING = ".json";

    /** Of what nobody waits for: what the house hands over to itself may go on for minutes. */
    private static final String JOB = "-job" + ENDING;

    private static final byte[] JOB_BEGINS = "{\"job\":".getBytes(StandardCharsets.UTF_8);

    private final Path waiting;
    private final Path parked;
    private final Duration pause;
    private final Consumer<String> parking;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private Consumer<Json> work = _ -> {};
    private boolean begun;

    /** {@code parking} is told what was given up, as Lambda would write it. */
    public WorkFolder(Path folder, Duration pause, Consumer<String> parking) {
        this.waiting = folder.resolve("waiting");
        this.parked = folder.resolve("parked");
        this.pause = pause;
        this.parking = parking;
        try {
            Files.createDirectories(waiting);
            Files.createDirectories(parked);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The folder for work cannot be made: " + folder, unusable);
        }
    }

    /** From now on orders are carried out by this, first those that an earlier run left. */
    public synchronized void begin(Consumer<Json> worker) {
        work = worker;
        begun = true;
        try (var left = Files.list(waiting)) {
            left.filter(it -> it.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(Path::toString))
                    .forEach(this::start);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder for work cannot be read", unreadable);
        }
    }

    @Override
    public void give(byte[] order) {
        try {
            var id = "%d-%s".formatted(System.currentTimeMillis(), UUID.randomUUID());
            var draft = waiting.resolve(id + ".new");
            Files.write(draft, order, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            var isJob = Arrays.mismatch(order, JOB_BEGINS) >= JOB_BEGINS.length;
            var file = waiting.resolve(id + (isJob ? JOB : ENDING));
            keep(draft, file);
        } catch (IOException full) {
            throw new UncheckedIOException("The order could not be kept", full);
        }
    }

    /** How many orders are not done yet that somebody waits for. */
    public long waiting() {
        try (var files = Files.list(waiting)) {
            return files.map(Path::toString)
                    .filter(it -> it.endsWith(ENDING) && !it.endsWith(JOB))
                    .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What runs is given a moment to end; what waits stays for the next start. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException stop) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** What comes before the beginning is started by it. */
    private synchronized void keep(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        if (begun) {
            start(file);
        }
    }

    private void start(Path file) {
        try {
            workers.execute(() -> carryOut(file));
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.DEBUG, "An order waits for the next start: {0}", file);
        }
    }

    /** Waiting for somebody else's lease, or for Discord, is no failure of the order: it is asked for longer. */
    private void carryOut(Path file) {
        var failures = 0;
        var waits = 0;
        var why = "it was not finished in time";
        while (failures < TRIES && waits < MOST_WAITS) {
            try {
                work.accept(Json.read(Files.readAllBytes(file)));
                Files.deleteIfExists(file);
                return;
            } catch (NotFinished later) {
                waits++;
            } catch (IOException | RuntimeException failure) {
                failures++;
                why = String.valueOf(failure.getMessage());
                LOG.log(Level.WARNING, "An order failed, try {0} of {1}: {2}", failures, TRIES, failure);
            }
            if (failures < TRIES && waits < MOST_WAITS && !rest(Math.max(1, failures))) {
                return;
            }
        }
        giveUp(file, why);
    }

    /** False when we are to stop; the order then waits for the next start. */
    private boolean rest(int times) {
        try {
            Thread.sleep(pause.multipliedBy(times));
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same news, in the same shape, that Lambda's topic of failures brings. */
    private void giveUp(Path file, String why) {
        try {
            var order = Json.read(Files.readAllBytes(file));
            UnaryOperator<Json> wrapped = it -> Json.fields()
                    .with(
                            "Records",
                            List.of(Json.fields().with("Sns", Json.fields().with("Message", it.toString()))));
            var failed = Json.fields()
                    .with("requestPayload", order)
                    .with("responsePayload", Json.fields().with("errorMessage", why));
            parking.accept(failed.toString());
            work.accept(wrapped.apply(failed));
        } catch (IOException | RuntimeException untold) {
            LOG.log(Level.ERROR, "Nobody could be told that an order failed for good", untold);
        }
        try {
            Files.move(file, parked.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            LOG.log(Level.ERROR, "A failed order could not be parked", stays);
        }
    }
}
