package dev.skylark.settings;

import dev.skylark.json.Json;
import java.time.Duration;
import java.util.Locale;

/** What the house does again and again, whoever uses it: the stack has a schedule for each, the sandbox a clock. */
public enum HouseJob {
    /** It looks after itself. One that fails is not tried again: the next comes soon. */
    CHECKUP(Duration.ofMinutes(5), "rate(5 minutes)", 0),
    /** It looks whether it is the hour in which everything is backed up, or backups are proven. */
    BACKUPS(Duration.ofHours(1), "cron(0 * * * ? *)", 2),
    /** It looks whether it is the hour in which it tidies up. */
    UPKEEP(Duration.ofHours(1), "cron(0 * * * ? *)", 2);

    /** Who stands where a guild stands in other jobs. */
    public static final String HOUSE = "house";

    @SuppressWarnings("ImmutableEnumChecker") // a Duration is a value
    private final Duration every;

    private final String schedule;
    private final int retries;

    HouseJob(Duration every, String schedule, int retries) {
        this.every = every;
        this.schedule = schedule;
        this.retries = retries;
    }

    public Duration every() {
        return every;
    }

    /** The same as EventBridge Scheduler writes it. */
    public String schedule() {
        return schedule;
    }

    /** How often it is tried again when it fails. */
    public int retries() {
        return retries;
    }

    public String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the clock gets it. */
    public Json.Fields json() {
        return Json.fields()
                .with("guild", HOUSE)
                .with("kind", kind())
                .with("name", kind())
                .with("data", Json.fields());
    }
}
