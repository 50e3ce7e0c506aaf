package dev.skylark.table;

import dev.skylark.settings.Setting;
import java.util.List;

/**
 * Every table. All have the guild as partition key and {@link #SORT} as sort key, both text, so that no key can
 * reach across guilds. In {@link #PEOPLE} a person stands in the guild's place.
 */
public enum Table {
    /** Who may be here and how they like it: settings, rights, requests for access, approvals that wait. */
    GUILDS(Setting.GUILDS_TABLE, true, List.of()),
    /** What is short-lived: work claimed, buckets, tickets of long buttons. Everything in it expires. */
    WORK(Setting.WORK_TABLE, false, List.of()),
    /** Who did what, for 400 days; by time, and through the index by person. */
    AUDIT(Setting.AUDIT_TABLE, true, List.of(new Index("by-person", "person", "id"))),
    /**
     * Servers: where a guild's are, what is remembered of them, what people want of them for a while; through the index
     * all that are woken by people who gather in a voice channel.
     */
    FLEET(Setting.FLEET_TABLE, true, List.of(new Index("by-gathering", "gathering", "id"))),
    /** When servers ran; through the index the guild of a server that is known by its id alone. */
    UPTIME(Setting.UPTIME_TABLE, true, List.of(new Index("by-server", "server", "id"))),
    /** Budgets, and what was asked about prices and bills lately. */
    MONEY(Setting.MONEY_TABLE, true, List.of()),

    /**
     * What goes wrong, and what is done about it; through the first index all that is not over, through the second the
     * sources that a topic of SNS speaks to.
     */
    ALERTS(
            Setting.ALERTS_TABLE,
            true,
            List.of(new Index("by-open", "open", "id"), new Index("by-topic", "topic", "id"))),

    /** Where a guild's logs are and what it asks of them; through the index whose a log group is. */
    LOGS(Setting.LOGS_TABLE, true, List.of(new Index("by-group", "group", "id"))),

    /** Whose code is in which repository, and what was deployed; through the index whose a repository is. */
    GITHUB(Setting.GITHUB_TABLE, true, List.of(new Index("by-repository", "repository", "id"))),

    /** What plays in a guild, its lists of tracks and those of people, and how a guild wants its music. */
    MUSIC(Setting.MUSIC_TABLE, true, List.of()),

    /** What is known of tracks that were looked for lately. Everything in it expires. */
    TRACKS(Setting.TRACKS_TABLE, false, List.of()),

    /** Which worker has which part of the guilds. Everything in it expires. */
    VOICE(Setting.VOICE_TABLE, false, List.of()),

    /**
     * The accounts that people linked, each under their own {@code person#…}, which is no guild's id: what somebody
     * brings is theirs in every guild, and no guild leads to it. What they take back must be gone, so no past is kept.
     */
    PEOPLE(Setting.PEOPLE_TABLE, false, List.of()),

    /** What a guild wants done at which times, how that went, and when it shall be otherwise. */
    SCHEDULES(Setting.SCHEDULES_TABLE, true, List.of()),

    /**
     * How Skylark is: what went wrong and how often, when each task ran last, what is switched off for a while. What is
     * true of the whole house stands under {@code house}, which is no guild's id.
     */
    HEALTH(Setting.HEALTH_TABLE, false, List.of());

    /** Partition key of every table. */
    public static final String PARTITION = "guild";

    /** Sort key of every table. */
    public static final String SORT = "id";

    /** Seconds since 1970 after which DynamoDB may delete the item; readers must look at it themselves. */
    public static final String EXPIRES = "expires";

    /** Another way to ask a table; all attributes are projected. */
    public record Index(String name, String partition, String sort) {}

    private final Setting setting;
    private final boolean pointInTimeRecovery;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Index> indexes;

    Table(Setting setting, boolean pointInTimeRecovery, List<Index> indexes) {
        this.setting = setting;
        this.pointInTimeRecovery = pointInTimeRecovery;
        this.indexes = indexes;
    }

    /** The setting that holds the table's name where it is deployed. */
    public Setting setting() {
        return setting;
    }

    public boolean pointInTimeRecovery() {
        return pointInTimeRecovery;
    }

    public List<Index> indexes() {
        return indexes;
    }
}
