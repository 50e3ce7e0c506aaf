package dev.skylark.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.skylark.github.GitHubWire.BY_APP;
import static dev.skylark.github.GitHubWire.BY_TOKEN;
import static dev.skylark.github.GitHubWire.NOW;
import static dev.skylark.github.GitHubWire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.Deployments.Deployed;
import dev.skylark.github.Deployments.Environment;
import dev.skylark.github.Deployments.Status;
import dev.skylark.github.Deployments.Verdict;
import dev.skylark.github.Deployments.Waiting;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What GitHub tells of what is live, and what it is told about it. */
final class GitHubDeploymentsTest {

    private static final String LOG = "https://github.com/acme/shop/actions/runs/8/job/9";
    private static final String PENDING = "/actions/runs/8/pending_deployments";
    private static final String RULE = "/actions/runs/8/deployment_protection_rule";

    private final GitHubWire wire = new GitHubWire();
    private final Deployments deployments = new GitHubDeployments(wire.connections());

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void what_went_live_is_told_with_all_that_was_said_of_it() {
        wire.graph("""
                {"deployments": {"nodes": [
                  {"databaseId": 7, "environment": "production", "commitOid": "abc", "description": null,
                   "createdAt": "2026-03-04T12:00:00Z", "ref": {"name": "main"}, "creator": {"login": "ann"},
                   "statuses": {"nodes": [
                     {"state": "IN_PROGRESS", "logUrl": null, "createdAt": "2026-03-04T12:00:00Z"},
                     {"state": "SUCCESS", "logUrl": "%s", "createdAt": "2026-03-04T12:00:05Z"}]}},
                  {"databaseId": 6, "environment": "production", "commitOid": "old", "description": "d",
                   "createdAt": "2026-03-04T12:00:00Z", "ref": null, "creator": null, "statuses": {"nodes": []}}]}}""".formatted(LOG));

        assertThat(deployments.recent(BY_TOKEN, "production"))
                .isEqualTo(Answer.got(List.of(
                        new Deployed(
                                7,
                                "production",
                                "abc",
                                "main",
                                "ann",
                                "",
                                NOW,
                                "success",
                                LOG,
                                OptionalLong.of(8),
                                List.of(
                                        new Status("success", LOG, NOW.plusSeconds(5)),
                                        new Status("in_progress", "", NOW))),
                        new Deployed(
                                6,
                                "production",
                                "old",
                                "",
                                "",
                                "d",
                                NOW,
                                "pending",
                                "",
                                OptionalLong.empty(),
                                List.of()))));
        wire.server.verify(postRequestedFor(urlEqualTo("/graphql"))
                .withRequestBody(matchingJsonPath("$.variables.environments[0]", equalTo("production"))));
    }

    @Test
    void what_waits_is_told_with_what_it_waits_for() {
        wire.answers("/actions/runs?status=waiting&per_page=10", """
                {"total_count": 1, "workflow_runs": [
                  {"id": 8, "name": "Deploy", "head_branch": "main", "head_sha": "abc", "html_url": "run/8",
                   "triggering_actor": {"login": "ann"}}]}""");
        wire.answers(PENDING, pending());

        assertThat(deployments.waiting(BY_TOKEN))
                .isEqualTo(Answer.got(List.of(new Waiting(
                        8,
                        "Deploy",
                        "main",
                        "abc",
                        "ann",
                        "run/8",
                        List.of(new Environment(1, "staging", false), new Environment(2, "production", true))))));
    }

    @Test
    void a_person_lets_environments_on_by_their_numbers() {
        wire.answers(PENDING, pending());
        wire.takes(PENDING, okJson("[]"));

        assertThat(deployments.review(BY_TOKEN, 8, List.of("production"), Verdict.APPROVED, "by Ann"))
                .isEqualTo(Answer.got(Verdict.APPROVED));
        wire.server.verify(
                postRequestedFor(urlEqualTo("/repos/acme/shop" + PENDING)).withRequestBody(equalToJson("""
                        {"environment_ids": [2], "state": "approved", "comment": "by Ann"}""")));
    }

    @Test
    void what_does_not_wait_any_more_cannot_be_let_on() {
        wire.answers(PENDING, "[]");

        assertThat(deployments.review(BY_TOKEN, 8, List.of("production"), Verdict.APPROVED, ""))
                .isEqualTo(Answer.failed(Trouble.WRONG_STATE, "it does not wait for this any more"));
    }

    @Test
    void our_app_answers_as_a_rule_of_each_environment() {
        wire.takes(RULE, aResponse().withStatus(204));

        assertThat(deployments.review(BY_APP, 8, List.of("staging", "production"), Verdict.REJECTED, "no"))
                .isEqualTo(Answer.got(Verdict.REJECTED));
        for (var environment : List.of("staging", "production")) {
            wire.server.verify(
                    1,
                    postRequestedFor(urlEqualTo("/repos/acme/shop" + RULE))
                            .withRequestBody(equalToJson("""
                            {"environment_name": "%s", "state": "rejected", "comment": "no"}""".formatted(environment))));
        }
    }

    @Test
    void an_app_that_is_no_rule_there_is_refused() {
        wire.takes(RULE, refusal(403, "Resource not accessible by integration"));

        assertThat(deployments.review(BY_APP, 8, List.of("production"), Verdict.APPROVED, ""))
                .isEqualTo(Answer.failed(Trouble.DENIED, "HTTP 403: Resource not accessible by integration"));
    }

    @Test
    void an_earlier_version_is_deployed_once_more_just_as_it_was() {
        wire.takes("/deployments", """
                {"id": 9, "sha": "abc", "ref": "abc", "environment": "production", "description": "back",
                 "creator": {"login": "skylark[bot]"}, "created_at": "2026-03-04T12:00:00Z"}""");

        assertThat(deployments.again(BY_TOKEN, "production", "abc", "x".repeat(200)))
                .isEqualTo(Answer.got(new Deployed(
                        9,
                        "production",
                        "abc",
                        "abc",
                        "skylark[bot]",
                        "back",
                        NOW,
                        "pending",
                        "",
                        OptionalLong.empty(),
                        List.of())));
        wire.server.verify(postRequestedFor(urlEqualTo("/repos/acme/shop/deployments"))
                .withRequestBody(equalToJson("""
                        {"ref": "abc", "environment": "production", "description": "%s…",
                         "auto_merge": false, "required_contexts": []}""".formatted("x".repeat(139)))));
    }

    private static String pending() {
        return """
                [{"environment": {"id": 1, "name": "staging"}, "current_user_can_approve": false},
                 {"environment": {"id": 2, "name": "production"}, "current_user_can_approve": true}]""";
    }
}
