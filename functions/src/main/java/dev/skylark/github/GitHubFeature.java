package dev.skylark.github;

import dev.skylark.command.Command;
import dev.skylark.feature.Feature;
import java.util.List;
import java.util.stream.Stream;

/** Alerts as issues and drafts, deployments as messages, and what GitHub says about both. */
public final class GitHubFeature {

    private GitHubFeature() {}

    public static Feature of(GitHubNeeds needs) {
        var projects = new DynamoProjects(needs.rows());
        var stages = new DynamoStages(needs.rows());
        var secrets = new HookSecrets(needs.webhookSecret());
        var filing = new Filing(needs);
        var fixes = new Fixes(needs, projects);
        var desk = new StageDesk(needs, projects, stages);
        var connections = new ConnectCommands(needs, projects, filing, secrets);
        var commands = Stream.of(
                        connections.commands(),
                        new FilingCommands(needs, projects, filing, fixes).commands(),
                        new DeployCommands(needs, projects, connections, desk).commands())
                .<Command>flatMap(List::stream)
                .toList();
        var feature = new Feature("github", true, commands)
                .hearing(new GitHubEar(needs, projects, stages, desk)::hear)
                .doing(StageDesk.SHOW, desk::show)
                .doing(StageDesk.WATCH, desk::watched)
                .doing(Fixes.SUGGEST, fixes::suggest);
        for (var route : new GitHubDoor(secrets, needs.bus()).routes()) {
            feature = feature.answering(route);
        }
        return feature;
    }
}
