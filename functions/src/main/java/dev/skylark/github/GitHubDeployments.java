package dev.skylark.github;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.text.Cut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** {@link Deployments} of GitHub. */
public final class GitHubDeployments implements Deployments {

    private static final int MOST_WAITING = 10;
    // https://docs.github.com/en/rest/deployments/deployments#create-a-deployment
    private static final int LONGEST_DESCRIPTION = 140;

    private static final Pattern RUN = Pattern.compile("/actions/runs/(\\d{1,18})");

    /** In one question what REST would need one more of for each deployment. */
    private static final String RECENT = """
            query($owner: String!, $name: String!, $environments: [String!]) {
              repository(owner: $owner, name: $name) {
                deployments(first: 20, environments: $environments, orderBy: {field: CREATED_AT, direction: DESC}) {
                  nodes {
                    databaseId environment commitOid description createdAt
                    ref { name }
                    creator { login }
                    statuses(first: 10) { nodes { state logUrl createdAt } }
                  }
                }
              }
            }""";

    private final GitHubConnections connections;

    public GitHubDeployments(GitHubConnections connections) {
        this.connections = connections;
    }

    @Override
    public Answer<List<Deployed>> recent(Repository repository, String environment) {
        return Refused.asked(() -> connections
                .graph(
                        repository,
                        RECENT,
                        Json.fields().with("environments", environment.isEmpty() ? null : List.of(environment)))
                .at("deployments")
                .at("nodes")
                .items()
                .stream()
                .map(it -> deployed(
                        it,
                        it.at("databaseId").whole(0),
                        it.at("commitOid").text(),
                        it.at("ref").at("name").text(),
                        Moments.read(it.at("createdAt")),
                        it.at("statuses").at("nodes").items().stream()
                                .map(GitHubDeployments::status)
                                .sorted(Comparator.comparing(Status::at).reversed())
                                .toList()))
                .toList());
    }

    private static Status status(Json it) {
        return new Status(
                it.at("state").text().toLowerCase(Locale.ROOT),
                it.at("logUrl").text(),
                Moments.read(it.at("createdAt")));
    }

    private static Deployed deployed(Json it, long id, String sha, String ref, Instant at, List<Status> statuses) {
        var log =
                statuses.stream().map(Status::url).filter(one -> !one.isEmpty()).findFirst();
        return new Deployed(
                id,
                it.at("environment").text(),
                sha,
                ref,
                it.at("creator").at("login").text(),
                it.at("description").text(),
                at,
                statuses.isEmpty() ? "pending" : statuses.getFirst().state(),
                log.orElse(""),
                run(log.orElse("")),
                statuses);
    }

    /** The run that an address belongs to. */
    static OptionalLong run(String url) {
        var run = RUN.matcher(url);
        return run.find() ? OptionalLong.of(Long.parseLong(run.group(1))) : OptionalLong.empty();
    }

    @Override
    public Answer<List<Waiting>> waiting(Repository repository) {
        return Refused.asked(() -> {
            var waiting = new ArrayList<Waiting>();
            var runs = connections.get(repository, "/actions/runs?status=waiting&per_page=" + MOST_WAITING);
            for (var it : runs.at("workflow_runs").items()) {
                var run = it.at("id").whole(0);
                waiting.add(new Waiting(
                        run,
                        it.at("name").text(),
                        it.at("head_branch").text(),
                        it.at("head_sha").text(),
                        it.at("triggering_actor").at("login").text(),
                        it.at("html_url").text(),
                        pending(repository, run)));
            }
            return List.copyOf(waiting);
        });
    }

    private List<Environment> pending(Repository repository, long run) throws Refused {
        return connections.get(repository, "/actions/runs/" + run + "/pending_deployments").items().stream()
                .map(it -> new Environment(
                        it.at("environment").at("id").whole(0),
                        it.at("environment").at("name").text(),
                        it.at("current_user_can_approve").truth()))
                .toList();
    }

    @Override
    public Answer<Verdict> review(
            Repository repository, long run, List<String> environments, Verdict verdict, String comment) {
        return Refused.asked(() -> {
            switch (repository.access()) {
                case Repository.Access.App() -> asRule(repository, run, environments, verdict, comment);
                case Repository.Access.OwnToken() -> asReviewer(repository, run, environments, verdict, comment);
            }
            return verdict;
        });
    }

    /** An App cannot be asked for a review as a person can, but it can be a rule of the environment's own. */
    private void asRule(Repository repository, long run, List<String> environments, Verdict verdict, String comment)
            throws Refused {
        for (var environment : environments) {
            connections.post(
                    repository,
                    "/actions/runs/" + run + "/deployment_protection_rule",
                    Json.fields()
                            .with("environment_name", environment)
                            .with("state", word(verdict))
                            .with("comment", comment));
        }
    }

    private void asReviewer(Repository repository, long run, List<String> environments, Verdict verdict, String comment)
            throws Refused {
        var ids = pending(repository, run).stream()
                .filter(it -> environments.contains(it.name()))
                .map(Environment::id)
                .toList();
        if (ids.isEmpty()) {
            throw new Refused(Trouble.WRONG_STATE, "it does not wait for this any more");
        }
        connections.post(
                repository,
                "/actions/runs/" + run + "/pending_deployments",
                Json.fields()
                        .with("environment_ids", Json.items(ids))
                        .with("state", word(verdict))
                        .with("comment", comment));
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Answer<Deployed> again(Repository repository, String environment, String ref, String description) {
        return Refused.asked(() -> {
            var it = connections.post(
                    repository,
                    "/deployments",
                    Json.fields()
                            .with("ref", ref)
                            .with("environment", environment)
                            .with("description", Cut.clip(description, LONGEST_DESCRIPTION))
                            // as it was: with nothing merged into it, and whatever its checks say today
                            .with("auto_merge", false)
                            .with("required_contexts", Json.items(List.of())));
            return deployed(
                    it,
                    it.at("id").whole(0),
                    it.at("sha").text(),
                    it.at("ref").text(),
                    Moments.read(it.at("created_at")),
                    List.of());
        });
    }
}
