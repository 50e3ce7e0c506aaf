package dev.skylark.infra;

import dev.skylark.settings.Setting;
import dev.skylark.table.Table;
import java.util.Arrays;
import software.amazon.awscdk.Stack;

/** What each setting is in this account that the functions and the voice worker have in common. */
final class Environment {

    private final Stack stack;
    private final DataStack data;
    private final Choices choices;

    Environment(Stack stack, DataStack data, Choices choices) {
        this.stack = stack;
        this.data = data;
        this.choices = choices;
    }

    String of(Setting setting) {
        return switch (setting) {
            case DISCORD_APPLICATION_ID -> data.published("applicationId");
            case DISCORD_API -> "https://discord.com/api/v10";
            case OWNER_GUILD -> data.published("ownerGuild");
            case OWNER_CHANNEL -> data.published("ownerChannel");
            case VOICE_QUEUES -> VoiceNames.queues(stack);
            case VOICE_SLOTS -> String.valueOf(choices.voiceSlots());
            case VOICE_CLUSTER -> VoiceNames.CLUSTER;
            case VOICE_SERVICE -> VoiceNames.SERVICE;
            case VOICE_ALWAYS_ON -> String.valueOf(choices.voiceAlwaysOn());
            case VOICE_YT_DLP -> choices.voiceYtDlp();
            case LIBRARY_BUCKET -> data.library().getBucketName();
            case ARCHIVE_BUCKET -> data.archive().getBucketName();
            case ACCOUNTS_SECRET -> DataStack.ACCOUNTS;
            case ACCOUNTS_KEY -> data.accountsKeyArn();
            default -> tableName(setting);
        };
    }

    private String tableName(Setting setting) {
        return Arrays.stream(Table.values())
                .filter(table -> table.setting() == setting)
                .map(table -> data.table(table).getTableName())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(setting.variable() + " is not for everybody."));
    }
}
