package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.discord.Message;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Severity;
import dev.skylark.github.Repositories.Filed;
import dev.skylark.json.Json;
import dev.skylark.webhook.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Error, alert, issue, draft, merged, deployed, proven; or it returns. */
final class GitHubStoryTest {

    private static final String ALERTS = "900000000000000102";
    private static final String DEPLOYS = "900000000000000107";
    private static final String CODE = "src/main/java/com/acme/shop/Cart.java";
    private static final String TRACE = """
            java.util.concurrent.TimeoutException: the database did not answer
            \tat com.acme.shop.Cart.total(Cart.java:2)
            \tat java.base/java.lang.Thread.run(Thread.java:1)
            """;

    private final House house = new House();
    private final String guild = House.newId();
    private final String repository = "acme/shop-" + guild;
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    private final Somebody operator = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
    private int deliveries;

    @BeforeEach
    void a_shop_whose_code_is_connected() {
        house.guilds.save(Guild.unknown(guild)
                .with(Standing.ALLOWED)
                .withChannels(Map.of(Purpose.ALERTS, ALERTS, Purpose.ADMIN, "900000000000000103"))
                .at(ZoneOffset.UTC, "en", "USD"));
        house.github.repository(repository, guild, Map.of(CODE, "class Cart {\n}\n"));
        house.pass(Duration.ofHours(2));
        house.github.commit(repository, "mallory", "Ask twice", Map.of(CODE, "class Cart {\n  int total() {}\n}\n"));
        house.pass(Duration.ofHours(1));
        assertThat(connect()).contains("The code of “shop” is in", "✅ may make issues");
        house.told.clear();
    }

    private String connect() {
        return House.text(says(
                admin,
                "github connect",
                "service",
                "shop",
                "repository",
                "https://github.com/" + repository,
                "labels",
                "bug, skylark",
                "owners",
                "@alice, acme/shop-owners",
                "channel",
                DEPLOYS));
    }

    @Test
    void error_alert_ack_issue_draft_merged_deployed_proven() {
        var id = raise();
        says(operator, "alert ack", "alert", id);

        var issue = House.text(says(operator, "github issue", "alert", id));
        assertThat(issue).contains("Issue made of alert", "#1", "Likely changes", "mallory", "wrote line 2");
        assertThat(house.github.labels(repository, 1)).contains("skylark", "bug");
        assertThat(house.github.body(repository, 1)).contains("TimeoutException", "Cart.java:2");

        var draft = House.text(says(operator, "github pr", "alert", id));
        assertThat(draft).contains("Draft made for alert", "#2");
        assertThat(house.github.body(repository, 2)).contains("Closes #1");
        assertThat(house.github.file(repository, "skylark/" + id, ".skylark/incidents/" + id + ".md"))
                .hasValueSatisfying(it -> assertThat(it).contains("the database did not answer"));
        house.live(Duration.ofMinutes(2));
        assertThat(shown()).contains("[Issue](https://github.com", "[Pull request](https://github.com");

        // what is deployed decides when a merge counts
        var first = house.github.deploy(repository, "prod", sha("first"), "success");
        tell("deployment_status", house.github.deploymentStatus(first, "success"));
        house.pass(Duration.ofMinutes(5));
        tell("pull_request", house.github.merge(repository, 2, "alice"));
        assertThat(shown()).contains("🟡", "pull request merged", "Waits until the fix is deployed");

        raiseAgain();
        assertThat(shown()).contains("🟡");

        house.pass(Duration.ofMinutes(1));
        var second = house.github.deploy(repository, "prod", sha("second"), "in_progress");
        tell("deployment_status", house.github.deploymentStatus(second, "in_progress"));
        tell("deployment_status", house.github.deploymentStatus(second, "success"));
        assertThat(shown()).contains("🟡", "Counts as proven");

        house.live(Duration.ofMinutes(40));
        assertThat(shown()).contains("✅", "pull request merged");
        assertThat(House.text(says(operator, "alert timeline", "alert", id)))
                .contains("made an issue: <https://", "made a draft", "was merged", "is in use", "Proven");
    }

    @Test
    void it_returns_after_the_deployment_and_the_author_is_called() {
        var alice = Somebody.in(guild, Somebody.USE_COMMANDS);
        says(alice, "github iam", "account", "@Alice");
        var id = raise();
        says(operator, "github pr", "alert", id);
        house.pass(Duration.ofMinutes(1));
        tell("pull_request", house.github.merge(repository, 1, "alice"));
        assertThat(shown()).contains("🟡", "Counts as proven");

        house.live(Duration.ofMinutes(10));
        raiseAgain();

        assertThat(shown()).contains("🔁");
        assertThat(calls()).containsExactly(alice.id());
        house.live(Duration.ofHours(1));
        assertThat(shown()).contains("🔁");
    }

    @Test
    void pressed_twice_or_by_two_at_once_there_is_one_issue() {
        var id = raise();
        house.answer(operator.types("github issue", "alert", id));
        house.answer(admin.types("github issue", "alert", id));
        house.workOffAtOnce();
        says(operator, "github issue", "alert", id);

        assertThat(house.github.filed(repository)).hasSize(1);
        assertThat(house.texts().getLast()).contains("There is an open issue of alert");
    }

    @Test
    void an_issue_that_was_closed_as_done_mends_and_one_that_was_not_planned_does_not() {
        var id = raise();
        says(operator, "github issue", "alert", id);

        tell("issues", house.github.close(repository, 1, "bob", "not_planned"));
        assertThat(shown()).contains("🔴");

        says(operator, "github issue", "alert", id);
        tell("issues", house.github.close(repository, 2, "bob", "completed"));
        assertThat(shown()).contains("🟡", "issue closed");
    }

    @Test
    void a_stranger_s_issue_that_bears_our_mark_mends_nothing() {
        var id = raise();
        says(operator, "github issue", "alert", id);
        var closed = house.github.close(repository, 1, "bob", "completed");
        var issue = (Json.Fields) closed.at("issue");
        var forged = closed.with(
                "issue", issue.with("number", 77).with("html_url", "https://github.com/" + repository + "/issues/77"));

        tell("issues", forged);

        assertThat(shown()).contains("🔴");
    }

    @Test
    void a_delivery_that_comes_again_changes_nothing() {
        var id = raise();
        says(operator, "github pr", "alert", id);
        house.pass(Duration.ofMinutes(1));
        var merged = house.github.merge(repository, 1, "alice");
        tell("pull_request", merged, "same");
        house.live(Duration.ofMinutes(10));
        raiseAgain();
        assertThat(shown()).contains("🔁");

        tell("pull_request", merged, "same");
        tell("pull_request", merged, "another");

        assertThat(shown()).contains("🔁");
    }

    @Test
    void who_cannot_sign_is_not_heard_and_nobody_speaks_for_another_guild() {
        var merged = Json.fields().with("action", "closed");
        assertThat(post("/webhooks/github", "pull_request", merged, "x", "sha256=" + "0".repeat(64)))
                .isEqualTo(401);
        assertThat(post("/webhooks/github", "pull_request", merged, "x", "")).isEqualTo(401);
        assertThat(post("/webhooks/github/" + guild, "pull_request", merged, "x", signed(merged)))
                .isEqualTo(401);
        assertThat(post("/webhooks/github/nobody", "pull_request", merged, "x", signed(merged)))
                .isEqualTo(401);
    }

    @Test
    void a_body_that_is_broken_is_refused_with_a_sentence() {
        var body = "{\"action\":".getBytes(StandardCharsets.UTF_8);
        assertThat(deliver("/webhooks/github", "issues", body, "x", Hmac.sign(secret(), body)))
                .isEqualTo(400);
        var fine = Json.fields();
        assertThat(post("/webhooks/github", "issues", fine, "", signed(fine))).isEqualTo(400);
        assertThat(post("/webhooks/github", "ping", fine, "x", signed(fine))).isEqualTo(202);
    }

    @Test
    void when_the_bus_is_down_github_is_told_so_and_what_it_sends_again_counts() {
        var id = raise();
        says(operator, "github pr", "alert", id);
        house.pass(Duration.ofMinutes(1));
        var merged = house.github.merge(repository, 1, "alice");
        house.busIsUp = false;
        assertThat(post("/webhooks/github", "pull_request", merged, "one", signed(merged)))
                .isEqualTo(503);
        house.busIsUp = true;

        tell("pull_request", merged, "one");

        assertThat(shown()).contains("🟡");
    }

    @Test
    void when_github_is_down_nothing_is_half_done() {
        var id = raise();
        house.github.down(true);
        assertThat(House.text(says(operator, "github issue", "alert", id))).contains("GitHub did not answer");
        house.github.down(false);
        assertThat(House.text(says(operator, "github issue", "alert", id))).contains("Issue made");
        assertThat(house.github.filed(repository)).hasSize(1);
    }

    @Test
    void a_repository_that_does_not_name_the_guild_is_not_connected() {
        house.github.repository("acme/foreign-" + guild, "123456789012345678", Map.of());
        var refused =
                House.text(says(admin, "github connect", "service", "foreign", "repository", "acme/foreign-" + guild));

        assertThat(refused).contains("does not say that it belongs to this server", guild);
        assertThat(House.text(says(admin, "github status"))).doesNotContain("foreign");
    }

    @Test
    void a_token_of_ones_own_is_asked_for_in_a_form_and_never_said_again() {
        house.github.repository("acme/own-" + guild, "", Map.of());
        var asked = says(admin, "github connect", "service", "own", "repository", "acme/own-" + guild, "with", "token");
        assertThat(House.text(asked)).contains("its token");

        var kept = house.message(house.says(admin.submits(
                ">github token|service=own", "token", "github_pat_11ABCDEFG0123456789_abcdefghijklmnop")));

        assertThat(House.text(kept)).contains("/webhooks/github/" + guild).doesNotContain("github_pat");
        assertThat(house.keys.key(guild, "acme/own-" + guild))
                .hasValue("github_pat_11ABCDEFG0123456789_abcdefghijklmnop");
        assertThat(house.journal.toString(StandardCharsets.UTF_8)).doesNotContain("github_pat");
    }

    @Test
    void deployments_live_in_one_message_each_environment() {
        var one = house.github.deploy(repository, "production", sha("one"), "in_progress");
        tell("deployment_status", house.github.deploymentStatus(one, "in_progress"));
        house.pass(Duration.ofSeconds(30));
        tell("workflow_run", house.github.run(repository, "build", sha("one"), "completed", "success", "bob"));
        house.pass(Duration.ofSeconds(30));
        tell("deployment_status", house.github.deploymentStatus(one, "success"));

        assertThat(posts(DEPLOYS)).hasSize(1);
        assertThat(deploys())
                .contains("→ production", "✅ is live: `" + sha("one").substring(0, 7), "✅ **build**");

        var stage = house.github.deploy(repository, "staging", sha("one"), "success");
        tell("deployment_status", house.github.deploymentStatus(stage, "success"));
        assertThat(posts(DEPLOYS)).hasSize(2);
    }

    @Test
    void when_discord_is_down_the_deployment_is_shown_later() {
        house.discordIsUp = false;
        var one = house.github.deploy(repository, "production", sha("one"), "success");
        tell("deployment_status", house.github.deploymentStatus(one, "success"));
        house.live(Duration.ofMinutes(30));
        house.discordIsUp = true;
        house.live(Duration.ofMinutes(3));

        assertThat(posts(DEPLOYS)).hasSize(1);
    }

    @Test
    void a_waiting_deployment_is_let_through_by_two_and_watched_for_fifteen_minutes() {
        var before = house.github.deploy(repository, "production", sha("one"), "success");
        tell("deployment_status", house.github.deploymentStatus(before, "success"));
        house.pass(Duration.ofMinutes(5));
        house.github.waiting(repository, "release", "production", "bob");
        tell("deployment_review", house.github.reviewRequested(repository, "production"));
        assertThat(deploys()).contains("waits to be let through");
        var card = posts(DEPLOYS).getFirst();
        var approve = House.target(lastCard(), "Approve");

        var asked = press(operator, approve);
        assertThat(House.text(asked)).contains("Let “release” go on to production?", "a second person");
        var agreed = press(admin, House.target(asked, "Agree"));
        assertThat(House.text(agreed)).contains("may go on to production");
        assertThat(deploys()).doesNotContain("waits to be let through, asked for by");

        house.pass(Duration.ofMinutes(3));
        var next = house.github.deploy(repository, "production", sha("two"), "success");
        tell("deployment_status", house.github.deploymentStatus(next, "success"));
        house.live(Duration.ofMinutes(5));
        var id = raise();
        house.live(Duration.ofMinutes(11));

        assertThat(house.texts()).anyMatch(it -> it.contains("Things go wrong in production") && it.contains(id));
        assertThat(card.title()).contains("production");
    }

    @Test
    void back_to_the_last_good_one() {
        var before = house.github.commit(repository, "bob", "Nothing much", Map.of("README.md", "shop"));
        var good = house.github.deploy(repository, "production", before.sha(), "success");
        tell("deployment_status", house.github.deploymentStatus(good, "success"));
        house.pass(Duration.ofMinutes(30));
        var bad = house.github.deploy(repository, "production", sha("bad"), "success");
        tell("deployment_status", house.github.deploymentStatus(bad, "success"));
        house.pass(Duration.ofMinutes(1));
        var back = House.target(lastCard(), "Roll back");

        var asked = press(operator, back);
        assertThat(House.text(asked))
                .contains(sha("bad").substring(0, 7), before.sha().substring(0, 7));
        assertThat(House.text(press(operator, House.target(asked, "Agree")))).contains("another person");
        var done = press(admin, House.target(asked, "Agree"));

        assertThat(House.text(done)).contains("Rolling back in production");
        assertThat(House.text(says(operator, "github deploys", "service", "shop")))
                .contains("production", before.sha().substring(0, 7));
        house.live(Duration.ofMinutes(61));
        assertThat(house.texts()).anyMatch(it -> it.contains("has not arrived in production"));
    }

    @Test
    void a_language_model_s_suggestion_is_marked_as_one_and_costs_are_shown() {
        says(admin, "alert settings", "advice", "true");
        house.advisor.say("""
                {"hypotheses":[{"claim":"total asks the database twice","evidence":[{"file":"%s","line":2}],"confidence":0.7}],
                 "patch":"--- a/%s\\n+++ b/%s\\n@@ -1,3 +1,3 @@\\n class Cart {\\n-  int total() {}\\n+  int total() { return 0; }\\n }\\n"}
                """.formatted(CODE, CODE, CODE));
        var id = raise();
        assertThat(House.text(says(operator, "github pr", "alert", id))).contains("is asked for a suggestion");

        house.live(Duration.ofMinutes(2));

        assertThat(house.texts())
                .anyMatch(it -> it.contains("not checked by anybody") && it.contains("70 %") && it.contains("$0.01"));
        assertThat(house.github.file(repository, "skylark/" + id, CODE))
                .hasValueSatisfying(it -> assertThat(it).contains("return 0"));
        assertThat(house.github.comments()).anyMatch(it -> it.contains("Nobody has checked it"));
        assertThat(house.github.filed(repository)).extracting(Filed::isOpen).containsExactly(true);
    }

    @Test
    void what_a_language_model_says_without_evidence_is_left_out() {
        says(admin, "alert settings", "advice", "true");
        house.advisor.say("Just restart it.");
        var id = raise();
        says(operator, "github pr", "alert", id);
        house.live(Duration.ofMinutes(2));

        assertThat(house.texts()).anyMatch(it -> it.contains("could not be checked"));
        assertThat(house.github.comments()).isEmpty();
    }

    @Test
    void a_post_mortem_cites_its_events_and_prose_only_where_it_is_allowed() {
        var id = raise();
        says(operator, "alert ack", "alert", id);
        assertThat(House.text(says(operator, "alert postmortem", "alert", id, "prose", "true")))
                .contains("No language model may be asked");
        says(admin, "alert settings", "advice", "true");
        house.advisor.say(
                "{\"summary\":[{\"text\":\"The shop timed out.\",\"cites\":[\"first\"]},"
                        + "{\"text\":\"Aliens did it.\",\"cites\":[]}],\"impact\":[],\"timeline\":[],\"causes\":[],\"actions\":[]}");

        var written = says(operator, "alert postmortem", "alert", id, "prose", "true");

        assertThat(House.text(written)).contains("$0.01", "1 of its sentences");
        var document = new String(written.files().getFirst().bytes(), StandardCharsets.UTF_8);
        assertThat(document)
                .contains("The shop timed out. [first]", "written by a language model", "[e1]")
                .doesNotContain("Aliens");
    }

    @Test
    void when_the_app_is_taken_away_the_admins_are_told_once_however_often_github_says_so() {
        var removed = Json.fields()
                .with("action", "removed")
                .with(
                        "installation",
                        Json.fields()
                                .with("id", 1)
                                .with("account", Json.fields().with("login", "acme")))
                .with("repositories_removed", Json.items(List.of(Json.fields().with("full_name", repository))));

        tell("installation_repositories", removed, "same");
        tell("installation_repositories", removed, "same");

        assertThat(house.texts())
                .filteredOn(it -> it.contains("GitHub no longer lets Skylark into"))
                .hasSize(1);
    }

    private String raise() {
        raiseAgain();
        return posts(ALERTS).stream()
                .map(it -> House.target(it, "Acknowledge"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*alert=", "")
                .replaceFirst("[^0-9a-f].*", "");
    }

    private void raiseAgain() {
        house.wiring
                .alerts()
                .intake()
                .take(
                        guild,
                        "d" + deliveries++,
                        List.of(new Occurrence(
                                "shop",
                                "production",
                                Severity.ERROR,
                                "TimeoutException",
                                "the database did not answer",
                                TRACE,
                                List.of(),
                                Map.of(),
                                "",
                                1,
                                house.now(),
                                house.now())));
    }

    private void tell(String event, Json body) {
        tell(event, body, "d" + deliveries++);
    }

    private void tell(String event, Json body, String delivery) {
        assertThat(post("/webhooks/github", event, body, guild + "-" + delivery, signed(body)))
                .isEqualTo(202);
    }

    private static byte[] secret() {
        return "github/webhook".getBytes(StandardCharsets.UTF_8);
    }

    private static String signed(Json body) {
        return "sha256=" + Hmac.sign(secret(), body.bytes());
    }

    private long post(String path, String event, Json body, String delivery, String signature) {
        return deliver(path, event, body.bytes(), delivery, signature);
    }

    private long deliver(String path, String event, byte[] body, String delivery, String signature) {
        return house.webhooks
                .answer(Json.fields()
                        .with("rawPath", path)
                        .with(
                                "requestContext",
                                Json.fields().with("http", Json.fields().with("method", "POST")))
                        .with(
                                "headers",
                                Json.fields()
                                        .with("x-github-event", event)
                                        .with("x-github-delivery", delivery)
                                        .with("x-hub-signature-256", signature))
                        .with("body", new String(body, StandardCharsets.UTF_8))
                        .with("isBase64Encoded", false)
                        .bytes())
                .at("statusCode")
                .whole(0);
    }

    /** Forty digits that look like a commit's. */
    private static String sha(String word) {
        return Hmac.sign(secret(), word.getBytes(StandardCharsets.UTF_8)).substring(0, 40);
    }

    private List<String> calls() {
        return house.told.stream()
                .map(it -> house.message(it.reply()))
                .flatMap(it -> it.calls().stream())
                .toList();
    }

    private List<Message> posts(String channel) {
        return house.told.stream()
                .filter(it -> it.to().equals(channel))
                .map(it -> house.message(it.reply()))
                .toList();
    }

    /** How the alert looks now. */
    private String shown() {
        return house.texts().stream()
                .filter(it -> it.contains("TimeoutException · shop"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private Message lastCard() {
        return house.told.stream()
                .map(it -> house.message(it.reply()))
                .filter(it -> it.title().contains("→"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private String deploys() {
        return House.text(lastCard());
    }

    private Message says(Somebody who, String command, String... options) {
        return house.message(house.says(who.types(command, options)));
    }

    private Message press(Somebody who, String target) {
        return house.message(house.says(who.presses(target)));
    }
}
