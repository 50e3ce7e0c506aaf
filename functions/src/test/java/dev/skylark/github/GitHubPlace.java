package dev.skylark.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.skylark.github.GitHubWire.refusal;

import dev.skylark.github.GitHubContractTest.Opened;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Where acme/shop is: a file of two lines, of which ann has changed the second; a version that is live and one that is on
 * its way; a run of bob's that waits.
 */
enum GitHubPlace {
    /** The twin. */
    MEMORY {
        @Override
        Opened open() {
            var github = new InMemoryGitHub(Clock.fixed(GitHubWire.NOW, ZoneOffset.UTC));
            github.repository(SHOP, "42", Map.of());
            var begin = github.commit(SHOP, "octocat", "Begin", Map.of("Shop.java", "one\ntwo\n"))
                    .sha();
            var ann = github.commit(SHOP, "ann", "Shout", Map.of("Shop.java", "one\nTWO\n"));
            github.deploy(SHOP, "production", begin, "success");
            github.deploy(SHOP, "production", ann.sha(), "in_progress");
            github.deploy(SHOP, "staging", ann.sha(), "success");
            github.waiting(SHOP, "Deploy", "production", "bob");
            return new Opened(github, github, github, begin, Optional.empty());
        }
    },
    /** Through HTTP, with answers in the shapes of GitHub's documentation. */
    WIRE {
        @Override
        Opened open() {
            var wire = new GitHubWire();
            wire.answers("", GitHubRepositoriesTest.repository(false));
            files(wire);
            history(wire);
            deployments(wire);
            filings(wire);
            var connections = wire.connections();
            return new Opened(
                    new GitHubRepositories(connections),
                    new GitHubHistory(connections),
                    new GitHubDeployments(connections),
                    FIRST,
                    Optional.of(wire));
        }
    };

    private static final String SHOP = "acme/shop";
    private static final String HERE = "/repos/" + SHOP;
    private static final String FIRST = "a".repeat(40);
    private static final String SECOND = "b".repeat(40);

    abstract Opened open();

    private static void files(GitHubWire wire) {
        wire.answers("/contents/.skylark/guild?ref=main", file("42\n"));
        wire.answers("/contents/Shop.java", file("one\nTWO\n"));
        wire.answers("/git/trees/HEAD?recursive=1", """
                {"tree": [{"path": ".skylark", "type": "tree"}, {"path": ".skylark/guild", "type": "blob"},
                          {"path": "Shop.java", "type": "blob"}]}""");
    }

    private static void history(GitHubWire wire) {
        wire.graph("{\"object\": null}");
        wire.on(
                post("/graphql")
                        .withRequestBody(matchingJsonPath("$.variables[?(@.ref == 'HEAD' && @.path == 'Shop.java')]")),
                okJson("""
                        {"data": {"repository": {"object": {"blame": {"ranges": [
                          {"startingLine": 1, "endingLine": 1, "commit": {"oid": "%s", "url": "u",
                            "messageHeadline": "Begin", "committedDate": "2026-03-04T12:00:00Z",
                            "author": {"name": "O", "user": {"login": "octocat"}}}},
                          {"startingLine": 2, "endingLine": 2, "commit": {"oid": "%s", "url": "u",
                            "messageHeadline": "Shout", "committedDate": "2026-03-04T12:00:00Z",
                            "author": {"name": "A", "user": {"login": "ann"}}}}]}}}}}""".formatted(FIRST, SECOND)));
        wire.answers("/commits/" + SECOND + "/pulls", "[]");
        wire.answers(
                "/commits?per_page=5&path=Shop.java",
                "[" + commit(SECOND, "ann", "Shout") + "," + commit(FIRST, "octocat", "Begin") + "]");
        wire.answers("/compare/" + FIRST + "...main", """
                {"html_url": "u", "total_commits": 1, "commits": [%s], "files": [{"filename": "Shop.java"}]}""".formatted(commit(SECOND, "ann", "Shout")));
    }

    private static void deployments(GitHubWire wire) {
        wire.on(
                post("/graphql")
                        .withRequestBody(matchingJsonPath("$.variables.environments[0]", equalTo("production"))),
                okJson("{\"data\": {\"repository\": {\"deployments\": {\"nodes\": [" + deployment(SECOND, "IN_PROGRESS")
                        + "," + deployment(FIRST, "SUCCESS") + "]}}}}"));
        wire.answers("/actions/runs?status=waiting&per_page=10", """
                {"workflow_runs": [{"id": 8, "name": "Deploy", "head_branch": "main", "head_sha": "%s",
                  "html_url": "u", "triggering_actor": {"login": "bob"}}]}""".formatted(SECOND));
        wire.answers("/actions/runs/8/pending_deployments", """
                [{"environment": {"id": 2, "name": "production"}, "current_user_can_approve": true}]""");
        wire.takes("/actions/runs/8/deployment_protection_rule", aResponse().withStatus(204));
        wire.takes("/deployments", refusal(422, "No ref found for: none"));
        wire.on(
                post(HERE + "/deployments").withRequestBody(matchingJsonPath("$[?(@.ref == '" + FIRST + "')]")),
                jsonResponse("{\"id\": 9, \"sha\": \"" + FIRST + "\", \"environment\": \"production\"}", 201));
    }

    private static void filings(GitHubWire wire) {
        wire.takes("/issues", filing(1, "issues", "Boom"));
        wire.answers("/git/ref/heads/main", """
                {"ref": "refs/heads/main", "object": {"sha": "%s"}}""".formatted(SECOND));
        wire.answers("/git/refs/heads/main", """
                {"ref": "refs/heads/main", "object": {"sha": "%s"}}""".formatted(SECOND));
        wire.answers("/commits/" + SECOND, """
                {"sha": "%s", "commit": {"message": "m", "tree": {"sha": "old"}}}""".formatted(SECOND));
        wire.takes("/git/blobs", "{\"sha\": \"hello\"}");
        wire.takes("/git/trees", "{\"sha\": \"new\", \"tree\": []}");
        wire.takes("/git/commits", "{\"sha\": \"fresh\"}");
        wire.takes("/git/refs", "{\"ref\": \"refs/heads/x\", \"object\": {\"sha\": \"fresh\"}}");
        wire.on(get(urlPathEqualTo(HERE + "/pulls")), okJson("[]"));
        wire.takes("/pulls", filing(2, "pull", "Fix"));
        wire.takes("/issues/2/labels", okJson("[]"));
    }

    private static String filing(int number, String kind, String title) {
        return """
                {"id": 1, "number": %d, "state": "open", "title": "%s", "body": "", "labels": [],
                 "html_url": "https://github.com/acme/shop/%s/%d"}""".formatted(number, title, kind, number);
    }

    private static String deployment(String sha, String state) {
        return """
                {"databaseId": 7, "environment": "production", "commitOid": "%s", "createdAt": "2026-03-04T12:00:00Z",
                 "statuses": {"nodes": [{"state": "%s", "createdAt": "2026-03-04T12:00:00Z",
                   "logUrl": "https://github.com/acme/shop/actions/runs/8/job/9"}]}}""".formatted(sha, state);
    }

    private static String commit(String sha, String author, String title) {
        return """
                {"sha": "%s", "html_url": "u", "author": {"login": "%s"},
                 "commit": {"message": "%s", "committer": {"date": "2026-03-04T12:00:00Z"}}}""".formatted(sha, author, title);
    }

    private static String file(String text) {
        return "{\"type\": \"file\", \"size\": 8, \"content\": \""
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\"}";
    }
}
