package dev.skylark.github;

import dev.skylark.fleet.Answer;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What is live where, what waits to go there, and the way back. */
public interface Deployments {

    /** The newest first. */
    Answer<List<Deployed>> recent(Repository repository, String environment);

    Answer<List<Waiting>> waiting(Repository repository);

    /** Lets a run go on to environments that it waits for, or not. */
    Answer<Verdict> review(Repository repository, long run, List<String> environments, Verdict verdict, String comment);

    /** Asks for an earlier version to be deployed once more; whoever deploys there hears of it. */
    Answer<Deployed> again(Repository repository, String environment, String ref, String description);

    /** {@code state} is GitHub's word for the last that was said of it; {@code url} leads to its log, or is empty. */
    record Deployed(
            long id,
            String environment,
            String sha,
            String ref,
            String creator,
            String description,
            Instant at,
            String state,
            String url,
            OptionalLong run,
            List<Status> statuses) {
        public Deployed {
            statuses = List.copyOf(statuses);
        }
    }

    /** One thing that was said of a deployment. */
    record Status(String state, String url, Instant at) {}

    /** A run of a workflow that waits to be let on. */
    record Waiting(
            long run,
            String name,
            String branch,
            String sha,
            String requester,
            String url,
            List<Environment> environments) {
        public Waiting {
            environments = List.copyOf(environments);
        }
    }

    /** {@code mayReview}: GitHub would take our word for it. */
    record Environment(long id, String name, boolean mayReview) {}

    /** What is said of it. */
    enum Verdict {
        APPROVED,
        REJECTED
    }
}
