package dev.skylark.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.DiscordRest.BotToken;
import dev.skylark.discord.DiscordRest.Request;
import dev.skylark.discord.Outcome.Done;
import dev.skylark.discord.Outcome.GaveUp;
import dev.skylark.discord.Outcome.Refused;
import dev.skylark.json.Json;
import dev.skylark.patience.Neighbour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscordRestTest {

    private static final String WEBHOOK = "/webhooks/80351110224678912/aaa";
    private static final Request FOLLOW_UP =
            Request.webhook("POST", WEBHOOK, Json.fields().with("a", 1), List.of());
    private static final Request POST = Request.bot(
            "POST", "/channels/80351110224678913/messages", Json.fields().with("a", 1), List.of());

    private final FakeDiscord discord = new FakeDiscord();
    private final DiscordRest rest = discord.rest();

    @AfterEach
    void stop() {
        discord.close();
    }

    @Test
    void what_is_sent_is_json_and_says_who_sends_it() {
        assertThat(rest.send(POST)).isEqualTo(new Done(Json.fields().with("id", "80351110224678900")));

        var asked = discord.asked.getFirst();
        assertThat(asked.line()).isEqualTo("POST /channels/80351110224678913/messages");
        assertThat(asked.json()).isEqualTo(Json.fields().with("a", 1));
        assertThat(asked.type()).isEqualTo("application/json");
        assertThat(asked.authorization()).isEqualTo("Bot bot-token");
        assertThat(asked.agent()).matches("DiscordBot \\(https://\\S+, \\S+\\)");
    }

    @Test
    void a_webhook_needs_no_bot() {
        rest.send(FOLLOW_UP);

        assertThat(discord.asked.getFirst().authorization()).isEqualTo("null");
    }

    @Test
    void an_answer_without_a_body_is_an_answer() {
        discord.answers(204, "");

        assertThat(rest.send(Request.webhook("DELETE", WEBHOOK + "/messages/@original", null, List.of())))
                .isEqualTo(new Done(Json.fields()));
    }

    @Test
    void files_go_along_in_parts_of_their_own() {
        var files =
                List.of(Attachment.of("log.txt", "The log", "line one"), Attachment.of("a\"b.csv", "Figures", "1,2"));

        rest.send(Request.webhook("POST", WEBHOOK, Json.fields().with("a", 1), files));

        var asked = discord.asked.getFirst();
        var boundary = asked.type().replaceFirst("^multipart/form-data; boundary=", "");
        assertThat(asked.body().replace("\r\n", "\n").replace(boundary, "BOUNDARY"))
                .isEqualTo("""
                        --BOUNDARY
                        Content-Disposition: form-data; name="payload_json"
                        Content-Type: application/json

                        {"a":1}
                        --BOUNDARY
                        Content-Disposition: form-data; name="files[0]"; filename="log.txt"
                        Content-Type: application/octet-stream

                        line one
                        --BOUNDARY
                        Content-Disposition: form-data; name="files[1]"; filename="ab.csv"
                        Content-Type: application/octet-stream

                        1,2
                        --BOUNDARY--
                        """);
    }

    @Test
    void nobody_can_know_what_parts_the_files() {
        var file = List.of(Attachment.of("log.txt", "The log", "line one"));

        rest.send(Request.webhook("POST", WEBHOOK, Json.fields(), file));
        rest.send(Request.webhook("POST", WEBHOOK, Json.fields(), file));

        assertThat(discord.asked.getFirst().type())
                .isNotEqualTo(discord.asked.getLast().type());
    }

    @Test
    void an_empty_bucket_is_waited_for_before_asking() {
        discord.answers(200, "{}", Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "2"));

        rest.send(FOLLOW_UP);
        assertThat(discord.pauses).isEmpty();

        assertThat(rest.send(FOLLOW_UP)).isInstanceOf(Done.class);
        assertThat(discord.pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void after_too_many_requests_it_waits_as_told() {
        discord.answers(429, "{\"message\": \"slow\", \"retry_after\": 1.25, \"global\": false}");

        assertThat(rest.send(FOLLOW_UP)).isInstanceOf(Done.class);
        assertThat(discord.pauses).containsExactly(Duration.ofMillis(1250));
        assertThat(discord.asked).hasSize(2);
    }

    @Test
    void a_proxy_that_says_too_many_requests_says_how_long_in_a_header() {
        discord.answers(429, "<html>", Map.of("Retry-After", "3"))
                .answers(429, "<html>", Map.of("Retry-After", "Sat, 01 Aug 2026 12:00:09 GMT"));

        assertThat(rest.send(FOLLOW_UP)).isInstanceOf(Done.class);
        assertThat(discord.pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(1));
    }

    @Test
    void a_global_limit_holds_back_the_next_request_of_the_bot() {
        discord.answers(429, "{\"retry_after\": 60, \"global\": true}");
        assertThat(rest.send(POST)).isInstanceOf(GaveUp.class);

        discord.later(Duration.ofSeconds(55));
        var elsewhere = Request.bot("POST", "/users/@me/channels", Json.fields(), List.of());

        assertThat(rest.send(elsewhere)).isInstanceOf(Done.class);
        assertThat(discord.pauses).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void a_limit_that_never_ends_is_not_asked_without_end() {
        for (int i = 0; i < 1000; i++) {
            discord.answers(429, "{\"retry_after\": 0, \"global\": true}");
        }

        assertThat(rest.send(FOLLOW_UP)).isInstanceOf(GaveUp.class);
        assertThat(discord.asked).hasSizeLessThan(1000);
    }

    @Test
    void whoever_would_have_to_wait_too_long_gives_up_at_once() {
        discord.answers(429, "{\"retry_after\": 31}");

        assertThat(rest.send(FOLLOW_UP)).isInstanceOf(GaveUp.class);
        assertThat(discord.asked).hasSize(1);
        assertThat(discord.pauses).isEmpty();
    }

    @Test
    void all_waits_together_are_bounded_too() {
        discord.answers(429, "{\"retry_after\": 20}").answers(429, "{\"retry_after\": 20}");

        assertThat(rest.send(FOLLOW_UP)).isInstanceOf(GaveUp.class);
        assertThat(discord.pauses).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void a_trouble_of_discords_is_tried_again_after_longer_and_longer_pauses() {
        discord.answers(500, "").answers(502, "<html>").answers(503, "");

        assertThat(rest.send(FOLLOW_UP)).isInstanceOf(Done.class);
        assertThat(discord.pauses)
                .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void four_troubles_are_enough() {
        discord.answers(500, "").answers(500, "").answers(500, "").answers(500, "");

        assertThat(rest.send(FOLLOW_UP)).isEqualTo(new GaveUp("Discord answered 500"));
        assertThat(discord.asked).hasSize(4);
    }

    @Test
    void a_discord_that_cannot_be_reached_is_tried_four_times() {
        discord.close();

        assertThat(rest.send(FOLLOW_UP)).isEqualTo(new GaveUp("Discord could not be reached"));
        assertThat(discord.pauses).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void what_discord_refuses_is_not_asked_again(int status) {
        discord.answers(status, "{\"code\": 50035, \"message\": \"Invalid Form Body\"}");

        assertThat(rest.send(FOLLOW_UP)).isEqualTo(new Refused(status, 50035, "Invalid Form Body"));
        assertThat(discord.asked).hasSize(1);
        assertThat(discord.pauses).isEmpty();
    }

    @Test
    void a_token_that_was_changed_is_read_again_once() {
        discord.answers(401, "{}");

        assertThat(changing().send(POST)).isInstanceOf(Done.class);
        assertThat(discord.asked.stream().map(FakeDiscord.Asked::authorization)).containsExactly("Bot old", "Bot new");
    }

    @Test
    void a_token_that_is_wrong_stays_wrong() {
        discord.answers(401, "{}").answers(401, "{}");

        assertThat(changing().send(POST)).isEqualTo(new Refused(401, 0, ""));
        assertThat(discord.asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\": 10015}", "{\"code\": 50027}"})
    void a_webhook_that_is_gone_is_never_asked_again(String body) {
        discord.answers(404, body);
        rest.send(FOLLOW_UP);

        var again = rest.send(Request.webhook("PATCH", WEBHOOK + "/messages/@original", Json.fields(), List.of()));

        assertThat(again).isInstanceOf(Refused.class);
        assertThat(discord.asked).hasSize(1);
        assertThat(rest.send(Request.webhook("POST", "/webhooks/80351110224678912/bbb", Json.fields(), List.of())))
                .isInstanceOf(Done.class);
    }

    @Test
    void a_message_that_is_gone_does_not_bury_its_webhook() {
        discord.answers(404, "{\"code\": 10008}");
        rest.send(FOLLOW_UP);

        assertThat(rest.send(FOLLOW_UP)).isInstanceOf(Done.class);
    }

    @Test
    void every_request_has_a_witness_who_learns_no_secret() {
        var seen = new ArrayList<String>();
        discord.answers(500, "");
        var watched = new DiscordRest(
                discord.address(),
                BotToken.fixed("bot-token"),
                Neighbour.DISCORD.patience(),
                discord.clock(),
                discord::pause,
                () -> 0,
                (route, status, _) -> seen.add(route + " " + status));

        watched.send(FOLLOW_UP);

        assertThat(seen).containsExactly("POST /webhooks/{id}/{token} 500", "POST /webhooks/{id}/{token} 200");
    }

    private DiscordRest changing() {
        var changing = new BotToken() {
            @Override
            public String current() {
                return "old";
            }

            @Override
            public String renewed() {
                return "new";
            }
        };
        return discord.rest(changing, Neighbour.DISCORD.patience());
    }
}
