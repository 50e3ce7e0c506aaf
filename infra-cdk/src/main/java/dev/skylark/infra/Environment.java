package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import dev.skylark.table.Table;
import java.util.Arrays;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Alias;

/** What each setting is in this account. */
final class Environment {

    private final DataStack data;
    private final Alias work;
    private final Timers timers;
    private final FrontDoor door;
    private final Choices choices;

    Environment(DataStack data, Alias work, Timers timers, FrontDoor door, Choices choices) {
        this.data = data;
        this.work = work;
        this.timers = timers;
        this.door = door;
        this.choices = choices;
    }

    String of(Setting setting) {
        return switch (setting) {
            case DISCORD_PUBLIC_KEY -> data.published("publicKey");
            case DISCORD_APPLICATION_ID -> data.published("applicationId");
            case DISCORD_SECRET -> DataStack.DISCORD;
            case DISCORD_API -> "https://discord.com/api/v10";
            case OWNER_GUILD -> data.published("ownerGuild");
            case OWNER_CHANNEL -> data.published("ownerChannel");
            case GUILDS_TABLE,
                    WORK_TABLE,
                    AUDIT_TABLE,
                    FLEET_TABLE,
                    UPTIME_TABLE,
                    MONEY_TABLE,
                    ALERTS_TABLE,
                    LOGS_TABLE,
                    GITHUB_TABLE,
                    PEOPLE_TABLE -> tableName(setting);
            // Spelled, because the work function knows its own too, and cannot wait for its own alias.
            case WORK_FUNCTION -> LiveFunction.spelled(Lambda.WORK);
            case LOGS_FUNCTION -> LiveFunction.spelledArn(work, Lambda.LOGS);
            case GUILD_TAG -> choices.guildTag();
            case REGIONS -> choices.regions().orElse(Stack.of(work).getRegion());
            case CACHE_TTL -> "30";
            case TIMERS_GROUP -> Timers.GROUP;
            case TIMERS_TARGET -> timers.target();
            case TIMERS_ROLE -> timers.role().getRoleArn();
            case TIMERS_PARKING -> timers.parking().getQueueArn();
            case WEBHOOK_SECRET -> DataStack.WEBHOOKS;
            case GITHUB_SECRET -> DataStack.GITHUB;
            case ACCOUNTS_SECRET -> DataStack.ACCOUNTS;
            case ACCOUNTS_KEY -> data.accountsKeyArn();
            case GITHUB_API -> choices.githubApi();
            case ADVICE_MODEL -> choices.adviceModel().orElse(Choices.NONE);
            case ADVICE_TOKENS -> String.valueOf(choices.adviceTokens());
            case PUBLIC_URL -> door.address();
        };
    }

    private String tableName(Setting setting) {
        return Arrays.stream(Table.values())
                .filter(table -> table.setting() == setting)
                .map(table -> data.table(table).getTableName())
                .findFirst()
                .orElseThrow();
    }
}
