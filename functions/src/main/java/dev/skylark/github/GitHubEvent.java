package dev.skylark.github;

import java.time.Instant;
import java.util.List;

/** What GitHub tells us by a webhook. {@code repository} is {@code owner/repository}. */
public sealed interface GitHubEvent {

    record PullRequestClosed(
            String repository,
            int number,
            String url,
            boolean merged,
            String mergeCommit,
            String author,
            String body,
            String title,
            Instant at)
            implements GitHubEvent {}

    /** {@code reason} is {@code completed}, {@code not_planned} or {@code duplicate}. */
    record IssueClosed(String repository, int number, String url, String reason, String closer, String body, Instant at)
            implements GitHubEvent {}

    /** {@code conclusion} is empty while it runs. */
    record RunChanged(
            String repository,
            long id,
            String name,
            String branch,
            String sha,
            String status,
            String conclusion,
            String url,
            String actor,
            Instant at)
            implements GitHubEvent {}

    /** {@code state} is {@code created} when there was no word of it yet; {@code url} leads to its log, or is empty. */
    record DeploymentChanged(
            String repository,
            long id,
            String environment,
            String sha,
            String state,
            String url,
            String creator,
            Instant at)
            implements GitHubEvent {}

    /** A run waits for somebody to let it on. {@code toUs}: our App is asked, as a rule of the environment. */
    record ReviewRequested(
            String repository,
            long run,
            String environment,
            String sha,
            String branch,
            String requester,
            String url,
            boolean toUs)
            implements GitHubEvent {}

    /** Our App came to repositories, or is there no more. */
    record InstallationChanged(
            long installation, String account, String action, List<String> added, List<String> removed)
            implements GitHubEvent {
        public InstallationChanged {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }
}
