package dev.skylark.github;

import static dev.skylark.github.GitHubConnections.encoded;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.util.List;
import java.util.Optional;

/** {@link History} of GitHub. */
public final class GitHubHistory implements History {

    private static final int MOST_CHANGES = 5;

    private static final String BLAME = """
            query($owner: String!, $name: String!, $ref: String!, $path: String!) {
              repository(owner: $owner, name: $name) {
                object(expression: $ref) {
                  ... on Commit {
                    blame(path: $path) {
                      ranges {
                        startingLine
                        endingLine
                        commit { oid url committedDate messageHeadline author { name user { login } } }
                      }
                    }
                  }
                }
              }
            }""";

    private final GitHubConnections connections;

    public GitHubHistory(GitHubConnections connections) {
        this.connections = connections;
    }

    @Override
    public Answer<Blame> blame(Repository repository, String path, int line, String ref) {
        return Refused.asked(() -> {
            var writer = writer(repository, path, line, ref);
            return writer.isPresent()
                    ? new Blame(true, List.of(withPull(repository, writer.get())))
                    : new Blame(false, touching(repository, path, ref));
        });
    }

    /** Some tokens and some servers have no GraphQL, and a huge file is too much for it: then nobody is found. */
    private Optional<Change> writer(Repository repository, String path, int line, String ref) throws Refused {
        if (line <= 0) {
            return Optional.empty();
        }
        try {
            var variables =
                    Json.fields().with("ref", ref.isEmpty() ? "HEAD" : ref).with("path", path);
            return connections
                    .graph(repository, BLAME, variables)
                    .at("object")
                    .at("blame")
                    .at("ranges")
                    .items()
                    .stream()
                    .filter(it -> it.at("startingLine").whole(0) <= line
                            && line <= it.at("endingLine").whole(0))
                    .map(it -> it.at("commit"))
                    .map(it -> new Change(
                            it.at("oid").text(),
                            named(it.at("author").at("user"), it.at("author")),
                            Moments.read(it.at("committedDate")),
                            it.at("messageHeadline").text(),
                            it.at("url").text(),
                            Optional.empty()))
                    .findFirst();
        } catch (Refused refused) {
            if (refused.trouble() == Trouble.BUSY) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private List<Change> touching(Repository repository, String path, String ref) throws Refused {
        return connections
                .get(
                        repository,
                        "/commits?per_page=" + MOST_CHANGES + "&path=" + encoded(path)
                                + (ref.isEmpty() ? "" : "&sha=" + encoded(ref)))
                .items()
                .stream()
                .map(GitHubHistory::change)
                .toList();
    }

    /** The first that has been merged: others only contain the commit. */
    private Change withPull(Repository repository, Change it) throws Refused {
        var pull = connections.get(repository, "/commits/" + it.sha() + "/pulls").items().stream()
                .filter(one -> !one.at("merged_at").isNothing())
                .map(one -> new Pull(
                        (int) one.at("number").whole(0), one.at("html_url").text()))
                .findFirst();
        return new Change(it.sha(), it.author(), it.at(), it.title(), it.url(), pull);
    }

    // https://docs.github.com/en/rest/commits/commits#compare-two-commits : 250 commits and 300 files at most
    @Override
    public Answer<Comparison> compare(Repository repository, String base, String head) {
        return Refused.asked(() -> {
            var it = connections.get(repository, "/compare/" + encoded(base) + "..." + encoded(head));
            return new Comparison(
                    it.at("html_url").text(),
                    (int) it.at("total_commits").whole(0),
                    it.at("commits").items().stream()
                            .map(GitHubHistory::change)
                            .toList()
                            .reversed(),
                    it.at("files").items().stream()
                            .map(file -> file.at("filename").text())
                            .toList());
        });
    }

    @Override
    public Answer<List<String>> files(Repository repository, String ref) {
        return Refused.asked(() -> connections
                .get(repository, "/git/trees/" + encoded(ref.isEmpty() ? "HEAD" : ref) + "?recursive=1")
                .at("tree")
                .items()
                .stream()
                .filter(it -> it.at("type").text().equals("blob"))
                .map(it -> it.at("path").text())
                .toList());
    }

    private static Change change(Json it) {
        var commit = it.at("commit");
        return new Change(
                it.at("sha").text(),
                named(it.at("author"), commit.at("author")),
                Moments.read(commit.at("committer").at("date")),
                commit.at("message").text().lines().findFirst().orElse(""),
                it.at("html_url").text(),
                Optional.empty());
    }

    private static String named(Json account, Json person) {
        return account.at("login").isText()
                ? account.at("login").text()
                : person.at("name").text();
    }
}
