package dev.skylark.github;

import static dev.skylark.github.GitHubWire.BY_APP;
import static dev.skylark.github.GitHubWire.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.GitHubEvent.DeploymentChanged;
import dev.skylark.github.GitHubEvent.IssueClosed;
import dev.skylark.github.GitHubEvent.PullRequestClosed;
import dev.skylark.github.GitHubEvent.ReviewRequested;
import dev.skylark.github.GitHubEvent.RunChanged;
import dev.skylark.github.History.Blame;
import dev.skylark.github.History.Change;
import dev.skylark.github.Repositories.FileChange;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.github.Repositories.NewDraft;
import dev.skylark.github.Repositories.NewIssue;
import dev.skylark.json.Json;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do on the twin, and what we hear of it. */
final class InMemoryGitHubTest {

    private static final String SHOP = "acme/shop";
    private static final String ALERT = "0123456789abcdef0123456789abcdef";
    private static final String BRANCH = Markers.branch(ALERT);

    private final InMemoryGitHub github = new InMemoryGitHub(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void begin() {
        github.repository(SHOP, "42", Map.of("Shop.java", "one\ntwo\nthree\n"));
    }

    @Test
    void a_second_draft_takes_over_the_first() {
        var first = github.draft(BY_APP, draft("Hello"));

        assertThat(github.draft(BY_APP, draft("Hello again"))).isEqualTo(first);
        assertThat(github.filed(SHOP)).hasSize(1);
        assertThat(github.labels(SHOP, 1)).containsExactly("skylark", "bug");
        assertThat(github.file(SHOP, BRANCH, "a.md")).contains("Hello again");
        assertThat(github.file(SHOP, "main", "a.md")).isEmpty();
        assertThat(github.find(BY_APP, ALERT).map(List::size)).isEqualTo(Answer.got(1));
    }

    @Test
    void an_issue_is_made_as_often_as_it_is_asked_for() {
        github.issue(BY_APP, new NewIssue("Boom", Markers.write(ALERT), List.of(), List.of()));
        github.issue(BY_APP, new NewIssue("Boom", Markers.write(ALERT), List.of(), List.of()));

        assertThat(github.find(BY_APP, ALERT)
                        .map(it -> it.stream().map(Filed::number).toList()))
                .isEqualTo(Answer.got(List.of(1, 2)));
        assertThat(github.find(BY_APP, "f".repeat(32))).isEqualTo(Answer.got(List.of()));
    }

    @Test
    void merging_brings_the_files_to_main_closes_the_issue_and_is_told() {
        github.issue(BY_APP, new NewIssue("Boom", Markers.write(ALERT), List.of(), List.of()));
        github.draft(BY_APP, draft("Hello"));
        github.commit(SHOP, "bob", "Meanwhile", Map.of("Shop.java", "ONE\ntwo\nthree\n"));

        var event = GitHubEvents.read("pull_request", wired(github.merge(SHOP, 2, "ann")))
                .orElseThrow();

        assertThat(github.file(SHOP, "main", "a.md")).contains("Hello");
        assertThat(github.file(SHOP, "main", "Shop.java")).contains("ONE\ntwo\nthree\n");
        assertThat(github.filed(SHOP)).noneMatch(Filed::isOpen);
        assertThat(event).isInstanceOfSatisfying(PullRequestClosed.class, it -> {
            assertThat(it.repository()).isEqualTo(SHOP);
            assertThat(it.number()).isEqualTo(2);
            assertThat(it.merged()).isTrue();
            assertThat(it.author()).isEqualTo("ann");
            assertThat(Markers.all(it.body())).containsExactly(ALERT);
            assertThat(it.at()).isEqualTo(NOW);
        });
        assertThat(github.blame(BY_APP, "a.md", 1, "")
                        .map(it -> it.changes().getFirst().pull().isPresent()))
                .isEqualTo(Answer.got(true));
    }

    @Test
    void lines_that_stay_keep_their_author() {
        github.commit(SHOP, "ann", "Insert", Map.of("Shop.java", "zero\none\ntwo\nthree\n"));
        github.commit(SHOP, "bob", "Change", Map.of("Shop.java", "zero\none\nTWO\nthree\n"));

        assertThat(List.of(author(1), author(2), author(3), author(4)))
                .containsExactly("ann", "octocat", "bob", "octocat");
    }

    @Test
    void closing_an_issue_is_told() {
        github.issue(BY_APP, new NewIssue("Boom", "Body", List.of(), List.of()));

        assertThat(GitHubEvents.read("issues", wired(github.close(SHOP, 1, "ann", "not_planned"))))
                .contains(new IssueClosed(
                        SHOP, 1, "https://github.com/acme/shop/issues/1", "not_planned", "ann", "Body", NOW));
        assertThat(github.filed(SHOP)).noneMatch(Filed::isOpen);
        assertThat(github.body(SHOP, 1)).isEqualTo("Body");
    }

    @Test
    void closing_a_draft_is_no_merge() {
        github.draft(BY_APP, draft("Hello"));

        assertThat(GitHubEvents.read("pull_request", wired(github.close(SHOP, 1, "ann", ""))))
                .containsInstanceOf(PullRequestClosed.class)
                .get()
                .extracting(it -> ((PullRequestClosed) it).merged())
                .isEqualTo(false);
    }

    @Test
    void what_is_said_of_a_deployment_is_told() {
        var deployed = github.deploy(SHOP, "production", "abc", "in_progress");

        var told = GitHubEvents.read("deployment_status", wired(github.deploymentStatus(deployed, "success")));

        assertThat(told).containsInstanceOf(DeploymentChanged.class);
        assertThat(github.recent(BY_APP, "production").map(it -> it.getFirst().state()))
                .isEqualTo(Answer.got("success"));
    }

    @Test
    void runs_and_who_waits_are_told() {
        github.waiting(SHOP, "Deploy", "production", "bob");

        assertThat(GitHubEvents.read(
                        "workflow_run", wired(github.run(SHOP, "CI", "abc", "completed", "failure", "ann"))))
                .containsInstanceOf(RunChanged.class);
        assertThat(GitHubEvents.read("deployment_review", wired(github.reviewRequested(SHOP, "production"))))
                .get()
                .isInstanceOfSatisfying(
                        ReviewRequested.class, it -> assertThat(it.requester()).isEqualTo("bob"));
    }

    @Test
    void while_it_is_down_it_answers_nothing() {
        github.down(true);
        assertThat(github.look(BY_APP)).isEqualTo(Answer.failed(Trouble.DOWN, "it did not answer"));
        assertThat(github.files(BY_APP, "")).isEqualTo(Answer.failed(Trouble.DOWN, "it did not answer"));
        assertThat(github.waiting(BY_APP)).isEqualTo(Answer.failed(Trouble.DOWN, "it did not answer"));

        github.down(false);
        assertThat(github.waiting(BY_APP)).isEqualTo(Answer.got(List.of()));
    }

    /** As it is after the way through the wire. */
    private static Json wired(Json body) {
        return Json.read(body.bytes());
    }

    private String author(int line) {
        return github.blame(BY_APP, "Shop.java", line, "") instanceof Answer.Got<Blame>(var it)
                ? it.changes().stream().map(Change::author).findFirst().orElse("")
                : "";
    }

    private static NewDraft draft(String content) {
        return new NewDraft(
                BRANCH,
                "",
                "Fix",
                Markers.write(ALERT) + "\nCloses #1",
                List.of("bug"),
                List.of(),
                List.of(new FileChange("a.md", content, "Note it")));
    }
}
