package dev.skylark.github;

import dev.skylark.access.Guild;
import dev.skylark.advice.Advice;
import dev.skylark.advice.FixAnswer;
import dev.skylark.advice.FixAnswer.Evidence;
import dev.skylark.advice.FixAnswer.Hypothesis;
import dev.skylark.advice.FixQuestion;
import dev.skylark.advice.Patch;
import dev.skylark.advice.SourceFile;
import dev.skylark.advice.Suspicion;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.github.Repositories.FileChange;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.github.Repositories.NewDraft;
import dev.skylark.journal.Journal.Level;
import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import dev.skylark.work.Claims.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Asks a language model how an incident may be mended, once for each draft, and puts what it says there: guesses with
 * their evidence, and a patch that is marked as one. It takes longer than a person who pressed a button waits.
 */
final class Fixes {

    static final String SUGGEST = "github-fix";

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration ONCE = Duration.ofDays(30);
    private static final int LONGEST_CLAIM = 600;

    private final GitHubNeeds needs;
    private final Projects projects;

    Fixes(GitHubNeeds needs, Projects projects) {
        this.needs = needs;
        this.projects = projects;
    }

    /** In a moment; what comes of it is told in the channel. */
    void order(Project project, Incident incident, Filed draft, String channel) {
        needs.timers()
                .get()
                .set(
                        new Job(
                                project.guild(),
                                SUGGEST,
                                incident.shortId() + "-" + draft.number(),
                                Json.fields()
                                        .with("alert", incident.id())
                                        .with("service", project.service())
                                        .with("number", draft.number())
                                        .with("url", draft.url())
                                        .with("channel", channel)),
                        new When.Once(needs.clock().instant()));
    }

    void suggest(Job job) {
        var project = projects.find(job.guild(), job.data().at("service").text());
        if (project.isEmpty()) {
            return;
        }
        var key = "fix-" + job.name();
        var now = needs.clock().instant();
        if (needs.claims().get().take(job.guild(), key, now, now.plus(LEASE)) != Claim.TAKEN) {
            return;
        }
        try {
            suggest(job, project.get());
            needs.claims().get().finish(job.guild(), key, now.plus(ONCE));
        } catch (RuntimeException failure) {
            needs.claims().get().release(job.guild(), key);
            throw failure;
        }
    }

    private void suggest(Job job, Project project) {
        var incident = needs.troubles()
                .get()
                .find(job.guild(), job.data().at("alert").text())
                .incident();
        var suspicion = new Inquiry(needs.forge().get(), project.repository(), incident).suspicion();
        var guild = needs.guilds().get().find(job.guild()).orElseGet(() -> Guild.unknown(job.guild()));
        var texts = Texts.in(guild.locale());
        var message = switch (needs.advisor().get().ask(FixQuestion.of(suspicion))) {
            case Failed<Advice>(var trouble, var detail) ->
                Message.warning(texts.of("fix.failed"))
                        .text(texts.of("trouble." + trouble.word()))
                        .text("-# " + Markdown.plain(detail));
            case Got<Advice>(var advice) -> read(job, project, incident, suspicion, advice, texts);
        };
        needs.answers().get().post(job.data().at("channel").text(), message.living("f-" + job.name()), guild.locale());
    }

    private Message read(Job job, Project project, Incident incident, Suspicion suspicion, Advice advice, Texts texts) {
        var cost = advice.cost(texts);
        return switch (FixAnswer.read(advice.text(), suspicion)) {
            case FixAnswer.Refused(var why) -> {
                needs.journal().get().note(Level.WARN, "advice was refused", Map.of("why", why));
                yield Message.warning(texts.of("fix.refused")).text(cost);
            }
            case FixAnswer.Suggested(var ranked, var patch) -> {
                var changes =
                        patch.flatMap(it -> changes(it, suspicion, incident)).orElse(List.of());
                var isCommitted = !changes.isEmpty() && commit(project, incident, changes);
                var said = needs.forge()
                        .get()
                        .repositories()
                        .comment(
                                project.repository(),
                                (int) job.data().at("number").whole(0),
                                comment(ranked, isCommitted));
                var message = Message.neutral(texts.of("fix.title", incident.shortId()))
                        .text(texts.of(
                                "fix.text",
                                StageCards.link(
                                        texts.of("alert.link.pull"),
                                        job.data().at("url").text())));
                for (var one : ranked.stream().limit(3).toList()) {
                    message = message.text("**%d %%** %s"
                            .formatted(
                                    Math.round(one.confidence() * 100),
                                    Markdown.plain(Quote.plain(one.claim(), LONGEST_CLAIM))));
                }
                message = message.text(texts.of(isCommitted ? "fix.patch" : "fix.noPatch"));
                yield (said instanceof Failed<String>(var _, var detail)
                                ? message.text(texts.of("fix.unsaid", Markdown.plain(detail)))
                                : message)
                        .text(cost);
            }
        };
    }

    /** All of the patch or nothing of it. */
    private static Optional<List<FileChange>> changes(Patch patch, Suspicion given, Incident incident) {
        var before = given.files().stream().collect(Collectors.toMap(SourceFile::path, SourceFile::text));
        var after = patch.changes().stream()
                .<FileChange>mapMulti((change, them) -> Optional.ofNullable(before.get(change.path()))
                        .flatMap(change::apply)
                        .ifPresent(text -> them.accept(new FileChange(
                                change.path(),
                                text,
                                "Suggest a fix for incident " + incident.shortId()
                                        + " (by a language model, not proven)"))))
                .toList();
        return Optional.of(after).filter(it -> it.size() == patch.changes().size());
    }

    private boolean commit(Project project, Incident incident, List<FileChange> changes) {
        var draft = new NewDraft(
                Markers.branch(incident.id()),
                project.repository().base(),
                IncidentFile.draftTitle(incident),
                IncidentFile.draftBody(incident, List.of(), OptionalInt.empty()),
                project.repository().labels(),
                List.of(),
                changes);
        return switch (needs.forge().get().repositories().draft(project.repository(), draft)) {
            case Got<Filed> _ -> true;
            case Failed<Filed>(var _, var detail) -> {
                needs.journal().get().note(Level.WARN, "a suggestion was not committed", Map.of("why", detail));
                yield false;
            }
        };
    }

    private static String comment(List<Hypothesis> ranked, boolean hasPatch) {
        var text = new StringBuilder("**A suggestion by a language model. Nobody has checked it"
                + (hasPatch ? "; its patch is the last commit of this branch" : "") + ".**\n\n");
        for (var one : ranked) {
            text.append("- ")
                    .append(Quote.plain(one.claim(), LONGEST_CLAIM))
                    .append(" (")
                    .append(Math.round(one.confidence() * 100))
                    .append(" %; ")
                    .append(one.evidence().stream().map(Fixes::evidence).collect(Collectors.joining(", ")))
                    .append(")\n");
        }
        return text.toString();
    }

    private static String evidence(Evidence it) {
        return switch (it) {
            case Evidence.Source(var file, var line) -> Quote.inline(file + ":" + line, LONGEST_CLAIM);
            case Evidence.Logged(var line) -> "log line " + line;
        };
    }
}
