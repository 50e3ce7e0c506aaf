package dev.skylark.github;

import dev.skylark.access.Guild;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Spot;
import dev.skylark.github.GitHubEvent.RunChanged;
import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keeps what goes on with environments, shows it in one living message each, and watches what somebody let through. */
final class StageDesk {

    static final String SHOW = "github-show";
    static final String WATCH = "github-watch";

    private static final Duration WATCHED = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Discord lets five edits through in five seconds, for all messages of a channel together. */
    private static final Duration CALM = Duration.ofSeconds(5);

    private static final Duration DOWN = Duration.ofMinutes(2);

    /** So old a message has been scrolled away. */
    private static final Duration OLD = Duration.ofHours(12);

    private static final int MOST_TRIES = 5;

    private final GitHubNeeds needs;
    private final Projects projects;
    private final Stages stages;

    StageDesk(GitHubNeeds needs, Projects projects, Stages stages) {
        this.needs = needs;
        this.projects = projects;
        this.stages = stages;
    }

    /** Changes it, and shows it if that made a difference. */
    Stage change(Project project, String environment, UnaryOperator<Stage> how) {
        var repository = project.repository().name();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var there = stages.find(project.guild(), repository, environment)
                    .orElseGet(() -> Stage.empty(project.guild(), repository, environment));
            var changed = how.apply(there);
            if (changed.equals(there)) {
                return there;
            }
            var saved = stages.save(changed);
            if (saved.isPresent()) {
                show(project, saved.get());
                return saved.get();
            }
        }
        throw new IllegalStateException("An environment is changed by too many at once: " + environment);
    }

    /** A run says more about the deployments of the same code. */
    void ran(Project project, RunChanged run) {
        for (var stage : stages.of(project.guild(), project.repository().name())) {
            if (run.status().equals("completed")
                    && stage.waiting().filter(it -> it.run() == run.id()).isPresent()) {
                change(project, stage.environment(), it -> it.waiting(Optional.empty()));
            } else if (stage.newest().filter(it -> it.sha().equals(run.sha())).isPresent()) {
                show(project, stage);
            }
        }
    }

    private void show(Project project, Stage stage) {
        var now = needs.clock().instant();
        if (project.channel().isEmpty()) {
            return;
        }
        var isOver = stage.newest().filter(Stage.Step::isOver).isPresent();
        if (!isOver && stage.waiting().isEmpty() && now.isBefore(stage.shown().plus(CALM))) {
            later(stage, now.plus(CALM));
            return;
        }
        var guild = guild(stage.guild());
        var runs = stages.runs(stage.guild(), stage.repository());
        var card = StageCards.card(stage, project.service(), runs, now, Texts.in(guild.locale()));
        var isNew = stage.spot().isEmpty()
                || stage.posted().plus(OLD).isBefore(now)
                || !stage.spot().get().channel().equals(project.channel());
        var delivery = isNew
                ? post(project, stage, card, guild)
                : needs.answers().get().change(stage.spot().orElseThrow(), card);
        switch (delivery) {
            case Delivery.Stands(var spot) ->
                stages.save(
                        isNew
                                ? stage.posted(Spot.ofPost(project.channel(), spot.message(), guild.locale()), now)
                                : stage.shown(now));
            // it was deleted
            case Delivery.NotWanted()
            when !isNew -> {
                if (post(project, stage, card, guild) instanceof Delivery.Stands(var spot)) {
                    stages.save(stage.posted(Spot.ofPost(project.channel(), spot.message(), guild.locale()), now));
                }
            }
            case Delivery.NotWanted() -> {}
            case Delivery.NotYet() -> later(stage, now.plus(DOWN));
        }
    }

    private Delivery post(Project project, Stage stage, Message card, Guild guild) {
        var name = "d-%d-%d".formatted(stage.newest().map(Stage.Step::id).orElse(0L), stage.version());
        return needs.answers().get().post(project.channel(), card.living(name), guild.locale());
    }

    private void later(Stage stage, Instant when) {
        needs.timers().get().set(job(SHOW, stage), new When.Once(when));
    }

    private static Job job(String kind, Stage it) {
        return new Job(
                it.guild(),
                kind,
                it.key(),
                Json.fields().with("repository", it.repository()).with("environment", it.environment()));
    }

    /** What could not be shown then is shown now. */
    void show(Job job) {
        stage(job).ifPresent(stage -> project(stage).ifPresent(it -> show(it, stage)));
    }

    private Optional<Stage> stage(Job job) {
        return stages.find(
                job.guild(),
                job.data().at("repository").text(),
                job.data().at("environment").text());
    }

    private Optional<Project> project(Stage it) {
        return projects.all(it.guild()).stream()
                .filter(project -> project.isOf(it.repository()))
                .findFirst();
    }

    /** The environments that we know of. */
    List<Stage> of(Project project) {
        return stages.of(project.guild(), project.repository().name());
    }

    /** Somebody has let something through: whether it comes, and what goes wrong then. */
    void watch(Project project, String environment, String person) {
        var now = needs.clock().instant();
        var stage = change(project, environment, it -> it.watched(Optional.of(new Stage.Watch(person, now))));
        needs.timers().get().set(job(WATCH, stage), new When.Once(now.plus(PATIENCE)));
    }

    /** It is in use now. */
    void arrived(Stage stage, Instant at) {
        if (stage.watch().filter(it -> at.isAfter(it.from())).isPresent()) {
            needs.timers().get().set(job(WATCH, stage), new When.Once(at.plus(WATCHED)));
        }
    }

    /** The time of watching is over: what went wrong in it is said. */
    void watched(Job job) {
        var there = stage(job).filter(it -> it.watch().isPresent());
        if (there.isEmpty()) {
            return;
        }
        var stage = there.get();
        var project = project(stage);
        if (project.isEmpty()) {
            return;
        }
        var watch = stage.watch().orElseThrow();
        var guild = guild(stage.guild());
        var texts = Texts.in(guild.locale());
        var live = stage.live().filter(it -> it.at().isAfter(watch.from()));
        var message = live.isEmpty()
                ? Message.warning(texts.of("deploy.watch.never", Markdown.plain(stage.environment())))
                        .text(texts.of("deploy.watch.never.text"))
                : result(stage, live.get(), texts);
        var said = needs.answers()
                .get()
                .post(
                        project.get().channel(),
                        message.text(Markdown.person(watch.person()))
                                .calling(watch.person())
                                .living("w-" + watch.from().getEpochSecond()),
                        guild.locale());
        if (said instanceof Delivery.NotYet) {
            needs.timers()
                    .get()
                    .set(
                            job(WATCH, stage),
                            new When.Once(needs.clock().instant().plus(DOWN)));
            return;
        }
        stages.save(stage.watched(Optional.empty()));
    }

    private Message result(Stage stage, Stage.Step live, Texts texts) {
        var seen = projects.all(stage.guild()).stream()
                .filter(it -> it.isOf(stage.repository()))
                .flatMap(it ->
                        needs.troubles().get().since(it.guild(), it.service(), stage.environment(), live.at()).stream())
                .toList();
        var where = Markdown.plain(stage.environment());
        if (seen.isEmpty()) {
            return Message.good(texts.of("deploy.watch.good", where))
                    .text(texts.of("deploy.watch.good.text", StageCards.sha(live.sha())));
        }
        var message = Message.bad(texts.of("deploy.watch.bad", where)).text(String.join("\n", lines(seen, texts)));
        var back = stage.lastGood();
        return back.isPresent()
                ? message.buttons(
                        StageCards.rollback(stage, project(stage).orElseThrow().service(), texts))
                : message;
    }

    private static List<String> lines(List<Troubles.Sighting> seen, Texts texts) {
        var lines = new ArrayList<String>();
        Stream.of(true, false)
                .flatMap(isNew -> seen.stream().filter(it -> it.isNew() == isNew))
                .limit(10)
                .map(it -> texts.of(
                        it.isNew() ? "deploy.watch.new" : "deploy.watch.known",
                        Markdown.plain(it.kind()),
                        it.alert(),
                        it.count()))
                .forEach(lines::add);
        return lines;
    }

    private Guild guild(String id) {
        return needs.guilds().get().find(id).orElseGet(() -> Guild.unknown(id));
    }
}
