package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.skylark.github.GitHubEvent.DeploymentChanged;
import dev.skylark.github.GitHubEvent.InstallationChanged;
import dev.skylark.github.GitHubEvent.IssueClosed;
import dev.skylark.github.GitHubEvent.PullRequestClosed;
import dev.skylark.github.GitHubEvent.ReviewRequested;
import dev.skylark.github.GitHubEvent.RunChanged;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub's webhooks, read. */
final class GitHubEventsTest {

    private static final Instant AT = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void a_pull_request_was_merged() {
        assertThat(read("pull_request", """
                {"action": "closed", "number": 5, "pull_request": {
                   "number": 5, "html_url": "https://github.com/acme/shop/pull/5", "title": "Fix", "body": "b",
                   "user": {"login": "ann"}, "merged": true, "merge_commit_sha": "abc",
                   "closed_at": "2026-03-04T12:00:00Z"},
                 "repository": {"full_name": "acme/shop"}, "sender": {"login": "bob"}}"""))
                .containsExactly(new PullRequestClosed(
                        "acme/shop", 5, "https://github.com/acme/shop/pull/5", true, "abc", "ann", "b", "Fix", AT));
    }

    @Test
    void a_pull_request_was_closed_without_merging() {
        assertThat(read("pull_request", """
                {"action": "closed", "pull_request": {"number": 5, "body": null, "user": null, "merged": false,
                   "merge_commit_sha": null, "closed_at": "yesterday"},
                 "repository": {"full_name": "acme/shop"}}"""))
                .containsExactly(new PullRequestClosed("acme/shop", 5, "", false, "", "", "", "", Instant.EPOCH));
    }

    @Test
    void an_issue_was_closed() {
        assertThat(read("issues", """
                {"action": "closed", "issue": {"number": 6, "html_url": "u", "state_reason": "not_planned",
                   "body": "b", "user": {"login": "skylark[bot]"}, "closed_at": "2026-03-04T13:00:00+01:00"},
                 "repository": {"full_name": "acme/shop"}, "sender": {"login": "bob"}}"""))
                .containsExactly(new IssueClosed("acme/shop", 6, "u", "not_planned", "bob", "b", AT));
    }

    @Test
    void a_run_changed() {
        assertThat(read("workflow_run", """
                {"action": "completed", "workflow_run": {"id": 30433642, "name": "CI", "head_branch": "main",
                   "head_sha": "abc", "status": "completed", "conclusion": "failure", "html_url": "u",
                   "actor": {"login": "ann"}, "updated_at": "2026-03-04T12:00:00Z"},
                 "repository": {"full_name": "acme/shop"}}"""))
                .containsExactly(new RunChanged(
                        "acme/shop", 30433642, "CI", "main", "abc", "completed", "failure", "u", "ann", AT));
    }

    @Test
    void a_deployment_began() {
        assertThat(read("deployment", """
                {"action": "created", "deployment": {"id": 7, "environment": "production", "sha": "abc",
                   "creator": {"login": "ann"}, "created_at": "2026-03-04T12:00:00Z"},
                 "repository": {"full_name": "acme/shop"}}"""))
                .containsExactly(new DeploymentChanged("acme/shop", 7, "production", "abc", "created", "", "ann", AT));
    }

    @ParameterizedTest
    @CsvSource({"log,target,log", "'',target,target", "'','',''"})
    void something_was_said_of_a_deployment(String log, String target, String url) {
        assertThat(read("deployment_status", """
                {"action": "created",
                 "deployment_status": {"state": "success", "log_url": "%s", "target_url": "%s",
                   "created_at": "2026-03-04T12:00:00Z"},
                 "deployment": {"id": 7, "environment": "production", "sha": "abc", "creator": {"login": "ann"},
                   "created_at": "2026-03-04T11:00:00Z"},
                 "repository": {"full_name": "acme/shop"}}""".formatted(log, target)))
                .containsExactly(new DeploymentChanged("acme/shop", 7, "production", "abc", "success", url, "ann", AT));
    }

    @Test
    void a_person_is_asked_to_let_a_run_on() {
        assertThat(read("deployment_review", """
                {"action": "requested", "environment": "production", "requestor": {"login": "ann"},
                 "workflow_run": {"id": 8, "head_branch": "main", "head_sha": "abc", "html_url": "u"},
                 "repository": {"full_name": "acme/shop"}}"""))
                .containsExactly(new ReviewRequested("acme/shop", 8, "production", "abc", "main", "ann", "u", false));
    }

    @Test
    void we_are_asked_to_let_a_run_on() {
        assertThat(read("deployment_protection_rule", """
                {"action": "requested", "environment": "production", "event": "push",
                 "deployment_callback_url":
                   "https://api.github.com/repos/acme/shop/actions/runs/8/deployment_protection_rule",
                 "deployment": {"sha": "abc", "ref": "main", "creator": {"login": "ann"}},
                 "repository": {"full_name": "acme/shop", "html_url": "https://github.com/acme/shop"}}"""))
                .containsExactly(new ReviewRequested(
                        "acme/shop",
                        8,
                        "production",
                        "abc",
                        "main",
                        "ann",
                        "https://github.com/acme/shop/actions/runs/8",
                        true));
    }

    @ParameterizedTest
    @CsvSource({"created, true", "unsuspend, true", "deleted, false", "suspend, false"})
    void our_app_came_or_went(String action, boolean came) {
        var touched = List.of("acme/shop", "acme/web");
        assertThat(read("installation", """
                {"action": "%s", "installation": {"id": 77, "account": {"login": "acme"}},
                 "repositories": [{"full_name": "acme/shop"}, {"full_name": "acme/web"}, {"full_name": "odd"}, 4]}""".formatted(action)))
                .containsExactly(new InstallationChanged(
                        77, "acme", action, came ? touched : List.of(), came ? List.of() : touched));
    }

    @Test
    void our_app_may_use_other_repositories() {
        assertThat(read("installation_repositories", """
                {"action": "removed", "installation": {"id": 77, "account": {"login": "acme"}},
                 "repositories_added": [], "repositories_removed": [{"full_name": "acme/shop"}]}"""))
                .containsExactly(new InstallationChanged(77, "acme", "removed", List.of(), List.of("acme/shop")));
    }

    @Test
    void our_app_may_do_more() {
        assertThat(read("installation", """
                {"action": "new_permissions_accepted", "installation": {"id": 77, "account": {"login": "acme"}}}"""))
                .containsExactly(new InstallationChanged(77, "acme", "new_permissions_accepted", List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "ping, created", "pull_request, opened", "issues, opened", "deployment_review, approved",
        "deployment_protection_rule, requested", "installation, odd", "installation_target, renamed", "'', closed"
    })
    void what_does_not_matter_to_us_is_nothing(String event, String action) {
        assertThat(read(event, "{\"action\": \"" + action + "\", \"repository\": {\"full_name\": \"acme/shop\"}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "4", "{\"action\": \"closed\"}", """
            {"action": "closed", "repository": {"full_name": "../.."}}""", """
            {"action": "closed", "repository": {"full_name": ["acme/shop"]}}"""})
    void without_a_repository_it_is_nothing(String body) {
        assertThat(read("pull_request", body)).isEmpty();
    }

    @Property
    void nothing_odd_is_ever_too_odd(@ForAll("events") String event, @ForAll("bodies") Json body) {
        assertThatCode(() -> GitHubEvents.read(event, body)).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.of(
                "pull_request",
                "issues",
                "workflow_run",
                "deployment",
                "deployment_status",
                "deployment_review",
                "deployment_protection_rule",
                "installation",
                "installation_repositories");
    }

    @Provide
    Arbitrary<Json> bodies() {
        var repository = Json.fields().with("full_name", "acme/shop");
        return Arbitraries.maps(members(), pieces(3))
                .ofMaxSize(8)
                .map(it -> new Json.Fields(it).with("repository", repository))
                .flatMap(it -> Arbitraries.of("closed", "requested", "created", "added")
                        .map(action -> it.with("action", action)));
    }

    private static Arbitrary<Json> pieces(int depth) {
        var leaves = Arbitraries.<Json>of(
                Json.of(null),
                Json.of(true),
                Json.of(""),
                Json.of("2026-13-45T99:00:00Z"),
                Json.of("/actions/runs/999999999999999999999"),
                Json.of("/actions/runs/999999999999999999"),
                new Json.Numeral("1e999999999"),
                Json.of(-1),
                Json.of(Long.MAX_VALUE));
        return depth == 0
                ? leaves
                : Arbitraries.oneOf(
                        leaves,
                        pieces(depth - 1).list().ofMaxSize(3).map(Json.Items::new),
                        Arbitraries.maps(members(), pieces(depth - 1))
                                .ofMaxSize(5)
                                .map(Json.Fields::new));
    }

    private static Arbitrary<String> members() {
        return Arbitraries.of(
                "pull_request",
                "issue",
                "workflow_run",
                "deployment",
                "deployment_status",
                "installation",
                "account",
                "login",
                "user",
                "number",
                "id",
                "closed_at",
                "created_at",
                "merged",
                "body",
                "environment",
                "deployment_callback_url",
                "repositories",
                "repositories_added",
                "full_name",
                "creator",
                "sender");
    }

    private static List<GitHubEvent> read(String event, String body) {
        return GitHubEvents.read(event, Json.read(body)).stream().toList();
    }
}
