package dev.skylark.schedule;

import dev.skylark.json.Json;
import dev.skylark.timer.Job;
import dev.skylark.timer.Timers;
import dev.skylark.timer.When;
import java.time.Instant;
import java.util.function.Supplier;

/** Has the scheduler call when something planned is due, and when it is tried again. */
final class PlanTimers {

    /** The timer of a schedule, its further tries, and the same in the work function. */
    static final String KIND = "schedule";

    static final String AGAIN = "schedule-again";
    static final String RUN = "schedule-run";

    private final Supplier<Timers> timers;

    PlanTimers(Supplier<Timers> timers) {
        this.timers = timers;
    }

    /** From now on the scheduler knows what is planned, or no longer does. */
    void set(Schedule it) {
        if (it.isOn()) {
            timers.get().set(Job.of(it.guild(), KIND, it.id()), it.timetable().when(it.zone()));
        } else {
            cancel(it.guild(), it.id());
        }
    }

    void cancel(String guild, String id) {
        timers.get().cancel(guild, KIND, id);
        timers.get().cancel(guild, AGAIN, id);
    }

    /** Once more at that moment: for these servers, or for all of them where none are named. */
    void again(Schedule it, Instant planned, Instant at, String servers) {
        var data = Json.fields().with("planned", planned.toString()).withIf(!servers.isEmpty(), "servers", servers);
        timers.get().set(new Job(it.guild(), AGAIN, it.id(), data), new When.Once(at));
    }
}
