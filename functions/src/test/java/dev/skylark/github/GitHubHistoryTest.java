package dev.skylark.github;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.skylark.github.GitHubWire.BY_TOKEN;
import static dev.skylark.github.GitHubWire.NOW;
import static dev.skylark.github.GitHubWire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.History.Blame;
import dev.skylark.github.History.Change;
import dev.skylark.github.History.Comparison;
import dev.skylark.github.History.Pull;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What GitHub tells of who changed what. */
final class GitHubHistoryTest {

    private static final String RANGES = """
            {"object": {"blame": {"ranges": [
              {"startingLine": 1, "endingLine": 3, "commit": {"oid": "aaa", "url": "commit/aaa",
                "committedDate": "2026-03-04T12:00:00Z", "messageHeadline": "Begin",
                "author": {"name": "Ann Lee", "user": {"login": "ann"}}}},
              {"startingLine": 4, "endingLine": 4, "commit": {"oid": "bbb", "url": "commit/bbb",
                "committedDate": "2026-03-04T12:00:00Z", "messageHeadline": "Change",
                "author": {"name": "Bob Ray", "user": null}}}]}}}""";

    private final GitHubWire wire = new GitHubWire();
    private final History history = new GitHubHistory(wire.connections());

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void the_line_is_of_a_commit_and_came_by_the_pull_request_that_was_merged() {
        wire.graph(RANGES);
        wire.answers("/commits/aaa/pulls", """
                [{"number": 4, "html_url": "pull/4", "merged_at": null},
                 {"number": 5, "html_url": "pull/5", "merged_at": "2026-03-04T12:00:00Z"}]""");

        assertThat(history.blame(BY_TOKEN, "src/Shop.java", 3, ""))
                .isEqualTo(Answer.got(new Blame(
                        true,
                        List.of(new Change(
                                "aaa", "ann", NOW, "Begin", "commit/aaa", Optional.of(new Pull(5, "pull/5")))))));
        wire.server.verify(postRequestedFor(urlEqualTo("/graphql"))
                .withRequestBody(matchingJsonPath("$.variables[?(@.ref == 'HEAD' && @.path == 'src/Shop.java')]")));
    }

    @Test
    void who_has_no_account_has_a_name() {
        wire.graph(RANGES);
        wire.answers("/commits/bbb/pulls", "[]");

        assertThat(history.blame(BY_TOKEN, "src/Shop.java", 4, "v1"))
                .isEqualTo(Answer.got(new Blame(
                        true, List.of(new Change("bbb", "Bob Ray", NOW, "Change", "commit/bbb", Optional.empty())))));
        wire.server.verify(postRequestedFor(urlEqualTo("/graphql"))
                .withRequestBody(matchingJsonPath("$.variables[?(@.ref == 'v1')]")));
    }

    @Test
    void where_the_line_is_not_known_it_is_whoever_changed_the_file() {
        wire.graph(RANGES);
        changedFile();

        assertThat(history.blame(BY_TOKEN, "src/Shop.java", 99, "a b")).isEqualTo(fileChanged());
        assertThat(history.blame(BY_TOKEN, "src/Shop.java", 0, "a b")).isEqualTo(fileChanged());
        wire.server.verify(1, postRequestedFor(urlEqualTo("/graphql")));
    }

    @Test
    void so_it_is_where_there_is_no_graphql() {
        changedFile();

        for (var refusal : List.of(
                refusal(403, "Resource not accessible"),
                refusal(502, "Something went wrong"),
                okJson("{\"errors\": [{\"type\": \"NOT_FOUND\"}]}"),
                okJson("<html>"))) {
            wire.on(post("/graphql"), refusal);
            assertThat(history.blame(BY_TOKEN, "src/Shop.java", 3, "a b")).isEqualTo(fileChanged());
        }
    }

    @Test
    void who_has_asked_too_often_does_not_ask_in_another_way() {
        wire.on(post("/graphql"), refusal(429, "Slow down"));

        assertThat(history.blame(BY_TOKEN, "src/Shop.java", 3, ""))
                .isEqualTo(Answer.failed(Trouble.BUSY, "HTTP 429: Slow down"));
    }

    @Test
    void two_versions_are_compared_the_newest_change_first() {
        wire.answers("/compare/v1...feature/x", """
                {"html_url": "https://github.com/acme/shop/compare/v1...feature/x", "total_commits": 300,
                 "commits": [%s, %s],
                 "files": [{"filename": "a.txt", "status": "modified"}, {"filename": "b.txt", "status": "added"}]}""".formatted(commit("aaa"), commit("bbb")));

        assertThat(history.compare(BY_TOKEN, "v1", "feature/x"))
                .isEqualTo(Answer.got(new Comparison(
                        "https://github.com/acme/shop/compare/v1...feature/x",
                        300,
                        List.of(change("bbb"), change("aaa")),
                        List.of("a.txt", "b.txt"))));
    }

    @Test
    void what_cannot_be_compared_is_gone() {
        assertThat(history.compare(BY_TOKEN, "v1", "v2")).isEqualTo(Answer.failed(Trouble.GONE, "HTTP 404: Not Found"));
    }

    @Test
    void of_a_great_many_files_those_that_were_listed_are_known() {
        wire.answers("/git/trees/HEAD?recursive=1", """
                {"sha": "t", "truncated": true, "tree": [
                  {"path": "src", "type": "tree"}, {"path": "src/Shop.java", "type": "blob", "size": 4},
                  {"path": "lib", "type": "commit"}, {"path": "README.md", "type": "blob", "size": 4}]}""");

        assertThat(history.files(BY_TOKEN, "")).isEqualTo(Answer.got(List.of("src/Shop.java", "README.md")));
    }

    @Test
    void files_of_a_branch_are_asked_by_its_name() {
        wire.answers("/git/trees/feature/x%20y?recursive=1", "{\"tree\": []}");

        assertThat(history.files(BY_TOKEN, "feature/x y")).isEqualTo(Answer.got(List.of()));
        assertThat(history.files(BY_TOKEN, "../../x"))
                .isEqualTo(Answer.failed(Trouble.GONE, "there is nothing of this name"));
    }

    private void changedFile() {
        wire.answers("/commits?per_page=5&path=src/Shop.java&sha=a%20b", "[" + commit("ccc") + "]");
    }

    private static Answer<Blame> fileChanged() {
        return Answer.got(new Blame(false, List.of(change("ccc"))));
    }

    private static Change change(String sha) {
        return new Change(sha, "ann", NOW, "Title", "commit/" + sha, Optional.empty());
    }

    private static String commit(String sha) {
        return """
                {"sha": "%1$s", "html_url": "commit/%1$s", "author": {"login": "ann"},
                 "commit": {"message": "Title\\n\\nMore of it", "author": {"name": "Ann Lee", "date": "2026-03-01T12:00:00Z"},
                            "committer": {"name": "GitHub", "date": "2026-03-04T12:00:00Z"}}}""".formatted(sha);
    }
}
