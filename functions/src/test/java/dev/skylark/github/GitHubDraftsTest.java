package dev.skylark.github;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.skylark.github.GitHubWire.BY_TOKEN;
import static dev.skylark.github.GitHubWire.refusal;
import static dev.skylark.github.Repositories.Filed.Kind.PULL_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.Repositories.FileChange;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.github.Repositories.NewDraft;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft comes to be on GitHub: a branch, a commit, a pull request, and who is asked to look at it. */
final class GitHubDraftsTest {

    private static final String HERE = "/repos/acme/shop";
    private static final String BRANCH = "skylark/01234567";
    private static final Answer<Filed> MADE =
            Answer.got(new Filed(PULL_REQUEST, 5, "https://github.com/acme/shop/5", "Fix", true));

    private final GitHubWire wire = new GitHubWire();
    private final Repositories repositories = new GitHubRepositories(wire.connections());

    @BeforeEach
    void open() {
        wire.answers("", GitHubRepositoriesTest.repository(false));
        branch("main", "base");
        commit("base", "oldTree");
        wire.takes("/git/blobs", "{\"sha\": \"hello\"}");
        wire.takes("/git/trees", "{\"sha\": \"newTree\", \"tree\": []}");
        wire.takes("/git/commits", "{\"sha\": \"fresh\"}");
        wire.takes("/git/refs", "{\"ref\": \"refs/heads/" + BRANCH + "\", \"object\": {\"sha\": \"fresh\"}}");
        open(List.of());
        wire.takes("/pulls", GitHubRepositoriesTest.pull(5, "open"));
        wire.takes("/issues/5/labels", okJson("[]"));
        wire.takes("/pulls/5/requested_reviewers", GitHubRepositoriesTest.pull(5, "open"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_draft_is_a_commit_on_a_branch_and_a_pull_request_that_people_are_asked_about() {
        assertThat(repositories.draft(BY_TOKEN, draft("", "ann", "acme/core"))).isEqualTo(MADE);

        sent("/git/trees", """
                {"base_tree": "oldTree",
                 "tree": [{"path": "a.md", "mode": "100644", "type": "blob", "sha": "hello"}]}""");
        sent("/git/commits", """
                {"message": "Note it", "tree": "newTree", "parents": ["base"]}""");
        sent("/git/refs", """
                {"ref": "refs/heads/skylark/01234567", "sha": "fresh"}""");
        sent("/pulls", """
                {"title": "Fix", "head": "skylark/01234567", "base": "main", "body": "Body", "draft": true,
                 "maintainer_can_modify": true}""");
        sent("/issues/5/labels", """
                {"labels": ["skylark", "bug"]}""");
        sent("/pulls/5/requested_reviewers", """
                {"reviewers": ["ann"], "team_reviewers": ["core"]}""");
    }

    @Test
    void what_is_there_already_is_taken_over() {
        branch(BRANCH, "done");
        commit("done", "newTree");
        open(List.of(GitHubRepositoriesTest.pull(5, "open")));

        assertThat(repositories.draft(BY_TOKEN, draft(""))).isEqualTo(MADE);

        sent(0, "/git/commits");
        sent(0, "/git/refs");
        sent(0, "/pulls");
    }

    @Test
    void what_has_changed_is_one_commit_more_on_its_branch() {
        branch(BRANCH, "done");
        commit("done", "otherTree");
        open(List.of(GitHubRepositoriesTest.pull(5, "open")));
        wire.on(patch(urlEqualTo(HERE + "/git/refs/heads/" + BRANCH)), okJson("{}"));

        assertThat(repositories.draft(BY_TOKEN, draft(""))).isEqualTo(MADE);

        sent("/git/commits", """
                {"message": "Note it", "tree": "newTree", "parents": ["done"]}""");
        wire.server.verify(
                1,
                patchRequestedFor(urlEqualTo(HERE + "/git/refs/heads/" + BRANCH))
                        .withRequestBody(equalToJson("{\"sha\": \"fresh\", \"force\": false}")));
    }

    @Test
    void where_drafts_are_not_to_be_had_it_is_a_pull_request_like_any() {
        wire.takes("/pulls", jsonResponse("""
                {"message": "Validation Failed",
                 "errors": [{"message": "Draft pull requests are not supported in this repository."}]}""", 422));
        wire.on(
                post(HERE + "/pulls").withRequestBody(matchingJsonPath("$[?(@.draft == false)]")),
                jsonResponse(GitHubRepositoriesTest.pull(5, "open"), 201));

        assertThat(repositories.draft(BY_TOKEN, draft(""))).isEqualTo(MADE);
    }

    @Test
    void another_refusal_of_the_pull_request_is_one() {
        wire.takes("/pulls", refusal(422, "No commits between main and " + BRANCH));

        assertThat(repositories.draft(BY_TOKEN, draft("")))
                .isEqualTo(Answer.failed(Trouble.OTHER, "HTTP 422: No commits between main and " + BRANCH));
        sent(1, "/pulls");
    }

    @Test
    void whoever_cannot_be_asked_does_not_prevent_that_the_others_are() {
        wire.takes("/pulls/5/requested_reviewers", refusal(422, "Reviews may only be requested from collaborators."));

        assertThat(repositories.draft(BY_TOKEN, draft("", "ann", "bob"))).isEqualTo(MADE);

        sent("/pulls/5/requested_reviewers", "{\"reviewers\": [\"ann\"], \"team_reviewers\": []}");
        sent("/pulls/5/requested_reviewers", "{\"reviewers\": [\"bob\"], \"team_reviewers\": []}");
        sent(3, "/pulls/5/requested_reviewers");
    }

    @Test
    void a_branch_that_is_not_there_is_no_repository_that_is_not_there() {
        assertThat(repositories.draft(BY_TOKEN, draft("release")))
                .isEqualTo(Answer.failed(Trouble.WRONG_STATE, "there is no branch release"));
    }

    @Test
    void the_base_of_the_repository_counts_where_the_draft_has_none() {
        var onRelease = new Repository("42", "shop", "acme/shop", "release", List.of(), List.of(), BY_TOKEN.access());
        branch("release", "base");

        assertThat(repositories.draft(onRelease, draft(""))).isEqualTo(MADE);
        wire.server.verify(
                1,
                postRequestedFor(urlEqualTo(HERE + "/pulls"))
                        .withRequestBody(matchingJsonPath("$[?(@.base == 'release')]")));
    }

    private static NewDraft draft(String base, String... reviewers) {
        return new NewDraft(
                BRANCH,
                base,
                "Fix",
                "Body",
                List.of("bug"),
                List.of(reviewers),
                List.of(new FileChange("a.md", "Hello", "Note it")));
    }

    private void branch(String name, String sha) {
        for (var path : List.of("/git/ref/heads/", "/git/refs/heads/")) {
            wire.answers(
                    path + name, """
                    {"ref": "refs/heads/%s", "url": "%s", "object": {"type": "commit", "sha": "%s"}}""".formatted(name, wire.server.baseUrl() + HERE + "/git/refs/heads/" + name, sha));
        }
    }

    private void commit(String sha, String tree) {
        wire.answers("/commits/" + sha, """
                {"sha": "%s", "commit": {"message": "m", "tree": {"sha": "%s"}}, "files": []}""".formatted(sha, tree));
    }

    private void open(List<String> pulls) {
        wire.on(
                get(urlPathEqualTo(HERE + "/pulls"))
                        .withQueryParam("state", equalTo("open"))
                        .withQueryParam("head", equalTo("acme:" + BRANCH)),
                okJson("[" + String.join(",", pulls) + "]"));
    }

    private void sent(String path, String json) {
        wire.server.verify(1, postRequestedFor(urlEqualTo(HERE + path)).withRequestBody(equalToJson(json)));
    }

    private void sent(int times, String path) {
        wire.server.verify(times, postRequestedFor(urlEqualTo(HERE + path)));
    }
}
