package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.github.GitHubEvent.IssueClosed;
import dev.skylark.github.GitHubEvent.PullRequestClosed;
import dev.skylark.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed on of a webhook says to us all that the webhook did. */
final class GistTest {

    private static final String ALERT = "a1".repeat(16);

    private static final Json SENDER =
            Json.fields().with("login", "alice").with("id", 7).with("avatar_url", "x".repeat(500));

    private static final Json.Fields BODY = Json.fields()
            .with("sender", SENDER)
            .with("organization", SENDER)
            .with(
                    "repository",
                    Json.fields()
                            .with("id", 5)
                            .with("full_name", "acme/shop")
                            .with("html_url", "https://github.com/acme/shop")
                            .with("description", "x".repeat(900))
                            .with("owner", SENDER)
                            .with("topics", Json.items(Collections.nCopies(50, "topic"))));

    private static Json.Fields thing() {
        return Json.fields()
                .with("id", 3_000_000_000L)
                .with("number", 12)
                .with("name", "build")
                .with("title", "Mend the cart")
                .with("html_url", "https://github.com/acme/shop/1")
                .with("user", SENDER)
                .with("actor", SENDER)
                .with("creator", SENDER)
                .with("body", "Closes it.\n" + Markers.write(ALERT) + "\nand alert 1a2b3c4d, says " + "x".repeat(9000))
                .with("merged", true)
                .with("merge_commit_sha", "a".repeat(40))
                .with("state_reason", "completed")
                .with("closed_at", "2051-06-01T12:00:00Z")
                .with("head_branch", "main")
                .with("head_sha", "b".repeat(40))
                .with("sha", "b".repeat(40))
                .with("ref", "main")
                .with("status", "completed")
                .with("conclusion", "success")
                .with("environment", "production")
                .with("state", "success")
                .with("log_url", "")
                .with("target_url", "https://log")
                .with("created_at", "2051-06-01T12:00:00Z")
                .with("updated_at", "2051-06-01T12:00:01+02:00")
                .with("payload", Json.fields().with("secret", "x".repeat(9000)))
                .with("labels", Json.items(Collections.nCopies(50, SENDER)));
    }

    private static Json sample(String event) {
        var repositories = Json.items(Collections.nCopies(
                150, Json.fields().with("id", 1).with("node_id", "n").with("full_name", "acme/shop")));
        return switch (event) {
            case "pull_request", "issues" ->
                BODY.with("action", "closed").with("pull_request", thing()).with("issue", thing());
            case "deployment_protection_rule" ->
                BODY.with("action", "requested")
                        .with("environment", "production")
                        .with(
                                "deployment_callback_url",
                                "https://api.github.com/repos/acme/shop/actions/runs/77/deployment_protection_rule")
                        .with("deployment", thing());
            case "deployment_review" ->
                BODY.with("action", "requested")
                        .with("environment", "production")
                        .with("requestor", SENDER)
                        .with("workflow_run", thing());
            case "installation" ->
                Json.fields()
                        .with("action", "deleted")
                        .with("installation", Json.fields().with("id", 9).with("account", SENDER))
                        .with("repositories", repositories);
            case "installation_repositories" ->
                Json.fields()
                        .with("action", "removed")
                        .with("installation", Json.fields().with("id", 9).with("account", SENDER))
                        .with("repositories_added", Json.items(List.of()))
                        .with("repositories_removed", repositories);
            default ->
                BODY.with("action", "created")
                        .with("workflow_run", thing())
                        .with("deployment", thing())
                        .with("deployment_status", thing());
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pull_request",
                "issues",
                "workflow_run",
                "deployment",
                "deployment_status",
                "deployment_review",
                "deployment_protection_rule",
                "installation",
                "installation_repositories"
            })
    void what_is_handed_on_says_the_same(String event) {
        var body = sample(event);
        var gist = Gist.of(body);

        assertThat(GitHubEvents.read(event, body)).isPresent();
        assertThat(wordless(GitHubEvents.read(event, gist))).isEqualTo(wordless(GitHubEvents.read(event, body)));
        assertThat(gist.bytes().length).isLessThan(body.bytes().length);
        assertThat(GitHubEvents.read(event, Json.read(gist.bytes()))).isEqualTo(GitHubEvents.read(event, gist));
    }

    /** Of what people wrote only the alerts that they named. */
    private static Optional<GitHubEvent> wordless(Optional<GitHubEvent> event) {
        return event.map(it -> switch (it) {
            case PullRequestClosed pull ->
                new PullRequestClosed(
                        pull.repository(),
                        pull.number(),
                        pull.url(),
                        pull.merged(),
                        pull.mergeCommit(),
                        pull.author(),
                        String.join(" ", Markers.mentions(pull.body())),
                        pull.title(),
                        pull.at());
            case IssueClosed issue ->
                new IssueClosed(
                        issue.repository(),
                        issue.number(),
                        issue.url(),
                        issue.reason(),
                        issue.closer(),
                        String.join(" ", Markers.mentions(issue.body())),
                        issue.at());
            default -> it;
        });
    }

    @Test
    void however_much_is_sent_little_is_handed_on() {
        var long100 = "😀x".repeat(50_000);
        var items = Json.items(Collections.nCopies(
                5_000,
                Json.fields().with("full_name", long100).with("name", long100).with("html_url", long100)));
        var body = BODY.with("repositories", items)
                .with("repositories_added", items)
                .with("repositories_removed", items)
                .with(
                        "pull_request",
                        thing().with("title", long100)
                                .with("body", Markers.write(ALERT).repeat(5_000)))
                .with("deployment", Json.fields().with("ref", items));

        assertThat(Gist.of(body).bytes().length).isLessThan(200_000);
    }

    @Test
    void what_is_cut_is_cut_between_characters() {
        var body = BODY.with("deployment", Json.fields().with("ref", "x" + "😀".repeat(2_000)));

        assertThat(Json.read(Gist.of(body).bytes()).at("deployment").at("ref").text())
                .startsWith("x😀")
                .endsWith("😀");
    }

    @Provide
    Arbitrary<Json> anything() {
        var names = Arbitraries.of(
                "action", "repository", "full_name", "body", "deployment", "user", "login", "repositories", "id", "x");
        Arbitrary<Json> leaf = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(50).map(Json::of),
                Arbitraries.of("acme/shop", "closed", "requested", "😀".repeat(700))
                        .map(Json::of),
                Arbitraries.longs().map(Json::of),
                Arbitraries.just(Json.of(null)),
                Arbitraries.of(true, false).map(Json::of));
        return Arbitraries.recursive(
                () -> leaf,
                it -> Arbitraries.oneOf(
                        it.list().ofMaxSize(4).map(Json::items),
                        Arbitraries.maps(names, it).ofMaxSize(6).map(GistTest::fields)),
                0,
                4);
    }

    private static Json fields(Map<String, Json> members) {
        return new Json.Fields(members);
    }

    @Property(tries = 150)
    void whatever_is_sent_is_handed_on_without_a_fall(@ForAll("anything") Json body, @ForAll("events") String event) {
        var gist = Gist.of(body);

        assertThat(Json.read(gist.bytes())).isNotNull();
        assertThat(GitHubEvents.read(event, gist)).isNotNull();
        assertThat(Gist.of(gist)).isEqualTo(gist);
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.of("pull_request", "issues", "workflow_run", "deployment", "installation", "other");
    }
}
