package dev.skylark.alert;

import dev.skylark.fact.Fact;
import dev.skylark.fact.Fact.Noticed;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.fact.Signal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the cloud notices, brought to the guild that it concerns: whose server it is, or whose address a topic speaks to;
 * all else is the concern of those who run this Skylark, who may name topics that speak to a function of theirs.
 */
final class Ear {

    private final AlertSources sources;
    private final AlertIntake intake;
    private final Function<String, Optional<String>> guildOfServer;
    private final String ownerGuild;

    Ear(AlertSources sources, AlertIntake intake, Function<String, Optional<String>> guildOfServer, String ownerGuild) {
        this.sources = sources;
        this.intake = intake;
        this.guildOfServer = guildOfServer;
        this.ownerGuild = ownerGuild;
    }

    void hear(Fact fact) {
        if (fact instanceof Noticed noticed) {
            named(noticed.topic())
                    .ifPresentOrElse(
                            source -> hear(source, noticed.id(), noticed.signal()),
                            () -> intake.hear(guild(noticed.signal()), noticed.id(), List.of(noticed.signal())));
        }
    }

    void hear(AlertSource source, String id, Signal signal) {
        intake.hear(source.guild(), id, List.of(of(source, signal)));
    }

    private Optional<AlertSource> named(String topic) {
        return topic.isEmpty()
                ? Optional.empty()
                : sources.of(topic).stream()
                        .filter(it -> it.guild().equals(ownerGuild))
                        .findFirst();
    }

    private String guild(Signal signal) {
        var server = switch (signal) {
            case Signal.Raised(var it) -> it.at(Circumstance.SERVER);
            case Signal.Cleared it -> it.server();
        };
        return server.isEmpty() ? ownerGuild : guildOfServer.apply(server).orElse(ownerGuild);
    }

    /** As the guild calls what this topic tells of. */
    static Signal of(AlertSource source, Signal signal) {
        return switch (signal) {
            case Signal.Cleared it ->
                new Signal.Cleared(source.service(), source.environment(), it.key(), it.server(), it.at());
            case Signal.Raised(var it) ->
                new Signal.Raised(new Occurrence(
                        source.service(),
                        source.environment(),
                        it.severity(),
                        it.kind(),
                        it.message(),
                        it.trace(),
                        it.related(),
                        it.circumstances(),
                        it.key(),
                        it.count(),
                        it.first(),
                        it.last()));
        };
    }
}
