package dev.skylark.github;

import dev.skylark.command.Refused;
import dev.skylark.discord.Markdown;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.github.Repositories.Ability;
import dev.skylark.github.Repositories.FileChange;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.github.Repositories.Filed.Kind;
import dev.skylark.github.Repositories.Look;
import dev.skylark.github.Repositories.NewDraft;
import dev.skylark.github.Repositories.NewIssue;
import dev.skylark.github.Repository.Access;
import dev.skylark.github.Troubles.Case;
import dev.skylark.work.Claims.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Brings an incident to GitHub: as an issue, as a draft. What is open there already is taken instead. */
final class Filing {

    private static final Duration LEASE = Duration.ofMinutes(2);

    /** What there is now; {@code isNew} unless it was there before. */
    record Result(Filed filed, boolean isNew, List<Suspect> suspects) {
        Result {
            suspects = List.copyOf(suspects);
        }
    }

    private final GitHubNeeds needs;

    Filing(GitHubNeeds needs) {
        this.needs = needs;
    }

    Result issue(Project project, Case it, String person) {
        return once(project, it, Kind.ISSUE, person, () -> {
            may(project, Ability.ISSUES);
            var incident = it.incident();
            var suspects = new Inquiry(needs.forge().get(), project.repository(), incident).suspects();
            var filed = got(
                    project,
                    needs.forge()
                            .get()
                            .repositories()
                            .issue(
                                    project.repository(),
                                    new NewIssue(
                                            IncidentFile.issueTitle(incident),
                                            IncidentFile.issueBody(incident, suspects),
                                            project.repository().labels(),
                                            people(project))));
            return new Result(filed, true, suspects);
        });
    }

    /** Of those who are asked for a review only people can be given an issue; a team cannot. */
    private static List<String> people(Project project) {
        return project.repository().reviewers().stream()
                .filter(it -> !it.contains("/"))
                .toList();
    }

    Result draft(Project project, Case it, String person) {
        return once(project, it, Kind.PULL_REQUEST, person, () -> {
            may(project, Ability.PULL_REQUESTS);
            may(project, Ability.CONTENTS);
            var incident = it.incident();
            var suspects = new Inquiry(needs.forge().get(), project.repository(), incident).suspects();
            var issue = open(project, it, Kind.ISSUE);
            var filed = got(
                    project,
                    needs.forge()
                            .get()
                            .repositories()
                            .draft(
                                    project.repository(),
                                    new NewDraft(
                                            Markers.branch(incident.id()),
                                            project.repository().base(),
                                            IncidentFile.draftTitle(incident),
                                            IncidentFile.draftBody(
                                                    incident,
                                                    suspects,
                                                    issue.isEmpty()
                                                            ? OptionalInt.empty()
                                                            : OptionalInt.of(issue.getFirst()
                                                                    .number())),
                                            project.repository().labels(),
                                            project.repository().reviewers(),
                                            List.of(new FileChange(
                                                    IncidentFile.path(incident),
                                                    IncidentFile.markdown(incident, suspects),
                                                    IncidentFile.commit(incident))))));
            return new Result(filed, true, suspects);
        });
    }

    /** Two people press at the same time: one of them files it, the other is told so. */
    private Result once(Project project, Case it, Kind kind, String person, Supplier<Result> file) {
        var key = "file-" + kind + "-" + it.incident().id();
        var now = needs.clock().instant();
        if (needs.claims().get().take(project.guild(), key, now, now.plus(LEASE)) != Claim.TAKEN) {
            throw new Refused("github.filing", it.incident().shortId());
        }
        try {
            var there = open(project, it, kind);
            var result = there.isEmpty() ? file.get() : new Result(there.getFirst(), false, List.of());
            needs.troubles().get().linked(project.guild(), it.incident().id(), result.filed(), person);
            return result;
        } finally {
            needs.claims().get().release(project.guild(), key);
        }
    }

    private List<Filed> open(Project project, Case it, Kind kind) {
        return got(
                        project,
                        needs.forge()
                                .get()
                                .repositories()
                                .find(project.repository(), it.incident().id()))
                .stream()
                .filter(filed -> filed.kind() == kind && filed.isOpen())
                .toList();
    }

    private void may(Project project, Ability ability) {
        var look = look(project.repository());
        if (!look.may().contains(ability)) {
            throw new Refused(
                    "github.may." + ability.name().toLowerCase(Locale.ROOT),
                    Markdown.plain(project.repository().name()));
        }
    }

    /** Who may use our App there is for the repository to say, not for whoever types its name. */
    Look look(Repository repository) {
        var look = got(repository, needs.forge().get().repositories().look(repository));
        if (repository.access() instanceof Access.App && !look.namesGuild()) {
            throw new Refused("github.notYours", Markdown.plain(repository.name()), repository.guild());
        }
        return look;
    }

    private static <T> T got(Project project, Answer<T> answer) {
        return got(project.repository(), answer);
    }

    /** A refusal of GitHub in the words of people. */
    static <T> T got(Repository repository, Answer<T> answer) {
        return switch (said(repository, answer)) {
            case Got<T>(var value) -> value;
            case Failed<T>(var trouble, var detail) -> throw refused(repository, trouble, detail);
        };
    }

    /** What GitHub said, be it a refusal; that it says nothing is so for all repositories. */
    static <T> Answer<T> said(Repository repository, Answer<T> answer) {
        if (answer instanceof Failed<T>(var trouble, var detail) && trouble == Trouble.DOWN) {
            throw refused(repository, trouble, detail).unreached();
        }
        return answer;
    }

    private static Refused refused(Repository repository, Trouble trouble, String detail) {
        return new Refused(
                "github.trouble." + trouble.word(), Markdown.plain(repository.name()), Markdown.plain(detail));
    }
}
