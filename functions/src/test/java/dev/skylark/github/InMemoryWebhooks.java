package dev.skylark.github;

import dev.skylark.github.Deployments.Deployed;
import dev.skylark.github.Deployments.Waiting;
import dev.skylark.github.History.Change;
import dev.skylark.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What {@link InMemoryGitHub} sends, in the shapes that GitHub documents. */
final class InMemoryWebhooks {

    private InMemoryWebhooks() {}

    static Json.Fields pullRequest(
            InMemoryRepository there, InMemoryFiling it, String person, Optional<Change> merged, Instant at) {
        return body("closed", there, person)
                .with("number", it.number)
                .with(
                        "pull_request",
                        filing(it, at)
                                .with("user", login(person))
                                .with("head", Json.fields().with("ref", it.branch))
                                .with("base", Json.fields().with("ref", InMemoryRepository.MAIN))
                                .with("merged", merged.isPresent())
                                .with("merged_at", merged.map(_ -> moment(at)).orElse(null))
                                .with(
                                        "merge_commit_sha",
                                        merged.map(Change::sha).orElse(null))
                                .with("merged_by", merged.isPresent() ? login(person) : null));
    }

    static Json.Fields issue(InMemoryRepository there, InMemoryFiling it, String closer, String reason, Instant at) {
        return body("closed", there, closer)
                .with("issue", filing(it, at).with("state_reason", reason).with("user", login(InMemoryRepository.US)));
    }

    private static Json.Fields filing(InMemoryFiling it, Instant at) {
        return Json.fields()
                .with("number", it.number)
                .with("html_url", it.filed().url())
                .with("title", it.title)
                .with("body", it.body)
                .with("state", "closed")
                .with(
                        "labels",
                        Json.items(it.labels.stream()
                                .map(label -> Json.fields().with("name", label))
                                .toList()))
                .with("closed_at", moment(at));
    }

    static Json.Fields deploymentStatus(InMemoryRepository there, Deployed it) {
        var status = it.statuses().getFirst();
        return body("created", there, it.creator())
                .with(
                        "deployment",
                        Json.fields()
                                .with("id", it.id())
                                .with("environment", it.environment())
                                .with("sha", it.sha())
                                .with("ref", it.ref())
                                .with("description", it.description())
                                .with("creator", login(it.creator()))
                                .with("created_at", moment(it.at())))
                .with(
                        "deployment_status",
                        Json.fields()
                                .with("state", status.state())
                                .with("environment", it.environment())
                                .with("log_url", status.url())
                                .with("target_url", status.url())
                                .with("created_at", moment(status.at())));
    }

    static Json.Fields run(
            InMemoryRepository there,
            long id,
            String name,
            String sha,
            String status,
            String conclusion,
            String actor,
            Instant at) {
        return body(status.equals("completed") ? "completed" : "requested", there, actor)
                .with(
                        "workflow_run",
                        Json.fields()
                                .with("id", id)
                                .with("name", name)
                                .with("head_branch", InMemoryRepository.MAIN)
                                .with("head_sha", sha)
                                .with("status", status)
                                .with("conclusion", conclusion.isEmpty() ? null : conclusion)
                                .with("html_url", there.url() + "/actions/runs/" + id)
                                .with("actor", login(actor))
                                .with("updated_at", moment(at)));
    }

    static Json.Fields reviewRequested(InMemoryRepository there, Waiting it, String environment) {
        return body("requested", there, it.requester())
                .with("environment", environment)
                .with("requestor", login(it.requester()))
                .with("reviewers", Json.items(List.of()))
                .with(
                        "workflow_run",
                        Json.fields()
                                .with("id", it.run())
                                .with("name", it.name())
                                .with("head_branch", it.branch())
                                .with("head_sha", it.sha())
                                .with("html_url", it.url()));
    }

    private static Json.Fields body(String action, InMemoryRepository there, String sender) {
        return Json.fields()
                .with("action", action)
                .with("repository", Json.fields().with("full_name", there.name).with("html_url", there.url()))
                .with("sender", login(sender))
                .with("installation", Json.fields().with("id", 1));
    }

    private static Json.Fields login(String account) {
        return Json.fields().with("login", account).with("type", account.endsWith("[bot]") ? "Bot" : "User");
    }

    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
