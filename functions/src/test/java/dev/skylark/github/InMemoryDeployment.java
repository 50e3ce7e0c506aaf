package dev.skylark.github;

import dev.skylark.github.Deployments.Deployed;
import dev.skylark.github.Deployments.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A deployment of {@link InMemoryGitHub}; its run is 0 until one takes it up. */
final class InMemoryDeployment {

    private final String repository;
    private final Deployed begun;
    private final long run;
    private final List<Status> newestFirst = new ArrayList<>();

    InMemoryDeployment(
            String repository,
            long id,
            String environment,
            String sha,
            String ref,
            String creator,
            String description,
            Instant at,
            long run) {
        this.repository = repository;
        this.begun = new Deployed(
                id, environment, sha, ref, creator, description, at, "pending", "", OptionalLong.empty(), List.of());
        this.run = run;
    }

    String repository() {
        return repository;
    }

    long id() {
        return begun.id();
    }

    void say(String state, Instant at) {
        var url = run == 0 ? "" : InMemoryRepository.url(repository) + "/actions/runs/" + run + "/job/1";
        newestFirst.addFirst(new Status(state, url, at));
    }

    Deployed deployed() {
        if (newestFirst.isEmpty()) {
            return begun;
        }
        var last = newestFirst.getFirst();
        return new Deployed(
                begun.id(),
                begun.environment(),
                begun.sha(),
                begun.ref(),
                begun.creator(),
                begun.description(),
                begun.at(),
                last.state(),
                last.url(),
                GitHubDeployments.run(last.url()),
                newestFirst);
    }
}
