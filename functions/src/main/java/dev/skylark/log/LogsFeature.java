package dev.skylark.log;

import dev.skylark.command.Command;
import dev.skylark.discord.Press;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import dev.skylark.feature.Feature.Vital;
import java.util.List;
import java.util.stream.Stream;

/** The logs of a guild's services: where they are, read, watched as they are written, and asked. */
public final class LogsFeature {

    private LogsFeature() {}

    public static Feature of(LogsNeeds needs) {
        var sources = new DynamoLogSources(needs.rows());
        var tails = new DynamoTails(needs.rows());
        var questions = new DynamoQuestions(needs.rows());
        var services = new Services(() -> sources);
        var following = new Following(needs, () -> sources, tails);
        var groups = new Groups(needs, new SeenGroups(needs.rows()));
        var reader = new Reader(needs.logs());
        var commands = Stream.of(
                        List.of(new ShowCommand(needs, services, reader).command()),
                        new TailCommands(needs, services, following, tails).commands(),
                        new SourceCommands(needs, services, sources, groups, reader).commands(),
                        new AskCommands(needs, services, questions).commands())
                .<Command>flatMap(List::stream)
                .toList();
        return new Feature("logs", true, commands)
                .doing(Following.LEG, following::follow)
                .doing(Following.LOST, following::lost)
                .checking(new ForwardingCheck(needs, sources).check())
                .telling(new Vital(
                        "health.logs",
                        (guild, texts) ->
                                texts.of("health.logs.text", sources.all(guild).size())))
                .showing(new Panel(25, "menu.logs", "📜", Press.run("logs sources list")));
    }
}
