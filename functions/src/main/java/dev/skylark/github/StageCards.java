package dev.skylark.github;

import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.github.GitHubEvent.RunChanged;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How environments look. */
final class StageCards {

    private static final int SHORT = 7;
    private static final int MOST_RUNS = 4;
    private static final int EARLIER = 3;
    private static final Set<String> STATES =
            Set.of("created", "queued", "pending", "waiting", "in_progress", "success", "failure", "error", "inactive");
    private static final Set<String> CONCLUSIONS =
            Set.of("success", "failure", "cancelled", "skipped", "timed_out", "action_required", "neutral", "stale");

    private StageCards() {}

    static Message card(Stage it, String service, List<RunChanged> runs, Instant now, Texts texts) {
        var title = texts.of("deploy.title", Markdown.plain(it.repository()), Markdown.plain(it.environment()));
        var message = toned(it, title);
        for (var step : it.steps().stream().limit(1).toList()) {
            message = message.text(line(step, step.state(), texts));
        }
        var waiting = it.waiting();
        if (waiting.isPresent()) {
            message = message.text(texts.of(
                            "deploy.waiting",
                            sha(waiting.get().sha()),
                            Markdown.plain(waiting.get().requester()),
                            link(texts.of("deploy.run"), waiting.get().url())))
                    .buttons(
                            approve(service, waiting.get().run(), texts),
                            reject(service, waiting.get().run(), texts));
        }
        var about = runs.stream()
                .filter(run ->
                        it.newest().filter(step -> step.sha().equals(run.sha())).isPresent())
                .limit(MOST_RUNS)
                .map(run -> line(run, texts))
                .toList();
        if (!about.isEmpty()) {
            message = message.text(String.join("\n", about));
        }
        var earlier = new ArrayList<String>();
        it.steps().stream()
                .skip(1)
                .limit(EARLIER)
                .forEach(step -> earlier.add("-# " + line(step, past(it, step), texts)));
        if (!earlier.isEmpty()) {
            message = message.text(String.join("\n", earlier));
        }
        return it.lastGood().isPresent()
                        && it.newest().filter(Stage.Step::isOver).isPresent()
                ? message.buttons(rollback(it, service, texts))
                : message.text("-# " + texts.of("deploy.as.of", Markdown.clock(now)));
    }

    private static Message toned(Stage it, String title) {
        if (it.waiting().isPresent()) {
            return Message.warning(title);
        }
        var newest = it.newest();
        if (newest.filter(Stage.Step::hasFailed).isPresent()) {
            return Message.bad(title);
        }
        if (newest.filter(step -> !step.isOver()).isPresent()) {
            return Message.waiting(title);
        }
        return newest.isPresent() ? Message.good(title) : Message.neutral(title);
    }

    static boolean knows(String state) {
        return STATES.contains(state);
    }

    /** What was live is not when something else is, whether GitHub says so or not. */
    private static String past(Stage it, Stage.Step step) {
        return step.isLive() && !it.live().equals(Optional.of(step)) ? "inactive" : step.state();
    }

    private static String line(Stage.Step it, String said, Texts texts) {
        var state = knows(said) ? said : "pending";
        return texts.of(
                "deploy.step",
                texts.of("deploy.state." + state),
                sha(it.sha()),
                Markdown.plain(it.creator()),
                Markdown.ago(it.at()),
                link(texts.of("deploy.log"), it.url()));
    }

    private static String line(RunChanged it, Texts texts) {
        var word = it.status().equals("completed")
                ? texts.of("deploy.run." + (CONCLUSIONS.contains(it.conclusion()) ? it.conclusion() : "neutral"))
                : texts.of("deploy.run.running");
        return texts.of(
                "deploy.run.line",
                word,
                Markdown.plain(Redactor.redact(it.name())),
                Markdown.plain(it.actor()),
                link(texts.of("deploy.run"), it.url()));
    }

    /** Of a commit, enough to know it by. */
    static String sha(String sha) {
        return Markdown.code(sha.substring(0, Math.min(SHORT, sha.length())));
    }

    static String link(String label, String address) {
        return address.startsWith("https://") && !address.contains(")") && !address.contains(" ")
                ? "[%s](%s)".formatted(label, address)
                : "";
    }

    static Button approve(String service, long run, Texts texts) {
        return Button.success(
                texts.of("deploy.approve"),
                Press.run("github approve", "service", service, "run", String.valueOf(run)));
    }

    static Button reject(String service, long run, Texts texts) {
        return Button.danger(
                texts.of("deploy.reject"), Press.run("github reject", "service", service, "run", String.valueOf(run)));
    }

    static Button rollback(Stage it, String service, Texts texts) {
        return Button.secondary(
                texts.of("deploy.rollback"),
                Press.run("github rollback", "service", service, "environment", it.environment()));
    }
}
