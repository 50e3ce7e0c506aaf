package dev.skylark.github;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.Repositories.Filed.Kind;
import dev.skylark.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHDirection;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueQueryBuilder;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.PagedIterable;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** {@link Repositories} of GitHub. */
public final class GitHubRepositories implements Repositories {

    private static final int A_PAGE = 100;
    private static final int UNPROCESSABLE = 422;

    private final GitHubConnections connections;

    public GitHubRepositories(GitHubConnections connections) {
        this.connections = connections;
    }

    @Override
    public Answer<Look> look(Repository repository) {
        return Refused.asked(() -> new Inspection(connections, repository).look());
    }

    @Override
    public Answer<String> file(Repository repository, String path, String ref) {
        return Refused.asked(() -> new Inspection(connections, repository).text(path, ref));
    }

    @Override
    public Answer<List<Filed>> find(Repository repository, String alert) {
        return Refused.asked(() -> {
            var github = github(repository);
            var there = github.getRepository(repository.name());
            var found = new TreeMap<Integer, Filed>();
            // what was made in the last minutes is in the list and not yet in the search
            Stream.concat(
                            searched(github, repository, alert).stream(),
                            first(there.queryIssues()
                                    .label(Markers.LABEL)
                                    .state(GHIssueState.ALL)
                                    .sort(GHIssueQueryBuilder.Sort.CREATED)
                                    .direction(GHDirection.DESC)
                                    .list()))
                    .filter(it -> Markers.all(text(it.getBody())).contains(alert))
                    // anybody can write a mark, where anybody can write; to label takes being let
                    .filter(it -> it.getLabels().stream()
                            .anyMatch(label -> label.getName().equals(Markers.LABEL)))
                    .forEach(it -> found.put(it.getNumber(), filed(it)));
            pulls(there, Markers.branch(alert), GHIssueState.ALL).forEach(it -> found.put(it.getNumber(), filed(it)));
            return List.copyOf(found.values());
        });
    }

    private static List<GHIssue> searched(GitHub github, Repository repository, String alert) throws IOException {
        try {
            return first(github.searchIssues()
                            .q("\"" + alert + "\" in:body label:" + Markers.LABEL + " repo:" + repository.name())
                            .list())
                    .toList();
        } catch (RuntimeException failure) {
            if (Refused.isStatus(UNPROCESSABLE, failure)) {
                // what is new, renamed or barred to the search is not searched
                return List.of();
            }
            throw failure;
        }
    }

    private static Stream<GHPullRequest> pulls(GHRepository there, String branch, GHIssueState state) {
        return first(there.queryPullRequests()
                .head(there.getOwnerName() + ":" + branch)
                .state(state)
                .list());
    }

    private static <T> Stream<T> first(PagedIterable<T> pages) {
        return StreamSupport.stream(pages.withPageSize(A_PAGE).spliterator(), false)
                .limit(A_PAGE);
    }

    @Override
    public Answer<Filed> issue(Repository repository, NewIssue issue) {
        return Refused.asked(() -> {
            var there = github(repository).getRepository(repository.name());
            try {
                return filed(made(there, issue, issue.assignees()));
            } catch (IOException refused) {
                if (issue.assignees().isEmpty() || !Refused.isStatus(UNPROCESSABLE, refused)) {
                    throw refused;
                }
                // somebody among them has left: better an issue of nobody than none
                return filed(made(there, issue, List.of()));
            }
        });
    }

    private static GHIssue made(GHRepository there, NewIssue issue, List<String> assignees) throws IOException {
        var builder = there.createIssue(issue.title()).body(issue.body());
        labels(issue.labels()).forEach(builder::label);
        assignees.forEach(builder::assignee);
        return builder.create();
    }

    @Override
    public Answer<String> comment(Repository repository, int number, String body) {
        return Refused.asked(() -> connections
                .post(
                        repository,
                        "/issues/" + number + "/comments",
                        Json.fields().with("body", body))
                .at("html_url")
                .text());
    }

    @Override
    public Answer<Filed> draft(Repository repository, NewDraft draft) {
        return Refused.asked(() -> {
            var there = github(repository).getRepository(repository.name());
            var base = Stream.of(draft.base(), repository.base(), text(there.getDefaultBranch()))
                    .filter(it -> !it.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new Refused(Trouble.WRONG_STATE, "it has no branch yet"));
            commit(there, draft, base);
            var pull = pull(there, draft, base);
            pull.addLabels(labels(draft.labels()).toArray(String[]::new));
            new Reviewers(connections, repository, pull.getNumber()).ask(draft.reviewers());
            return filed(pull);
        });
    }

    private static void commit(GHRepository there, NewDraft draft, String base) throws IOException {
        var branch = head(there, draft.branch());
        var parent = branch.isPresent()
                ? branch.get()
                : head(there, base).orElseThrow(() -> new Refused(Trouble.WRONG_STATE, "there is no branch " + base));
        var tree = there.getCommit(parent).getCommitShortInfo().getTreeSHA1();
        var builder = there.createTree().baseTree(tree);
        draft.files().forEach(it -> builder.add(it.path(), it.content(), false));
        var changed = draft.files().isEmpty() ? tree : builder.create().getSha();
        var commit = changed.equals(tree)
                ? parent
                : there.createCommit()
                        .message(draft.files().stream()
                                .map(FileChange::message)
                                .distinct()
                                .collect(Collectors.joining("\n")))
                        .tree(changed)
                        .parent(parent)
                        .create()
                        .getSHA1();
        if (branch.isEmpty()) {
            begin(there, draft.branch(), commit);
        } else if (!commit.equals(parent)) {
            there.getRef("heads/" + draft.branch()).updateTo(commit);
        }
    }

    private static Optional<String> head(GHRepository there, String branch) throws IOException {
        try {
            return Optional.of(there.getRef("heads/" + branch).getObject().getSha());
        } catch (IOException refused) {
            if (Refused.isStatus(404, refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static void begin(GHRepository there, String branch, String commit) throws IOException {
        try {
            there.createRef("refs/heads/" + branch, commit);
        } catch (IOException refused) {
            // somebody made it in this very moment: with the same in it
            if (!Refused.isStatus(UNPROCESSABLE, refused) || head(there, branch).isEmpty()) {
                throw refused;
            }
        }
    }

    private static GHPullRequest pull(GHRepository there, NewDraft draft, String base) throws IOException {
        var open = pulls(there, draft.branch(), GHIssueState.OPEN).findFirst();
        return open.isPresent() ? open.get() : newPull(there, draft, base, true);
    }

    private static GHPullRequest newPull(GHRepository there, NewDraft draft, String base, boolean asDraft)
            throws IOException {
        try {
            return there.createPullRequest(draft.title(), draft.branch(), base, draft.body(), true, asDraft);
        } catch (IOException refused) {
            if (!Refused.isStatus(UNPROCESSABLE, refused)) {
                throw refused;
            }
            var open = pulls(there, draft.branch(), GHIssueState.OPEN).findFirst();
            if (open.isPresent()) {
                return open.get();
            }
            // private repositories on the free plan have no drafts
            if (asDraft && Refused.in(refused).map(Refused::isAboutDrafts).orElse(false)) {
                return newPull(there, draft, base, false);
            }
            throw refused;
        }
    }

    private static Stream<String> labels(List<String> wanted) {
        return Stream.concat(Stream.of(Markers.LABEL), wanted.stream()).distinct();
    }

    private static Filed filed(GHIssue it) {
        return new Filed(
                // the library knows a pull request as such only where it is found among issues
                it instanceof GHPullRequest || it.isPullRequest() ? Kind.PULL_REQUEST : Kind.ISSUE,
                it.getNumber(),
                String.valueOf(it.getHtmlUrl()),
                text(it.getTitle()),
                it.getState() == GHIssueState.OPEN);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** One for each question, since its token lasts only an hour; it is cheap. */
    private GitHub github(Repository repository) throws IOException {
        var authorization = "Bearer " + connections.token(repository);
        return new GitHubBuilder()
                .withEndpoint(connections.api())
                .withAuthorizationProvider(() -> authorization)
                .withConnector((GitHubConnectorRequest it) -> sent(repository, it))
                // they would wait for the hour to be over; refusals do not even come as far as here
                .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                .build();
    }

    /** The library's own ways have no limit of time, and send again what may have been done. */
    private GitHubConnectorResponse sent(Repository repository, GitHubConnectorRequest asked) throws IOException {
        var request = HttpRequest.newBuilder(
                        GitHubConnections.address(asked.url().toString()))
                .method(asked.method(), body(asked));
        asked.allHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Accept-Encoding")) {
                values.forEach(it -> request.header(name, it));
            }
        });
        var response = connections.sent(repository, request);
        return new GitHubConnectorResponse.ByteArrayResponse(
                asked, response.statusCode(), response.headers().map()) {
            @Override
            protected InputStream rawBodyStream() {
                return new ByteArrayInputStream(response.body());
            }
        };
    }

    private static BodyPublisher body(GitHubConnectorRequest asked) throws IOException {
        try (var body = asked.body()) {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.readAllBytes());
        }
    }
}
