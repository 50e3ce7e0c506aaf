package dev.skylark.settings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every environment variable there is. The stack writes them, {@link Settings} reads them, nobody spells them. */
public enum Setting {
    /** One key, or two separated by a comma while the application's key is being changed. */
    DISCORD_PUBLIC_KEY,
    DISCORD_APPLICATION_ID,
    /** The name of the secret whose field {@code token} is the bot's token. */
    DISCORD_SECRET,
    /** The bot's token itself, handed to the voice worker, which has no way to the secret. */
    DISCORD_TOKEN,
    /** Where Discord's REST API is; another address only in the sandbox and in tests. */
    DISCORD_API,
    /** The guild of the people who run this Skylark: always allowed, decides about the others. */
    OWNER_GUILD,
    /** The channel in the owner's guild where requests for access are shown. */
    OWNER_CHANNEL,
    GUILDS_TABLE,
    WORK_TABLE,
    AUDIT_TABLE,
    FLEET_TABLE,
    UPTIME_TABLE,
    MONEY_TABLE,
    ALERTS_TABLE,
    LOGS_TABLE,
    GITHUB_TABLE,
    MUSIC_TABLE,
    TRACKS_TABLE,
    VOICE_TABLE,
    PEOPLE_TABLE,
    SCHEDULES_TABLE,
    HEALTH_TABLE,
    /** The name and alias of the function that does the work. */
    WORK_FUNCTION,
    /** The alias of the function that finds errors in logs, by its ARN: what log groups are subscribed to. */
    LOGS_FUNCTION,
    /** The tag whose value is the id of the guild that a server belongs to. */
    GUILD_TAG,
    /** The regions of our own account in which servers are looked for, separated by commas. */
    REGIONS,
    /** For how many seconds the state of servers is remembered. */
    CACHE_TTL,
    /** The group of EventBridge Scheduler in which timers are kept. */
    TIMERS_GROUP,
    /** What a timer calls when it is due: the alias of the clock function, by its ARN. */
    TIMERS_TARGET,
    /** The role that the scheduler takes to do so, by its ARN. */
    TIMERS_ROLE,
    /** The queue for calls of timers that failed for good, by its ARN. */
    TIMERS_PARKING,

    /** The name of the secret whose field {@code key} the keys of alert sources are made of. */
    WEBHOOK_SECRET,

    /** The name of the secret of our GitHub App, with the fields {@code app}, {@code key} and {@code webhook}. */
    GITHUB_SECRET,

    /**
     * The name of the secret with what music services know us by: the fields {@code spotify.id}, {@code spotify.secret}
     * and so on.
     */
    ACCOUNTS_SECRET,

    /** The key by which people's tokens for music services are sealed, by its ARN. */
    ACCOUNTS_KEY,

    /** Where GitHub's REST API is: another address for GitHub Enterprise Server. */
    GITHUB_API,

    /** The model of Bedrock that may be asked for advice, {@code none} where nobody wants that. */
    ADVICE_MODEL,

    /** How many tokens its answer may have at the most. */
    ADVICE_TOKENS,

    /** Under which address the world reaches our doors, without a slash at the end. */
    PUBLIC_URL,

    /** How the URLs of the voice worker's queues begin; a slot's is this and {@code -<slot>.fifo}. */
    VOICE_QUEUES,

    /** Into how many slots the guilds are parted, which is how many workers there may be at the most. */
    VOICE_SLOTS,

    /** The cluster of ECS in which the voice worker runs. */
    VOICE_CLUSTER,

    /** The service of ECS that is raised when music is wanted, and lowered when nobody listens. */
    VOICE_SERVICE,

    /** Whether the service stays up although nobody listens: {@code true} or {@code false}. */
    VOICE_ALWAYS_ON,

    /** Where the program is that plays YouTube, {@code none} where nobody has installed it. */
    VOICE_YT_DLP,

    /** Where what failed for good waits: the queues' addresses, as {@code work=https://…,jobs=https://…}. */
    PARKINGS,

    /** The region in which the house is that the dead-man watch watches from elsewhere. */
    WATCHED_REGION,

    /** What the watch remembers of what it saw and said. */
    WATCH_TABLE,

    /** The name of the secret whose field {@code url} is a webhook of a Discord channel. */
    WATCH_SECRET,

    /** The bucket of the guilds' own music; what a guild has begins with its id and a slash. */
    LIBRARY_BUCKET,

    /** The bucket in which settings and lists of music are kept as text, in all their versions. */
    ARCHIVE_BUCKET;

    /** What every function may need that acts, as against the one that only answers. */
    static List<Setting> ofTheHouse(Setting... besides) {
        var all = List.of(
                DISCORD_APPLICATION_ID,
                DISCORD_SECRET,
                DISCORD_API,
                OWNER_GUILD,
                OWNER_CHANNEL,
                GUILDS_TABLE,
                WORK_TABLE,
                AUDIT_TABLE,
                FLEET_TABLE,
                UPTIME_TABLE,
                MONEY_TABLE,
                ALERTS_TABLE,
                LOGS_TABLE,
                GITHUB_TABLE,
                MUSIC_TABLE,
                TRACKS_TABLE,
                VOICE_TABLE,
                SCHEDULES_TABLE,
                HEALTH_TABLE,
                GUILD_TAG,
                REGIONS,
                CACHE_TTL,
                TIMERS_GROUP,
                TIMERS_TARGET,
                TIMERS_ROLE,
                TIMERS_PARKING,
                PARKINGS,
                LOGS_FUNCTION,
                VOICE_SLOTS,
                VOICE_CLUSTER,
                VOICE_SERVICE,
                WEBHOOK_SECRET,
                GITHUB_SECRET,
                GITHUB_API,
                ADVICE_MODEL,
                ADVICE_TOKENS,
                PUBLIC_URL);
        return Stream.concat(all.stream(), Arrays.stream(besides)).toList();
    }

    /** What the voice worker needs. */
    public static List<Setting> ofTheWorker() {
        return List.of(
                DISCORD_TOKEN,
                DISCORD_APPLICATION_ID,
                DISCORD_API,
                OWNER_GUILD,
                OWNER_CHANNEL,
                GUILDS_TABLE,
                FLEET_TABLE,
                MUSIC_TABLE,
                TRACKS_TABLE,
                VOICE_TABLE,
                VOICE_QUEUES,
                VOICE_SLOTS,
                VOICE_CLUSTER,
                VOICE_SERVICE,
                VOICE_ALWAYS_ON,
                VOICE_YT_DLP,
                LIBRARY_BUCKET);
    }

    /** What the dead-man watch needs. */
    public static List<Setting> ofTheWatch() {
        return List.of(WATCHED_REGION, HEALTH_TABLE, WATCH_TABLE, WATCH_SECRET);
    }

    /** As it stands in the environment. */
    public String variable() {
        return "SKYLARK_" + name();
    }
}
