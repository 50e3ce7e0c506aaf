package dev.skylark.github;

import static dev.skylark.github.GitHubWire.BY_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.Deployments.Deployed;
import dev.skylark.github.Deployments.Verdict;
import dev.skylark.github.Deployments.Waiting;
import dev.skylark.github.History.Blame;
import dev.skylark.github.History.Change;
import dev.skylark.github.History.Comparison;
import dev.skylark.github.Repositories.FileChange;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.github.Repositories.Filed.Kind;
import dev.skylark.github.Repositories.Look;
import dev.skylark.github.Repositories.NewDraft;
import dev.skylark.github.Repositories.NewIssue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same small repository twice: in memory, and as GitHub would answer about it over HTTP. */
final class GitHubContractTest {

    private static final String ALERT = "0123456789abcdef0123456789abcdef";
    private static final Repository UNKNOWN =
            new Repository("42", "shop", "acme/none", "", List.of(), List.of(), BY_APP.access());
    private static final NewIssue NEW_ISSUE =
            new NewIssue("Boom", Markers.write(ALERT), List.of("bug"), List.of("ann"));

    @ParameterizedTest
    @EnumSource
    void a_look_tells_the_branch_and_whose_it_is(GitHubPlace place) {
        try (var it = place.open()) {
            assertThat(it.repositories().look(BY_APP).map(Look::defaultBranch)).isEqualTo(Answer.got("main"));
            assertThat(it.repositories().look(BY_APP).map(Look::namesGuild)).isEqualTo(Answer.got(true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_there_is_gone(GitHubPlace place) {
        try (var it = place.open()) {
            for (var answer : List.of(
                    it.repositories().look(UNKNOWN),
                    it.repositories().find(UNKNOWN, ALERT),
                    it.repositories().issue(UNKNOWN, NEW_ISSUE),
                    it.repositories().file(BY_APP, "none.txt", ""),
                    it.history().files(BY_APP, "none"),
                    it.history().compare(BY_APP, "none", "main"),
                    it.history().blame(BY_APP, "Shop.java", 1, "none"),
                    it.deployments().waiting(UNKNOWN))) {
                assertThat(answer)
                        .isInstanceOfSatisfying(
                                Failed.class, no -> assertThat(no.trouble()).isEqualTo(Trouble.GONE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void files_have_names_and_text(GitHubPlace place) {
        try (var it = place.open()) {
            assertThat(it.history().files(BY_APP, "")).isEqualTo(Answer.got(List.of(".skylark/guild", "Shop.java")));
            assertThat(it.repositories().file(BY_APP, "Shop.java", "")).isEqualTo(Answer.got("one\nTWO\n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_line_is_of_whoever_wrote_it(GitHubPlace place) {
        try (var it = place.open()) {
            var found = it.history().blame(BY_APP, "Shop.java", 2, "");

            assertThat(found.map(Blame::isExact)).isEqualTo(Answer.got(true));
            assertThat(found.map(blame ->
                            blame.changes().stream().map(Change::author).toList()))
                    .isEqualTo(Answer.got(List.of("ann")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void behind_the_end_it_is_whoever_changed_the_file_the_newest_first(GitHubPlace place) {
        try (var it = place.open()) {
            assertThat(it.history()
                            .blame(BY_APP, "Shop.java", 99, "")
                            .map(blame ->
                                    blame.changes().stream().map(Change::title).toList()))
                    .isEqualTo(Answer.got(List.of("Shout", "Begin")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void between_two_versions_are_changes_and_files(GitHubPlace place) {
        try (var it = place.open()) {
            var found = it.history().compare(BY_APP, it.first(), "main");

            assertThat(found.map(Comparison::total)).isEqualTo(Answer.got(1));
            assertThat(found.map(Comparison::files)).isEqualTo(Answer.got(List.of("Shop.java")));
            assertThat(found.map(one -> one.changes().getFirst().title())).isEqualTo(Answer.got("Shout"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_live_is_told_the_newest_first(GitHubPlace place) {
        try (var it = place.open()) {
            var found = it.deployments().recent(BY_APP, "production");

            assertThat(found.map(all -> all.stream().map(Deployed::state).toList()))
                    .isEqualTo(Answer.got(List.of("in_progress", "success")));
            assertThat(found.map(all -> all.getFirst().run().isPresent())).isEqualTo(Answer.got(true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_waits_can_be_let_on(GitHubPlace place) {
        try (var it = place.open()) {
            var found = it.deployments().waiting(BY_APP);
            assertThat(found.map(all -> all.stream().map(Waiting::requester).toList()))
                    .isEqualTo(Answer.got(List.of("bob")));
            var run = found instanceof Answer.Got<List<Waiting>>(var all)
                    ? all.getFirst().run()
                    : 0;

            assertThat(it.deployments().review(BY_APP, run, List.of("production"), Verdict.APPROVED, ""))
                    .isEqualTo(Answer.got(Verdict.APPROVED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_earlier_version_goes_there_once_more(GitHubPlace place) {
        try (var it = place.open()) {
            var again = it.deployments().again(BY_APP, "production", it.first(), "back");

            assertThat(again.map(Deployed::state)).isEqualTo(Answer.got("pending"));
            assertThat(again.map(Deployed::sha)).isEqualTo(Answer.got(it.first()));
            assertThat(it.deployments().again(BY_APP, "production", "none", "back"))
                    .isEqualTo(Answer.failed(Trouble.OTHER, "HTTP 422: No ref found for: none"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void issues_and_drafts_are_numbered_and_named(GitHubPlace place) {
        try (var it = place.open()) {
            assertThat(it.repositories().issue(BY_APP, NEW_ISSUE))
                    .isEqualTo(Answer.got(
                            new Filed(Kind.ISSUE, 1, "https://github.com/acme/shop/issues/1", "Boom", true)));
            assertThat(it.repositories().draft(BY_APP, draft("")))
                    .isEqualTo(Answer.got(
                            new Filed(Kind.PULL_REQUEST, 2, "https://github.com/acme/shop/pull/2", "Fix", true)));
            assertThat(it.repositories().draft(BY_APP, draft("none")))
                    .isEqualTo(Answer.failed(Trouble.WRONG_STATE, "there is no branch none"));
        }
    }

    /** The second has a branch of its own, which is not there yet. */
    private static NewDraft draft(String base) {
        return new NewDraft(
                Markers.branch(base.isEmpty() ? ALERT : "f".repeat(32)),
                base,
                "Fix",
                "",
                List.of(),
                List.of(),
                List.of(new FileChange("a.md", "Hello", "Note it")));
    }

    /** How GitHub is there; {@code first} is the revision with which it began. */
    record Opened(
            Repositories repositories,
            History history,
            Deployments deployments,
            String first,
            Optional<GitHubWire> wire)
            implements AutoCloseable {
        @Override
        public void close() {
            wire.ifPresent(GitHubWire::close);
        }
    }
}
