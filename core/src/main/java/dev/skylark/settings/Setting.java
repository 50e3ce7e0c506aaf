package dev.skylark.settings;

/** Every environment variable there is. The stack writes them, {@link Settings} reads them, nobody spells them. */
public enum Setting {
    /** One key, or two separated by a comma while the application's key is being changed. */
    DISCORD_PUBLIC_KEY,
    DISCORD_APPLICATION_ID,
    /** The name of the secret whose field {@code token} is the bot's token. */
    DISCORD_SECRET,
    /** Where Discord's REST API is; another address only in the sandbox and in tests. */
    DISCORD_API,
    /** The guild of the people who run this Skylark: always allowed, decides about the others. */
    OWNER_GUILD,
    /** The channel in the owner's guild where requests for access are shown. */
    OWNER_CHANNEL,
    GUILDS_TABLE,
    WORK_TABLE,
    AUDIT_TABLE,
    /** The name and alias of the function that does the work. */
    WORK_FUNCTION;

    /** As it stands in the environment. */
    public String variable() {
        return "SKYLARK_" + name();
    }
}
