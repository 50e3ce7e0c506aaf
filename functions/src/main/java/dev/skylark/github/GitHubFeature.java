package dev.skylark.github;

import dev.skylark.command.Command;
import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Alerts as issues and drafts, deployments as messages, and what GitHub says about both. */
public final class GitHubFeature {

    private static final Duration OFTEN = Duration.ofMinutes(15);

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
                .checking(Check.ofTheHouse("github", Category.GITHUB, OFTEN, () -> reached(needs)))
                .doing(StageDesk.SHOW, desk::show)
                .doing(StageDesk.WATCH, desk::watched)
                .doing(Fixes.SUGGEST, fixes::suggest);
        for (var route : new GitHubDoor(secrets, needs.bus()).routes()) {
            feature = feature.answering(route);
        }
        return feature;
    }

    /** Without a token: this is about GitHub, and what we may do there is each project's own matter. */
    private static Finding reached(GitHubNeeds needs) {
        return switch (needs.doorbell().get().ring(URI.create(needs.api().get() + "/meta"))) {
            // 403 is what those hear who have asked too often without a token
            case Got<Integer>(var status)
            when status == 200 || status == 403 || status == 429 -> Finding.well("check.github.well");
            case Got<Integer>(var status) ->
                Finding.worried(Line.of("check.github.down", status), "check.github.down.do");
            case Failed<Integer>(var _, var why) ->
                Finding.worried(Line.of("check.github.down", why), "check.github.down.do");
        };
    }
}
