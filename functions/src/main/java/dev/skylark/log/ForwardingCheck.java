package dev.skylark.log;

import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.log.Logs.Group;
import java.time.Duration;

/** Whether a guild's log groups tell us of their errors, as they do once they are subscribed. */
final class ForwardingCheck {

    private static final Duration HOURLY = Duration.ofHours(1);

    private final LogsNeeds needs;
    private final LogSources sources;

    ForwardingCheck(LogsNeeds needs, LogSources sources) {
        this.needs = needs;
        this.sources = sources;
    }

    Check check() {
        return Check.ofGuilds("forwarding", Category.LOGS, HOURLY, this::look);
    }

    private Finding look(String guild) {
        var finder = needs.finder().get();
        var all = sources.all(guild).stream().filter(it -> isBeside(it, finder)).toList();
        if (all.isEmpty()) {
            return Finding.well("check.forwarding.none");
        }
        var silent = all.stream()
                .filter(it -> !(needs.logs().get().look(it.place(), guild, it.group()) instanceof Got<Group>(var group)
                        && group.subscriptions().stream().anyMatch(finder::startsWith)))
                .map(Source::group)
                .sorted()
                .toList();
        return silent.isEmpty()
                ? Finding.well("check.forwarding.well", all.size())
                : Finding.worried(
                        Line.of("check.forwarding.missing", String.join(", ", silent)), "check.forwarding.missing.do");
    }

    /** Only groups of its own region and account can bring the finder their lines. */
    private static boolean isBeside(Source source, String finder) {
        var arn = finder.split(":", -1);
        return arn.length > 4 && arn[3].equals(source.place().region()) && arn[4].equals(source.account());
    }
}
