package dev.skylark.github;

import dev.skylark.github.GitHubEvent.DeploymentChanged;
import dev.skylark.github.GitHubEvent.InstallationChanged;
import dev.skylark.github.GitHubEvent.IssueClosed;
import dev.skylark.github.GitHubEvent.PullRequestClosed;
import dev.skylark.github.GitHubEvent.ReviewRequested;
import dev.skylark.github.GitHubEvent.RunChanged;
import dev.skylark.json.Json;
import java.util.List;
import java.util.Optional;

/** Reads GitHub's webhooks: {@code https://docs.github.com/en/webhooks/webhook-events-and-payloads}. */
public final class GitHubEvents {

    private GitHubEvents() {}

    /** {@code event} is the header {@code X-GitHub-Event}. Nothing, if it is none of those that matter to us. */
    public static Optional<GitHubEvent> read(String event, Json body) {
        if (event.startsWith("installation")) {
            return installation(event, body);
        }
        var repository = body.at("repository").at("full_name").text();
        if (!Repository.isName(repository)) {
            return Optional.empty();
        }
        var action = body.at("action").text();
        return switch (event) {
            case "pull_request" -> action.equals("closed") ? Optional.of(pull(repository, body)) : Optional.empty();
            case "issues" -> action.equals("closed") ? Optional.of(issue(repository, body)) : Optional.empty();
            case "workflow_run" -> Optional.of(run(repository, body.at("workflow_run")));
            case "deployment" -> Optional.of(deployment(repository, body.at("deployment"), Json.fields()));
            case "deployment_status" ->
                Optional.of(deployment(repository, body.at("deployment"), body.at("deployment_status")));
            case "deployment_review" ->
                action.equals("requested") ? Optional.of(review(repository, body)) : Optional.empty();
            case "deployment_protection_rule" -> action.equals("requested") ? rule(repository, body) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static GitHubEvent pull(String repository, Json body) {
        var it = body.at("pull_request");
        return new PullRequestClosed(
                repository,
                (int) it.at("number").whole(0),
                it.at("html_url").text(),
                it.at("merged").truth(),
                it.at("merge_commit_sha").text(),
                author(it),
                it.at("body").text(),
                it.at("title").text(),
                Moments.read(it.at("closed_at")));
    }

    /** Whose fix it is: of a draft that we made ourselves, whoever merged it. */
    private static String author(Json pull) {
        var author = pull.at("user").at("login").text();
        var merged = pull.at("merged_by").at("login").text();
        return author.endsWith("[bot]") && !merged.isEmpty() ? merged : author;
    }

    private static GitHubEvent issue(String repository, Json body) {
        var it = body.at("issue");
        return new IssueClosed(
                repository,
                (int) it.at("number").whole(0),
                it.at("html_url").text(),
                it.at("state_reason").text(),
                body.at("sender").at("login").text(),
                it.at("body").text(),
                Moments.read(it.at("closed_at")));
    }

    private static GitHubEvent run(String repository, Json it) {
        return new RunChanged(
                repository,
                it.at("id").whole(0),
                it.at("name").text(),
                it.at("head_branch").text(),
                it.at("head_sha").text(),
                it.at("status").text(),
                it.at("conclusion").text(),
                it.at("html_url").text(),
                it.at("actor").at("login").text(),
                Moments.read(it.at("updated_at")));
    }

    private static GitHubEvent deployment(String repository, Json it, Json status) {
        var isNew = status.members().isEmpty();
        return new DeploymentChanged(
                repository,
                it.at("id").whole(0),
                it.at("environment").text(),
                it.at("sha").text(),
                isNew ? "created" : status.at("state").text(),
                status.at("log_url").text().isEmpty()
                        ? status.at("target_url").text()
                        : status.at("log_url").text(),
                it.at("creator").at("login").text(),
                Moments.read(isNew ? it.at("created_at") : status.at("created_at")));
    }

    private static GitHubEvent review(String repository, Json body) {
        var run = body.at("workflow_run");
        return new ReviewRequested(
                repository,
                run.at("id").whole(0),
                body.at("environment").text(),
                run.at("head_sha").text(),
                run.at("head_branch").text(),
                body.at("requestor").at("login").text(),
                run.at("html_url").text(),
                false);
    }

    /** It does not name its run, but says where to answer. */
    private static Optional<GitHubEvent> rule(String repository, Json body) {
        var run = GitHubDeployments.run(body.at("deployment_callback_url").text());
        if (run.isEmpty()) {
            return Optional.empty();
        }
        var deployment = body.at("deployment");
        return Optional.of(new ReviewRequested(
                repository,
                run.getAsLong(),
                body.at("environment").text(),
                deployment.at("sha").text(),
                deployment.at("ref").text(),
                deployment.at("creator").at("login").text(),
                body.at("repository").at("html_url").text() + "/actions/runs/" + run.getAsLong(),
                true));
    }

    private static Optional<GitHubEvent> installation(String event, Json body) {
        var it = body.at("installation");
        var action = body.at("action").text();
        var touched = names(body.at("repositories"));
        return Optional.ofNullable(
                        switch (event + " " + action) {
                            case "installation created", "installation unsuspend" ->
                                List.of(touched, List.<String>of());
                            case "installation deleted", "installation suspend" -> List.of(List.<String>of(), touched);
                            case "installation new_permissions_accepted" ->
                                List.of(List.<String>of(), List.<String>of());
                            case "installation_repositories added", "installation_repositories removed" ->
                                List.of(names(body.at("repositories_added")), names(body.at("repositories_removed")));
                            default -> null;
                        })
                .map(both -> new InstallationChanged(
                        it.at("id").whole(0),
                        it.at("account").at("login").text(),
                        action,
                        both.getFirst(),
                        both.getLast()));
    }

    private static List<String> names(Json repositories) {
        return repositories.items().stream()
                .map(it -> it.at("full_name").text())
                .filter(Repository::isName)
                .toList();
    }
}
