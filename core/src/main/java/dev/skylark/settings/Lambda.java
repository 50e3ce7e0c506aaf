package dev.skylark.settings;

import static dev.skylark.settings.Setting.AUDIT_TABLE;
import static dev.skylark.settings.Setting.DISCORD_API;
import static dev.skylark.settings.Setting.DISCORD_APPLICATION_ID;
import static dev.skylark.settings.Setting.DISCORD_PUBLIC_KEY;
import static dev.skylark.settings.Setting.DISCORD_SECRET;
import static dev.skylark.settings.Setting.GUILDS_TABLE;
import static dev.skylark.settings.Setting.OWNER_CHANNEL;
import static dev.skylark.settings.Setting.OWNER_GUILD;
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
            List.of(DISCORD_PUBLIC_KEY, WORK_FUNCTION, GUILDS_TABLE, OWNER_GUILD)),
    /** Does what was asked, and edits the answer. */
    WORK(
            "WorkFunction",
            1024,
            Duration.ofSeconds(60),
            List.of(
                    DISCORD_APPLICATION_ID,
                    DISCORD_SECRET,
                    DISCORD_API,
                    OWNER_GUILD,
                    OWNER_CHANNEL,
                    GUILDS_TABLE,
                    WORK_TABLE,
                    AUDIT_TABLE));

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
