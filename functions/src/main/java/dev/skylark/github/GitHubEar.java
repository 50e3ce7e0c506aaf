package dev.skylark.github;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.fact.Fact;
import dev.skylark.fact.Fact.Told;
import dev.skylark.github.GitHubEvent.DeploymentChanged;
import dev.skylark.github.GitHubEvent.InstallationChanged;
import dev.skylark.github.GitHubEvent.IssueClosed;
import dev.skylark.github.GitHubEvent.PullRequestClosed;
import dev.skylark.github.GitHubEvent.ReviewRequested;
import dev.skylark.github.GitHubEvent.RunChanged;
import dev.skylark.github.Repositories.Filed.Kind;
import dev.skylark.github.Repository.Access;
import dev.skylark.github.Troubles.Mended;
import dev.skylark.text.Texts;
import dev.skylark.work.Claims.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Understands what GitHub told the door, for every guild that has connected the repository. Each delivery counts once. */
final class GitHubEar {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final List<String> MENDED = List.of("completed", "");

    private final GitHubNeeds needs;
    private final Projects projects;
    private final Stages stages;
    private final StageDesk desk;

    GitHubEar(GitHubNeeds needs, Projects projects, Stages stages, StageDesk desk) {
        this.needs = needs;
        this.projects = projects;
        this.stages = stages;
        this.desk = desk;
    }

    void hear(Fact fact) {
        if (!(fact instanceof Told(var id, var by, var guild, var what)) || !by.equals(GitHubDoor.NAME)) {
            return;
        }
        var key = "github-" + id;
        var house = guild.isEmpty() ? needs.ownerGuild() : guild;
        var now = needs.clock().instant();
        switch (needs.claims().get().take(house, key, now, now.plus(LEASE))) {
            case Claim.FINISHED -> {}
            case Claim.HELD -> throw new IllegalStateException("this delivery is being read: " + id);
            case Claim.TAKEN, Claim.ANSWER_MISSING -> {
                try {
                    GitHubEvents.read(what.at("event").text(), what.at("body")).ifPresent(it -> understand(it, guild));
                    needs.claims().get().finish(house, key, now.plus(REMEMBERED));
                } catch (RuntimeException failure) {
                    needs.claims().get().release(house, key);
                    throw failure;
                }
            }
        }
    }

    private void understand(GitHubEvent event, String guild) {
        switch (event) {
            case PullRequestClosed it -> {
                if (it.merged()) {
                    for (var project : connected(it.repository(), guild)) {
                        mended(project, it.body(), Kind.PULL_REQUEST, it.url(), it.author(), it.at());
                    }
                }
            }
            case IssueClosed it -> {
                if (MENDED.contains(it.reason())) {
                    for (var project : connected(it.repository(), guild)) {
                        mended(project, it.body(), Kind.ISSUE, it.url(), it.closer(), it.at());
                    }
                }
            }
            case RunChanged it -> {
                for (var project : connected(it.repository(), guild)) {
                    stages.ran(project.guild(), it);
                    desk.ran(project, it);
                }
            }
            case DeploymentChanged it -> connected(it.repository(), guild).forEach(project -> deployed(project, it));
            case ReviewRequested it -> {
                for (var project : connected(it.repository(), guild)) {
                    var waiting = new Stage.Waiting(it.run(), it.sha(), it.requester(), it.url());
                    desk.change(project, it.environment(), stage -> stage.waiting(Optional.of(waiting)));
                }
            }
            case InstallationChanged it ->
                it.removed().forEach(name -> connected(name, guild).forEach(this::lost));
        }
    }

    /** One project a guild is enough: they share the repository. What the door of a guild hears is for that guild alone. */
    private List<Project> connected(String repository, String guild) {
        return projects.of(repository).stream()
                .filter(it -> switch (it.repository().access()) {
                    case Access.App() -> guild.isEmpty();
                    case Access.OwnToken() -> it.guild().equals(guild);
                })
                .collect(Collectors.toMap(Project::guild, it -> it, (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private void mended(Project project, String body, Kind kind, String url, String author, Instant at) {
        var named = Markers.mentions(body);
        if (named.isEmpty()) {
            return;
        }
        var deployed = stages.of(project.guild(), project.repository().name()).stream()
                .filter(it -> !it.steps().isEmpty())
                .map(Stage::environment)
                .toList();
        var person = projects.person(project.guild(), author).orElse("");
        var how = new Mended(kind, url, author, person, at, deployed);
        named.forEach(it -> needs.troubles().get().mended(project.guild(), it, how));
    }

    private void deployed(Project project, DeploymentChanged it) {
        var stage = desk.change(project, it.environment(), there -> there.heard(it));
        var step = stage.step(it.id());
        if (!it.state().equals("success") || step.isEmpty()) {
            return;
        }
        for (var service : projects.all(project.guild())) {
            if (service.isOf(it.repository())) {
                needs.troubles()
                        .get()
                        .live(
                                service.guild(),
                                service.service(),
                                it.environment(),
                                step.get().started(),
                                it.at());
            }
        }
        desk.arrived(stage, it.at());
    }

    /** Those who look after the guild should know before the next alert. */
    private void lost(Project it) {
        var guild = needs.guilds().get().find(it.guild()).orElseGet(() -> Guild.unknown(it.guild()));
        var texts = Texts.in(guild.locale());
        Optional.ofNullable(guild.channels().get(Purpose.ADMIN))
                .ifPresent(channel -> needs.answers()
                        .get()
                        .post(
                                channel,
                                Message.warning(texts.of(
                                                "github.lost.title",
                                                Markdown.plain(it.repository().name())))
                                        .text(texts.of("github.lost.text")),
                                guild.locale()));
    }
}
