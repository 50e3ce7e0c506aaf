package dev.skylark.github;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.skylark.github.GitHubWire.BY_APP;
import static dev.skylark.github.GitHubWire.BY_TOKEN;
import static dev.skylark.github.GitHubWire.OWN_TOKEN;
import static dev.skylark.github.GitHubWire.refusal;
import static dev.skylark.github.Repositories.Filed.Kind.ISSUE;
import static dev.skylark.github.Repositories.Filed.Kind.PULL_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.Repositories.Ability;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.github.Repositories.Look;
import dev.skylark.github.Repositories.NewIssue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository of GitHub, looked at, searched and given issues. */
final class GitHubRepositoriesTest {

    private static final String ALERT = "0123456789abcdef0123456789abcdef";
    private static final NewIssue ISSUE_OF_ANN =
            new NewIssue("Boom", "Body", List.of("bug", "skylark"), List.of("ann", "gone"));

    private final GitHubWire wire = new GitHubWire();
    private final Repositories repositories = new GitHubRepositories(wire.connections());

    @BeforeEach
    void open() {
        wire.answers("", repository(false));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void our_app_may_what_it_was_granted() {
        wire.answers("/contents/.skylark/guild?ref=main", file("7\n 42 \n"));

        assertThat(repositories.look(BY_APP))
                .isEqualTo(Answer.got(new Look(
                        "main", false, Set.of(Ability.ISSUES, Ability.PULL_REQUESTS, Ability.CONTENTS), true)));
    }

    @Test
    void a_token_is_tried_without_making_anything() {
        wire.takes("/issues", refusal(422, "Invalid request"));
        wire.takes("/pulls", refusal(403, "Resource not accessible by personal access token"));
        wire.takes("/git/refs", refusal(422, "Invalid request"));
        wire.takes("/deployments", refusal(404, "Not Found"));

        assertThat(repositories.look(BY_TOKEN))
                .isEqualTo(Answer.got(new Look("main", false, Set.of(Ability.ISSUES, Ability.CONTENTS), false)));
        wire.server.verify(4, postRequestedFor(anyUrl()).withRequestBody(equalToJson("{}")));
    }

    @Test
    void a_busy_github_has_not_said_what_the_token_may() {
        wire.takes("/issues", refusal(429, "Slow down"));

        assertThat(repositories.look(BY_TOKEN)).isEqualTo(Answer.failed(Trouble.BUSY, "HTTP 429: Slow down"));
    }

    @Test
    void in_an_archive_nothing_can_be_written() {
        wire.answers("", repository(true));

        assertThat(repositories.look(BY_APP)).isEqualTo(Answer.got(new Look("main", false, Set.of(), false)));
    }

    @Test
    void what_names_another_guild_or_is_no_file_does_not_name_ours() {
        for (var owners : List.of(file("421"), file("x42"), file(""), "[]", "{\"type\": \"symlink\"}")) {
            wire.answers("/contents/.skylark/guild?ref=main", owners);
            assertThat(repositories.look(BY_APP).map(Look::namesGuild)).isEqualTo(Answer.got(false));
        }
    }

    @Test
    void a_repository_that_moved_is_gone() {
        wire.on(
                get("/repos/acme/shop"),
                refusal(301, "Moved Permanently").withHeader("Location", wire.server.baseUrl() + "/repositories/1"));

        assertThat(repositories.look(BY_TOKEN)).isEqualTo(Answer.failed(Trouble.GONE, "HTTP 301: Moved Permanently"));
        assertThat(repositories.issue(BY_TOKEN, ISSUE_OF_ANN))
                .isEqualTo(Answer.failed(Trouble.GONE, "HTTP 301: Moved Permanently"));
    }

    @Test
    void a_file_has_its_text() {
        wire.answers("/contents/src/a%20b.txt?ref=feature/x", file("Grüße\n".repeat(50)));

        assertThat(repositories.file(BY_TOKEN, "src/a b.txt", "feature/x")).isEqualTo(Answer.got("Grüße\n".repeat(50)));
        assertThat(repositories.file(BY_TOKEN, "src/none.txt", ""))
                .isEqualTo(Answer.failed(Trouble.GONE, "HTTP 404: Not Found"));
        assertThat(repositories.file(BY_TOKEN, "../../secret", ""))
                .isEqualTo(Answer.failed(Trouble.GONE, "there is nothing of this name"));
    }

    @Test
    void a_file_that_is_large_or_unreadable_has_none() {
        wire.answers("/contents/large", "{\"type\": \"file\", \"size\": 204801, \"content\": \"\"}");
        wire.answers("/contents/odd", "{\"type\": \"file\", \"size\": 4, \"content\": \"a\"}");

        assertThat(repositories.file(BY_TOKEN, "large", ""))
                .isEqualTo(Answer.failed(Trouble.UNSUPPORTED, "this file is larger than 200 KB"));
        assertThat(repositories.file(BY_TOKEN, "odd", ""))
                .isEqualTo(Answer.failed(Trouble.OTHER, "it does not answer as GitHub does"));
    }

    @Test
    void what_we_made_is_found_by_its_mark_and_our_label_or_by_its_branch() {
        search(item(1, ALERT, "skylark", "closed", false), item(2, ALERT, "bug", "open", false));
        listed(item(3, ALERT, "skylark", "open", true), item(4, "f".repeat(32), "skylark", "open", false));
        onBranch("all", pull(5, "closed"));

        assertThat(repositories.find(BY_TOKEN, ALERT))
                .isEqualTo(Answer.got(List.of(
                        new Filed(ISSUE, 1, "https://github.com/acme/shop/1", "Boom", false),
                        new Filed(PULL_REQUEST, 3, "https://github.com/acme/shop/3", "Boom", true),
                        new Filed(PULL_REQUEST, 5, "https://github.com/acme/shop/5", "Fix", false))));
        wire.server.verify(0, anyRequestedFor(urlPathEqualTo("/users/ann")));
    }

    @Test
    void what_the_search_does_not_know_yet_is_found_in_the_list() {
        wire.on(get(urlPathEqualTo("/search/issues")), refusal(422, "Validation Failed"));
        listed(item(3, ALERT, "skylark", "open", false));
        onBranch("all");

        assertThat(repositories
                        .find(BY_TOKEN, ALERT)
                        .map(it -> it.stream().map(Filed::number).toList()))
                .isEqualTo(Answer.got(List.of(3)));
    }

    @Test
    void without_an_answer_it_is_not_said_that_there_is_nothing() {
        listed();
        onBranch("all");

        wire.on(get(urlPathEqualTo("/search/issues")), refusal(403, "You have exceeded a secondary rate limit"));
        assertThat(trouble(repositories.find(BY_TOKEN, ALERT))).isEqualTo(Trouble.BUSY);
        wire.on(get(urlPathEqualTo("/search/issues")), refusal(503, "Unavailable"));
        assertThat(trouble(repositories.find(BY_TOKEN, ALERT))).isEqualTo(Trouble.DOWN);
        wire.on(get(urlPathEqualTo("/search/issues")), okJson("<html>"));
        assertThat(trouble(repositories.find(BY_TOKEN, ALERT))).isEqualTo(Trouble.OTHER);
    }

    @Test
    void an_issue_is_made_with_our_label_once() {
        wire.takes("/issues", item(6, ALERT, "skylark", "open", false));

        assertThat(repositories.issue(BY_TOKEN, ISSUE_OF_ANN))
                .isEqualTo(Answer.got(new Filed(ISSUE, 6, "https://github.com/acme/shop/6", "Boom", true)));
        wire.server.verify(
                1,
                postRequestedFor(urlEqualTo("/repos/acme/shop/issues"))
                        .withHeader("Authorization", equalTo("Bearer " + OWN_TOKEN))
                        .withRequestBody(equalToJson("""
                        {"title": "Boom", "body": "Body", "labels": ["skylark", "bug"], "assignees": ["ann", "gone"]}""")));
    }

    @Test
    void whoever_cannot_be_assigned_does_not_prevent_the_issue() {
        wire.takes("/issues", refusal(422, "Validation Failed"));
        wire.on(
                post("/repos/acme/shop/issues").withRequestBody(matchingJsonPath("$[?(!(@.assignees[0]))]")),
                jsonResponse(item(6, ALERT, "skylark", "open", false), 201));

        assertThat(repositories.issue(BY_TOKEN, ISSUE_OF_ANN).map(Filed::number))
                .isEqualTo(Answer.got(6));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 410, 422, 500})
    void an_issue_that_is_refused_is_not_tried_again(int status) {
        wire.takes("/issues", refusal(status, "No " + OWN_TOKEN));
        var nobody = new NewIssue("Boom", "Body", List.of(), List.of());

        assertThat(repositories.issue(BY_TOKEN, nobody))
                .isInstanceOfSatisfying(
                        Failed.class, it -> assertThat(it.detail()).isEqualTo("HTTP " + status + ": No [token]"));
        wire.server.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void an_odd_token_is_refused_without_being_quoted() {
        var odd = new GitHubRepositories(wire.connections("", Optional.of("gh\np_x"), GitHubWire.PKCS1));

        assertThat(odd.issue(BY_TOKEN, ISSUE_OF_ANN))
                .isEqualTo(Answer.failed(Trouble.DENIED, "there is no token for this repository"));
    }

    private static Trouble trouble(Answer<?> answer) {
        return answer instanceof Failed<?>(var trouble, var _) ? trouble : Trouble.NO_CAPACITY;
    }

    private void search(String... items) {
        wire.on(
                get(urlPathEqualTo("/search/issues"))
                        .withQueryParam("q", equalTo("\"" + ALERT + "\" in:body label:skylark repo:acme/shop")),
                okJson("{\"total_count\": " + items.length + ", \"incomplete_results\": false, \"items\": ["
                        + String.join(",", items) + "]}"));
    }

    private void listed(String... items) {
        wire.on(
                get(urlPathEqualTo("/repos/acme/shop/issues"))
                        .withQueryParam("labels", equalTo("skylark"))
                        .withQueryParam("state", equalTo("all")),
                okJson("[" + String.join(",", items) + "]"));
    }

    private void onBranch(String state, String... pulls) {
        wire.on(
                get(urlPathEqualTo("/repos/acme/shop/pulls"))
                        .withQueryParam("head", equalTo("acme:skylark/01234567"))
                        .withQueryParam("state", equalTo(state)),
                okJson("[" + String.join(",", pulls) + "]"));
    }

    static String repository(boolean archived) {
        return """
                {"id": 1, "name": "shop", "full_name": "acme/shop", "private": true, "archived": %s,
                 "owner": {"login": "acme", "id": 2}, "default_branch": "main"}""".formatted(archived);
    }

    static String pull(int number, String state) {
        return """
                {"id": 1, "number": %1$d, "state": "%2$s", "title": "Fix", "body": null, "draft": true,
                 "html_url": "https://github.com/acme/shop/%1$d", "user": {"login": "skylark[bot]"}, "labels": []}""".formatted(number, state);
    }

    private static String item(int number, String alert, String label, String state, boolean isPull) {
        return """
                {"id": 1, "number": %1$d, "state": "%2$s", "title": "Boom", "body": "<!-- skylark:alert:%3$s -->",
                 "html_url": "https://github.com/acme/shop/%1$d", "user": {"login": "ann"},
                 "labels": [{"id": 1, "name": "%4$s"}]%5$s}""".formatted(
                        number, state, alert, label, isPull ? ", \"pull_request\": {\"url\": \"https://x/1\"}" : "");
    }

    private static String file(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return """
                {"type": "file", "encoding": "base64", "size": %d, "content": "%s"}""".formatted(
                        bytes.length,
                        Base64.getMimeEncoder(60, new byte[] {'\n'})
                                .encodeToString(bytes)
                                .replace("\n", "\\n"));
    }
}
