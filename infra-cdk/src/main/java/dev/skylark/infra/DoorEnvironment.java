package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import dev.skylark.settings.Setting;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Alias;

/** What each setting of a function is in this account. */
final class DoorEnvironment {

    private final Environment common;
    private final DataStack data;
    private final Alias work;
    private final Timers timers;
    private final Parkings parkings;
    private final FrontDoor door;
    private final Choices choices;

    DoorEnvironment(DataStack data, Alias work, Timers timers, Parkings parkings, FrontDoor door, Choices choices) {
        this.common = new Environment(Stack.of(work), data, choices);
        this.data = data;
        this.work = work;
        this.timers = timers;
        this.parkings = parkings;
        this.door = door;
        this.choices = choices;
    }

    String of(Setting setting) {
        return switch (setting) {
            case DISCORD_PUBLIC_KEY -> data.published("publicKey");
            case DISCORD_SECRET -> DataStack.DISCORD;
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
            case PARKINGS -> parkings.written();
            case WEBHOOK_SECRET -> DataStack.WEBHOOKS;
            case GITHUB_SECRET -> DataStack.GITHUB;
            case GITHUB_API -> choices.githubApi();
            case ADVICE_MODEL -> choices.adviceModel().orElse(Choices.NONE);
            case ADVICE_TOKENS -> String.valueOf(choices.adviceTokens());
            case PUBLIC_URL -> door.address();
            default -> common.of(setting);
        };
    }
}
