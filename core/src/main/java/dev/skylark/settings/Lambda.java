package dev.skylark.settings;

import static dev.skylark.settings.Setting.ACCOUNTS_KEY;
import static dev.skylark.settings.Setting.ACCOUNTS_SECRET;
import static dev.skylark.settings.Setting.ALERTS_TABLE;
import static dev.skylark.settings.Setting.ARCHIVE_BUCKET;
import static dev.skylark.settings.Setting.DISCORD_PUBLIC_KEY;
import static dev.skylark.settings.Setting.FLEET_TABLE;
import static dev.skylark.settings.Setting.GITHUB_SECRET;
import static dev.skylark.settings.Setting.GITHUB_TABLE;
import static dev.skylark.settings.Setting.GUILDS_TABLE;
import static dev.skylark.settings.Setting.HEALTH_TABLE;
import static dev.skylark.settings.Setting.LIBRARY_BUCKET;
import static dev.skylark.settings.Setting.LOGS_TABLE;
import static dev.skylark.settings.Setting.MONEY_TABLE;
import static dev.skylark.settings.Setting.MUSIC_TABLE;
import static dev.skylark.settings.Setting.OWNER_GUILD;
import static dev.skylark.settings.Setting.PEOPLE_TABLE;
import static dev.skylark.settings.Setting.PUBLIC_URL;
import static dev.skylark.settings.Setting.SCHEDULES_TABLE;
import static dev.skylark.settings.Setting.TRACKS_TABLE;
import static dev.skylark.settings.Setting.VOICE_QUEUES;
import static dev.skylark.settings.Setting.VOICE_TABLE;
import static dev.skylark.settings.Setting.WEBHOOK_SECRET;
import static dev.skylark.settings.Setting.WORK_FUNCTION;
import static dev.skylark.settings.Setting.WORK_TABLE;

import java.time.Duration;
import java.util.List;

/** Every function that we deploy: the class Lambda calls, its size, its patience, its settings. */
public enum Lambda {
    /** Answers Discord within three seconds, so it gets a whole processor's share and little time. */
    INTERACTIONS(
            "InteractionsFunction",
            1769,
            Duration.ofSeconds(5),
            List.of(
                    DISCORD_PUBLIC_KEY,
                    WORK_FUNCTION,
                    GUILDS_TABLE,
                    FLEET_TABLE,
                    MONEY_TABLE,
                    ALERTS_TABLE,
                    LOGS_TABLE,
                    GITHUB_TABLE,
                    MUSIC_TABLE,
                    TRACKS_TABLE,
                    VOICE_TABLE,
                    SCHEDULES_TABLE,
                    HEALTH_TABLE,
                    OWNER_GUILD)),
    /** Does what was asked, and edits the answer. What takes longer than its minute it hands over to itself. */
    WORK(
            "WorkFunction",
            1024,
            Duration.ofSeconds(60),
            Setting.ofTheHouse(
                    WORK_FUNCTION, VOICE_QUEUES, LIBRARY_BUCKET, PEOPLE_TABLE, ACCOUNTS_SECRET, ACCOUNTS_KEY)),
    /** Hears what became true in the cloud, and keeps what we know and say of it true. */
    EVENTS("EventsFunction", 1024, Duration.ofSeconds(60), Setting.ofTheHouse()),
    /** Does what is due; what a person may have planned it hands over. */
    CLOCK("ClockFunction", 1024, Duration.ofMinutes(5), Setting.ofTheHouse(WORK_FUNCTION, ARCHIVE_BUCKET)),
    /** Reads log lines as they are written, and finds the errors in them. */
    LOGS("LogsFunction", 1024, Duration.ofSeconds(60), List.of(LOGS_TABLE, ALERTS_TABLE)),
    /** Takes in what others tell us over HTTPS: alerts, topics of SNS, GitHub, and people who link an account. */
    WEBHOOKS(
            "WebhooksFunction",
            1024,
            Duration.ofSeconds(15),
            List.of(
                    ALERTS_TABLE,
                    GITHUB_TABLE,
                    WORK_TABLE,
                    PEOPLE_TABLE,
                    OWNER_GUILD,
                    WEBHOOK_SECRET,
                    GITHUB_SECRET,
                    ACCOUNTS_SECRET,
                    ACCOUNTS_KEY,
                    PUBLIC_URL));

    private final String handler;
    private final int memoryMegabytes;

    @SuppressWarnings("ImmutableEnumChecker") // a Duration is a value
    private final Duration timeout;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Setting> settings;

    Lambda(String handler, int memoryMegabytes, Duration timeout, List<Setting> settings) {
        this.handler = "dev.skylark.entry." + handler;
        this.memoryMegabytes = memoryMegabytes;
        this.timeout = timeout;
        this.settings = settings;
    }

    public String handler() {
        return handler;
    }

    public int memoryMegabytes() {
        return memoryMegabytes;
    }

    public Duration timeout() {
        return timeout;
    }

    public List<Setting> settings() {
        return settings;
    }
}
