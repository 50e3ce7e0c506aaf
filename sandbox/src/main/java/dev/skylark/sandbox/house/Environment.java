package dev.skylark.sandbox.house;

import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.settings.Setting;
import dev.skylark.table.Table;
import java.util.HashMap;
import java.util.Map;

/** The settings that the stack would give to the functions. */
final class Environment {

    static final String GITHUB = "skylark/github";
    static final String ACCOUNTS = "skylark/accounts";

    private Environment() {}

    static Map<String, String> of(Doors.For discord, String regions) {
        var environment = new HashMap<>(Map.of(
                Setting.DISCORD_PUBLIC_KEY.variable(), discord.publicKeys(),
                Setting.DISCORD_APPLICATION_ID.variable(), discord.application(),
                Setting.OWNER_GUILD.variable(), discord.guild(),
                Setting.OWNER_CHANNEL.variable(), discord.channel(),
                Setting.GUILD_TAG.variable(), PlayedCloud.TAG,
                Setting.REGIONS.variable(), regions,
                Setting.CACHE_TTL.variable(), "30"));
        environment.put(Setting.DISCORD_SECRET.variable(), "skylark/discord");
        environment.put(Setting.WEBHOOK_SECRET.variable(), "skylark/webhooks");
        environment.put(Setting.GITHUB_SECRET.variable(), GITHUB);
        environment.put(Setting.GITHUB_API.variable(), "https://api.github.com");
        environment.put(Setting.LOGS_FUNCTION.variable(), PlayedLogs.FINDER);
        environment.put(Setting.ADVICE_MODEL.variable(), "none");
        environment.put(Setting.ADVICE_TOKENS.variable(), "3000");
        environment.put(Setting.ACCOUNTS_SECRET.variable(), ACCOUNTS);
        environment.put(Setting.ACCOUNTS_KEY.variable(), "none");
        environment.put(Setting.PUBLIC_URL.variable(), discord.publicUrl());
        environment.put(Setting.VOICE_QUEUES.variable(), "skylark-voice");
        environment.put(Setting.VOICE_SLOTS.variable(), "1");
        environment.put(Setting.VOICE_CLUSTER.variable(), "skylark");
        environment.put(Setting.VOICE_SERVICE.variable(), "skylark-voice");
        environment.put(
                Setting.TIMERS_TARGET.variable(),
                "arn:aws:lambda:eu-central-1:123456789012:function:skylark-clock:live");
        environment.put(Setting.LIBRARY_BUCKET.variable(), "skylark-library");
        for (var table : Table.values()) {
            environment.put(table.setting().variable(), EmbeddedDynamo.name(table));
        }
        return environment;
    }
}
