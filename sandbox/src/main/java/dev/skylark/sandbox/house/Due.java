package dev.skylark.sandbox.house;

import dev.skylark.care.InMemoryParking;
import dev.skylark.json.Json;
import dev.skylark.sandbox.home.Home;
import dev.skylark.settings.HouseJob;
import dev.skylark.timer.InMemoryTimers;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * EventBridge on one machine: lets the played cloud go on, tells its news, and calls the clock's door when something is
 * due. What is set survives a restart.
 */
final class Due implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Due.class.getName());
    private static final String FILE = "timers.json";

    /** A job that sets itself anew within the same moment is not done for ever. */
    private static final int ROUNDS = 1000;

    private static final int TRIES = 3;
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Home home;
    private final InMemoryTimers timers;
    private final Clock clock;
    private final Map<Job, Integer> failures = new HashMap<>();
    private final Consumer<Json> door;
    private final InMemoryParking parking;
    private final Optional<PlayedCloud> played;
    private final ScheduledExecutorService soon = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("due").factory());
    private byte[] written = new byte[0];

    /** In which of its turns each was done last, counted since 1970. */
    private final Map<HouseJob, Long> turns = new EnumMap<>(HouseJob.class);

    Due(
            Home home,
            InMemoryTimers timers,
            Clock clock,
            Consumer<Json> door,
            InMemoryParking parking,
            Optional<PlayedCloud> played) {
        this.home = home;
        this.timers = timers;
        this.clock = clock;
        this.door = door;
        this.parking = parking;
        this.played = played;
        timers.restore(home.read(FILE));
    }

    void begin() {
        var _ = soon.scheduleWithFixedDelay(this::quietly, 0, 500, TimeUnit.MILLISECONDS);
    }

    private void quietly() {
        try {
            catchUp();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "What is due could not be done", failed);
        }
    }

    /** Everything that is due by now, in its order. */
    synchronized void catchUp() {
        for (int round = 0; round < ROUNDS; round++) {
            played.ifPresent(it -> it.servers().tick());
            var due = timers.due();
            if (due.isEmpty()) {
                break;
            }
            due.forEach(this::attempt);
        }
        lookAfter();
        keep();
    }

    /** The stack's own schedules; what a moved clock has left out is not made up for. */
    private void lookAfter() {
        var now = clock.instant();
        for (var job : HouseJob.values()) {
            var turn = now.getEpochSecond() / job.every().toSeconds();
            if (!Objects.equals(turns.put(job, turn), turn)) {
                attempt(Job.read(job.json()));
            }
        }
    }

    /** Like the scheduler: tried again a little later, and given up after the third time. */
    private void attempt(Job job) {
        var whenever = job.due(Instant.EPOCH);
        var tries = failures.merge(whenever, 1, Integer::sum);
        try {
            door.accept(job.json());
            failures.remove(whenever);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "A job failed, try {0} of {1}: {2}: {3}", tries, TRIES, job, failed);
            if (tries < TRIES) {
                timers.set(job, new When.Once(clock.instant().plus(AGAIN)));
            } else {
                failures.remove(whenever);
                parking.park(
                        "jobs",
                        Json.fields()
                                .with("requestPayload", job.json())
                                .with(
                                        "responsePayload",
                                        Json.fields().with("errorMessage", String.valueOf(failed.getMessage())))
                                .toString());
            }
        }
    }

    private void keep() {
        var now = timers.state().bytes();
        if (!Arrays.equals(now, written)) {
            home.write(FILE, now);
            written = now;
        }
        played.ifPresent(PlayedCloud::keep);
    }

    @Override
    public void close() {
        soon.shutdownNow();
        keep();
    }
}
