package dev.skylark.health;

import dev.skylark.access.Guild;
import dev.skylark.care.Presence.Need;
import dev.skylark.discord.Markdown;
import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the bot may speak in the channels that a guild has chosen for it. */
final class ChannelCheck {

    private static final Duration HOURLY = Duration.ofHours(1);

    private final HealthNeeds needs;

    ChannelCheck(HealthNeeds needs) {
        this.needs = needs;
    }

    Check check() {
        return Check.ofGuilds("channels", Category.DISCORD, HOURLY, this::look);
    }

    private Finding look(String id) {
        var guild = needs.guilds().get().find(id).orElseGet(() -> Guild.unknown(id));
        var chosen = new TreeSet<>(guild.channels().values());
        var lacking = new ArrayList<String>();
        for (var channel : chosen) {
            switch (needs.care().get().presence().get().lacks(id, channel)) {
                case Failed<Set<Need>>(var _, var why) -> {
                    return Finding.notKnown("check.channels.unseen", Markdown.channel(channel), why);
                }
                case Got<Set<Need>>(var rights) -> {
                    if (!rights.isEmpty()) {
                        lacking.add(Markdown.channel(channel) + " (" + words(rights) + ")");
                    }
                }
            }
        }
        if (chosen.isEmpty()) {
            return Finding.well("check.channels.none");
        }
        return lacking.isEmpty()
                ? Finding.well("check.channels.well", chosen.size())
                : Finding.ill(Line.of("check.channels.lack", String.join(", ", lacking)), "check.channels.lack.do");
    }

    /** As Discord's client names them. */
    private static String words(Set<Need> rights) {
        return rights.stream()
                .sorted()
                .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
