package dev.skylark.admin;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import java.time.Clock;
import java.time.Duration;

/** {@code /ping}: is Skylark there, and how quickly. */
final class Ping {

    /** Discord's epoch: the first 42 bits of an id are the milliseconds since then. */
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;

    private static final Duration PLAUSIBLE = Duration.ofMinutes(1);

    private final Clock clock;

    Ping(Clock clock) {
        this.clock = clock;
    }

    Command command() {
        return Command.named("ping", "Is Skylark there?").privately().anywhere().runs(this::run);
    }

    private Reply run(Call call) {
        var message = Message.good(call.text("ping.title"));
        var way = way(call.origin().interaction());
        return Reply.whisper(
                way.isNegative() || way.compareTo(PLAUSIBLE) > 0
                        ? message.text(call.text("ping.here"))
                        : message.text(call.text("ping.time", way.toMillis())));
    }

    /** From the moment at which Discord numbered the interaction until now. */
    private Duration way(String interaction) {
        try {
            var numbered = (Long.parseLong(interaction) >> 22) + DISCORD_EPOCH;
            return Duration.ofMillis(clock.millis() - numbered);
        } catch (NumberFormatException notDiscords) {
            return Duration.ofSeconds(-1);
        }
    }
}
