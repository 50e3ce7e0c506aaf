package dev.skylark.github;

import dev.skylark.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/** Who is asked to look at a pull request. */
final class Reviewers {

    private static final int UNPROCESSABLE = 422;

    private final GitHubConnections connections;
    private final Repository repository;
    private final int pull;

    Reviewers(GitHubConnections connections, Repository repository, int pull) {
        this.connections = connections;
        this.repository = repository;
        this.pull = pull;
    }

    /** Whoever is not a collaborator, or made it, cannot be asked; then the others are, one by one. */
    void ask(List<String> reviewers) throws Refused {
        if (reviewers.isEmpty()) {
            return;
        }
        try {
            connections.post(repository, "/pulls/" + pull + "/requested_reviewers", asked(reviewers));
        } catch (Refused refused) {
            if (refused.status() != UNPROCESSABLE) {
                throw refused;
            }
            for (var one : reviewers.size() == 1 ? List.<String>of() : reviewers) {
                ask(List.of(one));
            }
        }
    }

    /** A team is {@code organisation/team} here, and only its own name there. */
    private static Json asked(List<String> reviewers) {
        var teams = reviewers.stream().collect(Collectors.partitioningBy(it -> it.contains("/")));
        return Json.fields()
                .with("reviewers", Json.items(teams.getOrDefault(false, List.of())))
                .with(
                        "team_reviewers",
                        Json.items(teams.getOrDefault(true, List.of()).stream()
                                .map(it -> it.substring(it.indexOf('/') + 1))
                                .toList()));
    }
}
