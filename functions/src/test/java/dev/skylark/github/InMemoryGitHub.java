package dev.skylark.github;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.History.Change;
import dev.skylark.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A GitHub in memory, our App installed in all of its repositories. Beside what we ask of it, it can be told what people do
 * there, and hands out the webhooks that this would bring.
 */
public final class InMemoryGitHub implements Repositories, History, Deployments {

    private static final int MOST_RECENT = 20;

    private final Clock clock;
    private final Map<String, InMemoryRepository> repositories = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<InMemoryDeployment> deployments = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private boolean isDown;
    private long number;

    public InMemoryGitHub(Clock clock) {
        this.clock = clock;
    }

    /** A repository begins to be, with a file that says to which guild it belongs. */
    public synchronized void repository(String name, String guild, Map<String, String> files) {
        var all = new TreeMap<>(files);
        all.put(".skylark/guild", guild + "\n");
        repositories.put(name, new InMemoryRepository(name, clock, all));
    }

    /** Somebody commits to the branch main. */
    public synchronized Change commit(String name, String author, String title, Map<String, String> changedFiles) {
        return known(name).commit(InMemoryRepository.MAIN, author, title, changedFiles);
    }

    public synchronized Deployed deploy(String name, String environment, String sha, String state) {
        var run = ++number;
        var it = new InMemoryDeployment(
                name, ++number, environment, sha, InMemoryRepository.MAIN, "octocat", "", clock.instant(), run);
        it.say(state, clock.instant());
        deployments.add(it);
        return it.deployed();
    }

    /** A run of a workflow gets to an environment that wants to be asked. */
    public synchronized void waiting(String name, String runName, String environment, String requester) {
        var run = ++number;
        var there = known(name);
        there.waiting.add(new Waiting(
                run,
                runName,
                InMemoryRepository.MAIN,
                there.head(InMemoryRepository.MAIN),
                requester,
                there.url() + "/actions/runs/" + run,
                List.of(new Environment(++number, environment, true))));
    }

    /** Somebody merges a pull request; the webhook that tells us so. */
    public synchronized Json.Fields merge(String name, int pull, String author) {
        var there = known(name);
        var it = there.filing(pull);
        var commit = there.merge(it, author);
        return InMemoryWebhooks.pullRequest(there, it, author, Optional.of(commit), clock.instant());
    }

    /** Somebody closes an issue, or a pull request without merging it; the webhook that tells us so. */
    public synchronized Json.Fields close(String name, int issue, String closer, String reason) {
        var there = known(name);
        var it = there.filing(issue);
        it.isOpen = false;
        return it.kind == Filed.Kind.ISSUE
                ? InMemoryWebhooks.issue(there, it, closer, reason, clock.instant())
                : InMemoryWebhooks.pullRequest(there, it, closer, Optional.empty(), clock.instant());
    }

    /** Something new is said of a deployment; the webhook that tells us so. */
    public synchronized Json.Fields deploymentStatus(Deployed of, String state) {
        var it = deployments.stream()
                .filter(one -> one.id() == of.id())
                .findFirst()
                .orElseThrow();
        it.say(state, clock.instant());
        return InMemoryWebhooks.deploymentStatus(known(it.repository()), it.deployed());
    }

    /** The webhook of a run of a workflow; {@code conclusion} is empty while it runs. */
    public synchronized Json.Fields run(
            String name, String runName, String sha, String status, String conclusion, String actor) {
        return InMemoryWebhooks.run(known(name), ++number, runName, sha, status, conclusion, actor, clock.instant());
    }

    /** The webhook of the run that has waited for this environment for longest. */
    public synchronized Json.Fields reviewRequested(String name, String environment) {
        var there = known(name);
        return InMemoryWebhooks.reviewRequested(
                there,
                there.waiting.stream()
                        .filter(it -> it.environments().getFirst().name().equals(environment))
                        .findFirst()
                        .orElseThrow(),
                environment);
    }

    /** It answers nobody, until it is told to. */
    public synchronized void down(boolean really) {
        isDown = really;
    }

    public synchronized List<Filed> filed(String name) {
        return known(name).filings.stream().map(InMemoryFiling::filed).toList();
    }

    public synchronized String body(String name, int filing) {
        return known(name).filing(filing).body;
    }

    public synchronized List<String> labels(String name, int filing) {
        return List.copyOf(known(name).filing(filing).labels);
    }

    public synchronized Optional<String> file(String name, String branch, String path) {
        return known(name).at(branch).flatMap(it -> it.text(path));
    }

    @Override
    public synchronized Answer<Look> look(Repository repository) {
        return answered(
                repository,
                it -> Answer.got(new Look(
                        InMemoryRepository.MAIN,
                        false,
                        EnumSet.allOf(Ability.class),
                        it.at(InMemoryRepository.MAIN).flatMap(files -> files.text(".skylark/guild")).stream()
                                .flatMap(String::lines)
                                .anyMatch(line -> line.strip().equals(repository.guild())))));
    }

    @Override
    public synchronized Answer<List<Filed>> find(Repository repository, String alert) {
        return answered(
                repository,
                there -> Answer.got(there.filings.stream()
                        .filter(it -> it.branch.equals(Markers.branch(alert))
                                || (it.labels.contains(Markers.LABEL)
                                        && Markers.all(it.body).contains(alert)))
                        .map(InMemoryFiling::filed)
                        .toList()));
    }

    @Override
    public synchronized Answer<Filed> issue(Repository repository, NewIssue issue) {
        return answered(
                repository,
                it -> Answer.got(it.file(Filed.Kind.ISSUE, "", issue.title(), issue.body(), issue.labels())
                        .filed()));
    }

    @Override
    public synchronized Answer<Filed> draft(Repository repository, NewDraft draft) {
        return answered(repository, it -> {
            var base = Stream.of(draft.base(), repository.base(), InMemoryRepository.MAIN)
                    .filter(one -> !one.isEmpty())
                    .findFirst()
                    .orElseThrow();
            return it.hasBranch(draft.branch()) || it.hasBranch(base)
                    ? Answer.got(it.draft(draft, base).filed())
                    : Answer.failed(Trouble.WRONG_STATE, "there is no branch " + base);
        });
    }

    @Override
    public synchronized Answer<String> comment(Repository repository, int filing, String body) {
        return answered(repository, it -> {
            comments.add(filing + ": " + body);
            return Answer.got(
                    "https://github.com/%s/issues/%d#issuecomment-%d".formatted(it.name, filing, comments.size()));
        });
    }

    /** What was commented so far, each with the number of what it is about in front. */
    public synchronized List<String> comments() {
        return List.copyOf(comments);
    }

    @Override
    public synchronized Answer<String> file(Repository repository, String path, String ref) {
        return answered(
                repository,
                it -> it.at(ref)
                        .flatMap(files -> files.text(path))
                        .map(Answer::got)
                        .orElseGet(() -> missing()));
    }

    @Override
    public synchronized Answer<Blame> blame(Repository repository, String path, int line, String ref) {
        return answered(
                repository,
                it -> it.at(ref).map(_ -> Answer.got(it.blame(path, line, ref))).orElseGet(() -> missing()));
    }

    @Override
    public synchronized Answer<Comparison> compare(Repository repository, String base, String head) {
        return answered(
                repository,
                it -> it.at(base).isPresent() && it.at(head).isPresent()
                        ? Answer.got(it.compare(base, head))
                        : missing());
    }

    @Override
    public synchronized Answer<List<String>> files(Repository repository, String ref) {
        return answered(
                repository,
                it -> it.at(ref).map(files -> Answer.got(files.paths())).orElseGet(() -> missing()));
    }

    @Override
    public synchronized Answer<List<Deployed>> recent(Repository repository, String environment) {
        return answered(
                repository,
                there -> Answer.got(deployments.reversed().stream()
                        .filter(it -> it.repository().equalsIgnoreCase(there.name))
                        .map(InMemoryDeployment::deployed)
                        .filter(it -> environment.isEmpty() || it.environment().equals(environment))
                        .limit(MOST_RECENT)
                        .toList()));
    }

    @Override
    public synchronized Answer<List<Waiting>> waiting(Repository repository) {
        return answered(repository, it -> Answer.got(List.copyOf(it.waiting)));
    }

    @Override
    public synchronized Answer<Verdict> review(
            Repository repository, long run, List<String> environments, Verdict verdict, String comment) {
        return answered(
                repository,
                there -> there.waiting.removeIf(it -> it.run() == run
                                && it.environments().stream().anyMatch(one -> environments.contains(one.name())))
                        ? Answer.got(verdict)
                        : Answer.failed(Trouble.WRONG_STATE, "it does not wait for this any more"));
    }

    @Override
    public synchronized Answer<Deployed> again(
            Repository repository, String environment, String ref, String description) {
        return answered(repository, there -> {
            if (there.at(ref).isEmpty()) {
                return Answer.failed(Trouble.OTHER, "HTTP 422: No ref found for: " + ref);
            }
            var it = new InMemoryDeployment(
                    there.name,
                    ++number,
                    environment,
                    there.head(ref),
                    ref,
                    InMemoryRepository.US,
                    description,
                    clock.instant(),
                    0);
            deployments.add(it);
            return Answer.got(it.deployed());
        });
    }

    private <T> Answer<T> answered(Repository repository, Function<InMemoryRepository, Answer<T>> how) {
        if (isDown) {
            return Answer.failed(Trouble.DOWN, "it did not answer");
        }
        var there = repositories.get(repository.name());
        return there == null ? missing() : how.apply(there);
    }

    private static <T> Answer<T> missing() {
        return Answer.failed(Trouble.GONE, "HTTP 404: Not Found");
    }

    private InMemoryRepository known(String name) {
        return Optional.ofNullable(repositories.get(name)).orElseThrow();
    }
}
