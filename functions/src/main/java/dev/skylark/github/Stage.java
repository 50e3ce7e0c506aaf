package dev.skylark.github;

import dev.skylark.discord.Spot;
import dev.skylark.github.GitHubEvent.DeploymentChanged;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes on with an environment of a repository: what came there, the newest first, what waits to, whose deed is being
 * watched, and where it is shown.
 */
record Stage(
        String guild,
        String repository,
        String environment,
        List<Step> steps,
        Optional<Waiting> waiting,
        Optional<Watch> watch,
        Optional<Spot> spot,
        Instant posted,
        Instant shown,
        long version) {

    private static final int STEPS_KEPT = 8;
    private static final String LIVE = "success";

    /** GitHub tells the time in seconds: of what is equally old, what stands later here is true. */
    private static final List<String> PROGRESS =
            List.of("created", "pending", "waiting", "queued", "in_progress", "failure", "error", LIVE, "inactive");

    private static final List<String> STILL = List.of("created", "pending", "waiting");

    /** A deployment; {@code wasLive} if it ever was, whatever replaced it since. */
    record Step(
            long id,
            String sha,
            String state,
            String url,
            String creator,
            boolean wasLive,
            Instant started,
            Instant at) {

        private static Step of(DeploymentChanged it) {
            return new Step(
                    it.id(),
                    it.sha(),
                    it.state(),
                    it.url(),
                    it.creator(),
                    it.state().equals(LIVE),
                    it.at(),
                    it.at());
        }

        private Step heard(DeploymentChanged it) {
            var isNews = it.at().isAfter(at)
                    || (it.at().equals(at) && PROGRESS.indexOf(it.state()) > PROGRESS.indexOf(state));
            return new Step(
                    id,
                    sha,
                    isNews ? it.state() : state,
                    isNews ? it.url() : url,
                    creator,
                    wasLive || it.state().equals(LIVE),
                    it.at().isBefore(started) ? it.at() : started,
                    isNews ? it.at() : at);
        }

        boolean isLive() {
            return state.equals(LIVE);
        }

        boolean hasFailed() {
            return state.equals("failure") || state.equals("error");
        }

        boolean isOver() {
            return isLive() || hasFailed() || state.equals("inactive");
        }
    }

    /** A run that may not go on until somebody says so. */
    record Waiting(long run, String sha, String requester, String url) {}

    /** Somebody let something be deployed, and wants to know how that goes. */
    record Watch(String person, Instant from) {}

    Stage {
        steps = List.copyOf(steps);
    }

    static Stage empty(String guild, String repository, String environment) {
        return new Stage(
                guild,
                repository,
                environment,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                0);
    }

    static String key(String repository, String environment) {
        return (repository + "#" + environment).toLowerCase(Locale.ROOT);
    }

    String key() {
        return key(repository, environment);
    }

    Optional<Step> newest() {
        return steps.stream().findFirst();
    }

    Optional<Step> step(long id) {
        return steps.stream().filter(it -> it.id() == id).findFirst();
    }

    /** What is in use now, as far as we were told. */
    Optional<Step> live() {
        return steps.stream().filter(Step::isLive).findFirst();
    }

    /** What was in use before what came last. */
    Optional<Step> lastGood() {
        return newest().flatMap(last -> steps.stream()
                .filter(it -> it.wasLive() && !it.sha().equals(last.sha()))
                .findFirst());
    }

    /** News may come in any order: of what is older than what we know only that it ever was counts. */
    Stage heard(DeploymentChanged it) {
        var known = step(it.id());
        var now = known.map(step -> step.heard(it)).orElseGet(() -> Step.of(it));
        return known.filter(now::equals).isPresent() ? this : with(now);
    }

    private Stage with(Step other) {
        var all = Stream.concat(Stream.of(other), steps.stream().filter(it -> it.id() != other.id()))
                // a later one has a higher number; of one that was replaced we may hear only that, and late
                .sorted(Comparator.comparingLong(Step::id).reversed())
                .limit(STEPS_KEPT)
                .toList();
        var isMoving = waiting.filter(it -> it.sha().equals(other.sha()) && !STILL.contains(other.state()))
                .isPresent();
        return with(all, isMoving ? Optional.empty() : waiting, watch);
    }

    Stage waiting(Optional<Waiting> other) {
        return with(steps, other, watch);
    }

    Stage watched(Optional<Watch> other) {
        return with(steps, waiting, other);
    }

    private Stage with(List<Step> otherSteps, Optional<Waiting> otherWaiting, Optional<Watch> otherWatch) {
        return new Stage(
                guild, repository, environment, otherSteps, otherWaiting, otherWatch, spot, posted, shown, version);
    }

    Stage posted(Spot there, Instant at) {
        return new Stage(guild, repository, environment, steps, waiting, watch, Optional.of(there), at, at, version);
    }

    Stage shown(Instant at) {
        return new Stage(guild, repository, environment, steps, waiting, watch, spot, posted, at, version);
    }

    Json.Fields json() {
        return Json.fields()
                .with("repository", repository)
                .with("environment", environment)
                .with("steps", Json.items(steps.stream().map(Stage::json)))
                .with(
                        "waiting",
                        waiting.map(it -> Json.fields()
                                        .with("run", it.run())
                                        .with("sha", it.sha())
                                        .with("requester", it.requester())
                                        .with("url", it.url()))
                                .orElse(null))
                .with(
                        "watch",
                        watch.map(it -> Json.fields()
                                        .with("person", it.person())
                                        .with("from", it.from().toEpochMilli()))
                                .orElse(null))
                .with("spot", spot.map(Spot::json).orElse(null))
                .with("posted", posted.toEpochMilli())
                .with("shown", shown.toEpochMilli());
    }

    private static Json.Fields json(Step it) {
        return Json.fields()
                .with("id", it.id())
                .with("sha", it.sha())
                .with("state", it.state())
                .with("url", it.url())
                .with("creator", it.creator())
                .with("wasLive", it.wasLive())
                .with("started", it.started().toEpochMilli())
                .with("at", it.at().toEpochMilli());
    }

    static Stage read(String guild, Json json, long version) {
        return new Stage(
                guild,
                json.at("repository").text(),
                json.at("environment").text(),
                json.at("steps").items().stream().map(Stage::step).toList(),
                there(json.at("waiting"))
                        .map(it -> new Waiting(
                                it.at("run").whole(0),
                                it.at("sha").text(),
                                it.at("requester").text(),
                                it.at("url").text())),
                there(json.at("watch")).map(it -> new Watch(it.at("person").text(), moment(it.at("from")))),
                there(json.at("spot")).map(Spot::read),
                moment(json.at("posted")),
                moment(json.at("shown")),
                version);
    }

    private static Step step(Json it) {
        return new Step(
                it.at("id").whole(0),
                it.at("sha").text(),
                it.at("state").text(),
                it.at("url").text(),
                it.at("creator").text(),
                it.at("wasLive").truth(),
                moment(it.at("started")),
                moment(it.at("at")));
    }

    private static Optional<Json> there(Json json) {
        return Optional.of(json).filter(it -> !it.isNothing());
    }

    private static Instant moment(Json millis) {
        return Instant.ofEpochMilli(millis.whole(0));
    }
}
