package dev.skylark.sandbox.house;

import dev.skylark.github.Deployments.Deployed;
import dev.skylark.github.Forge;
import dev.skylark.github.InMemoryGitHub;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.json.Json;
import dev.skylark.sandbox.discord.DoorAnswer;
import dev.skylark.webhook.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The GitHub of the sandbox: one repository, in which our App is installed, and which tells our door what happens. */
public final class PlayedGitHub {

    static final String REPOSITORY = "skylark-sandbox/shop";

    private static final String CODE = "src/main/java/shop/worker/";

    /** Where its news goes: our own door, as GitHub sends it. */
    interface Hook {
        DoorAnswer post(Map<String, String> headers, byte[] body);
    }

    private final InMemoryGitHub github;
    private final String secret;
    private final Hook hook;

    PlayedGitHub(String guild, String secret, Hook hook, Clock clock) {
        this.github = new InMemoryGitHub(clock);
        this.secret = secret;
        this.hook = hook;
        github.repository(
                REPOSITORY,
                guild,
                Map.of(
                        CODE + "Warehouse.java",
                        source(84, "    Item reserve(int item) { return shelf.read(item); }"),
                        CODE + "Orders.java",
                        source(41, "    void pack(Order order) { warehouse.reserve(order.item()); }"),
                        CODE + "Main.java",
                        source(19, "        orders.pack(next);")));
        var before = github.commit(
                REPOSITORY,
                "mallory",
                "Reserve without a retry",
                Map.of(
                        CODE + "Warehouse.java",
                        source(84, "    Item reserve(int item) { return shelf.readOnce(item); }")));
        github.deploy(REPOSITORY, "production", before.sha(), "success");
    }

    /** A file of which one line matters. */
    private static String source(int line, String code) {
        return IntStream.rangeClosed(1, line + 5)
                .mapToObj(at -> at == line ? code : "    // line " + at)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    Forge forge() {
        return new Forge(github, github, github);
    }

    /** The newest that is open, or the one of this number. */
    Filed filed(Filed.Kind kind, long number) {
        return github.filed(REPOSITORY).reversed().stream()
                .filter(it -> it.kind() == kind && (number == 0 ? it.isOpen() : it.number() == number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no open " + (kind == Filed.Kind.ISSUE ? "issue" : "pull request")
                                + " there. `/github issue` and `/github pr` make them of an alert."));
    }

    String merge(long number, String author) {
        var it = filed(Filed.Kind.PULL_REQUEST, number);
        return tell(
                "pull_request", github.merge(REPOSITORY, it.number(), author), "#%d is merged.".formatted(it.number()));
    }

    String close(long number, String reason) {
        var it = filed(Filed.Kind.ISSUE, number);
        return tell(
                "issues",
                github.close(REPOSITORY, it.number(), "octocat", reason),
                "#%d is closed as %s.".formatted(it.number(), reason));
    }

    String deploy(String environment, String state) {
        var head = github.commit(
                REPOSITORY,
                "octocat",
                "Release",
                Map.of("VERSION", UUID.randomUUID().toString()));
        var begun = github.deploy(REPOSITORY, environment, head.sha(), "in_progress");
        tell("deployment_status", github.deploymentStatus(begun, "in_progress"), "");
        return state.equals("in_progress") ? begun(begun) : ended(begun, state);
    }

    private static String begun(Deployed it) {
        return "%s is being deployed to %s.".formatted(it.sha().substring(0, 7), it.environment());
    }

    private String ended(Deployed begun, String state) {
        tell("workflow_run", github.run(REPOSITORY, "release", begun.sha(), "completed", state, "octocat"), "");
        return tell(
                "deployment_status",
                github.deploymentStatus(begun, state),
                "The deployment of %s to %s says %s."
                        .formatted(begun.sha().substring(0, 7), begun.environment(), state));
    }

    String waits(String environment) {
        github.waiting(REPOSITORY, "release", environment, "octocat");
        return tell(
                "deployment_review",
                github.reviewRequested(REPOSITORY, environment),
                "A run waits to be let through to " + environment + ".");
    }

    String down(boolean really) {
        github.down(really);
        return really ? "GitHub does not answer." : "GitHub answers again.";
    }

    /** With the word of the door, should it not have taken it. */
    private String tell(String event, Json body, String done) {
        var answer = hook.post(
                Map.of(
                        "content-type",
                        "application/json",
                        "x-github-event",
                        event,
                        "x-github-delivery",
                        UUID.randomUUID().toString(),
                        "x-hub-signature-256",
                        "sha256=" + Hmac.sign(secret.getBytes(StandardCharsets.UTF_8), body.bytes())),
                body.bytes());
        if (answer.status() != 202) {
            throw new IllegalArgumentException("The door answered %d: %s".formatted(answer.status(), answer.body()));
        }
        return done;
    }

    /** Everything that was filed there, to be read. */
    public String page() {
        var text = new StringBuilder("What stands in the played repository " + REPOSITORY + ":\n");
        for (var it : List.copyOf(github.filed(REPOSITORY))) {
            text.append("\n=== #%d %s, %s: %s\nlabels: %s\n\n%s\n"
                    .formatted(
                            it.number(),
                            it.kind() == Filed.Kind.ISSUE ? "issue" : "pull request",
                            it.isOpen() ? "open" : "closed",
                            it.title(),
                            String.join(", ", github.labels(REPOSITORY, it.number())),
                            github.body(REPOSITORY, it.number())));
        }
        github.comments()
                .forEach(it -> text.append("\n=== comment on #").append(it).append('\n'));
        return text.toString();
    }
}
