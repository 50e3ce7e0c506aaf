package dev.skylark.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.discord.Outcome.Done;
import dev.skylark.discord.Outcome.GaveUp;
import dev.skylark.discord.Outcome.Refused;
import dev.skylark.discord.Reply.Where;
import dev.skylark.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RepliesTest {

    private static final String HOOK = "/webhooks/80351110224678912/aaa";
    private static final String EDIT = "PATCH " + HOOK + "/messages/@original 32768";
    private static final String DELETE = "DELETE " + HOOK + "/messages/@original -";
    private static final String FOLLOW_UP = "POST " + HOOK + " 32768";
    private static final String WHISPER = "POST " + HOOK + " 32832";
    private static final String AS_BOT = "POST /channels/33/messages 32768";
    private static final String EDIT_AS_BOT = "PATCH /channels/33/messages/44 32768";
    private static final String SECRET = "for your eyes";
    private static final String GONE = "{\"code\": 10015, \"message\": \"Unknown Webhook\"}";

    private final FakeDiscord discord = new FakeDiscord();
    private final Replies replies = new Replies(discord.rest(), discord.clock());

    @AfterEach
    void stop() {
        discord.close();
    }

    @ParameterizedTest
    @EnumSource(names = "IN_PLACE", mode = EnumSource.Mode.EXCLUDE)
    void what_is_said_takes_the_place_of_thinking(Where thinking) {
        assertThat(delivered(say(), thinking)).containsExactly(EDIT);
    }

    @Test
    void what_is_said_after_a_button_is_a_message_of_its_own() {
        assertThat(delivered(say(), Where.IN_PLACE)).containsExactly(FOLLOW_UP);
    }

    @ParameterizedTest
    @EnumSource
    void an_update_edits_what_stands_there(Where thinking) {
        assertThat(delivered(update(), thinking)).containsExactly(EDIT);
    }

    @Test
    void a_whisper_where_only_one_person_sees_it_is_an_edit() {
        assertThat(delivered(whisper(), Where.FOR_YOU_ONLY)).containsExactly(EDIT);
    }

    @Test
    void a_whisper_after_a_button_is_a_private_message() {
        assertThat(delivered(whisper(), Where.IN_PLACE)).containsExactly(WHISPER);
    }

    @Test
    void a_whisper_after_public_thinking_comes_when_the_thinking_is_taken_away() {
        discord.answers(204, "");

        assertThat(delivered(whisper(), Where.IN_CHANNEL)).containsExactly(DELETE, WHISPER);
    }

    @Test
    void a_whisper_comes_too_when_somebody_took_the_thinking_away_already() {
        discord.answers(404, "{\"code\": 10008}");

        assertThat(delivered(whisper(), Where.IN_CHANNEL)).containsExactly(DELETE, WHISPER);
    }

    @Test
    void a_whisper_is_kept_back_while_the_public_thinking_still_stands() {
        discord.answers(403, "{\"code\": 50013}");
        assertThat(replies.deliver(asked(Where.IN_CHANNEL), whisper())).isInstanceOf(Refused.class);
        assertThat(sent()).containsExactly(DELETE);

        for (int i = 0; i < 4; i++) {
            discord.answers(500, "");
        }
        assertThat(replies.deliver(asked(Where.IN_CHANNEL), whisper())).isInstanceOf(GaveUp.class);
        assertThat(sent()).containsOnly(DELETE);
    }

    @Test
    void after_fifteen_minutes_the_bot_says_it_in_the_channel() {
        discord.later(Duration.ofMinutes(15));

        assertThat(delivered(say(), Where.IN_CHANNEL)).containsExactly(AS_BOT);
        assertThat(discord.asked.getFirst().authorization()).isEqualTo("Bot bot-token");
        assertThat(discord.asked.getFirst().body()).contains("the answer");
    }

    @Test
    void a_moment_before_the_token_still_counts() {
        discord.later(Duration.ofMinutes(15).minusMillis(1));

        assertThat(delivered(say(), Where.IN_CHANNEL)).containsExactly(EDIT);
    }

    @Test
    void after_fifteen_minutes_the_bot_edits_the_message_with_the_button() {
        discord.later(Duration.ofMinutes(16));

        assertThat(delivered(update(), Where.IN_PLACE)).containsExactly(EDIT_AS_BOT);
    }

    @Test
    void after_fifteen_minutes_what_is_said_after_a_button_is_said_by_the_bot() {
        discord.later(Duration.ofMinutes(16));

        assertThat(delivered(say(), Where.IN_PLACE)).containsExactly(AS_BOT);
    }

    @ParameterizedTest
    @EnumSource
    void a_whisper_that_is_late_never_becomes_public(Where thinking) {
        discord.later(Duration.ofMinutes(16));

        assertThat(delivered(whisper(), thinking)).containsExactly(AS_BOT);
        assertThatNobodyReadsTheSecret();
    }

    @ParameterizedTest
    @EnumSource(names = "IN_CHANNEL", mode = EnumSource.Mode.EXCLUDE)
    void a_whisper_to_a_token_that_is_gone_never_becomes_public(Where thinking) {
        discord.answers(404, GONE);

        assertThat(delivered(whisper(), thinking)).hasSize(2).endsWith(AS_BOT);
        assertThatNobodyReadsTheSecret();
    }

    @Test
    void a_whisper_whose_thinking_went_with_the_token_never_becomes_public() {
        discord.answers(404, GONE);

        assertThat(delivered(whisper(), Where.IN_CHANNEL)).containsExactly(DELETE, AS_BOT);
        assertThatNobodyReadsTheSecret();
    }

    @Test
    void what_would_be_edited_where_one_person_sees_it_never_becomes_public_either() {
        discord.later(Duration.ofMinutes(16));
        replies.deliver(asked(Where.FOR_YOU_ONLY), Reply.say(Message.good(SECRET)));
        replies.deliver(asked(Where.FOR_YOU_ONLY), Reply.update(Message.good(SECRET)));

        assertThat(sent()).containsExactly(AS_BOT, AS_BOT);
        assertThatNobodyReadsTheSecret();
    }

    @ParameterizedTest
    @CsvSource({"404, 10015", "401, 50027", "400, 50027", "404, 10008", "404, 10062", "401, 0"})
    void what_the_token_cannot_say_any_more_the_bot_says(int status, int code) {
        discord.answers(status, "{\"code\": " + code + "}");

        assertThat(delivered(say(), Where.IN_CHANNEL)).containsExactly(EDIT, AS_BOT);
    }

    @Test
    void what_discord_refuses_for_another_reason_is_not_said_elsewhere() {
        discord.answers(400, "{\"code\": 50035, \"message\": \"Invalid Form Body\"}");

        assertThat(replies.deliver(asked(Where.IN_CHANNEL), say()))
                .isEqualTo(new Refused(400, 50035, "Invalid Form Body"));
        assertThat(sent()).containsExactly(EDIT);
    }

    @Test
    void without_a_channel_there_is_no_way_left() {
        var nowhere =
                new Conversation("80351110224678912", "aaa", "22", "", "", Where.IN_CHANNEL, FakeDiscord.NOON, "en-US");
        discord.later(Duration.ofMinutes(16));

        assertThat(replies.deliver(nowhere, say())).isInstanceOf(GaveUp.class);
        assertThat(replies.deliver(nowhere, whisper())).isInstanceOf(GaveUp.class);
        assertThat(discord.asked).isEmpty();
    }

    @Test
    void what_must_be_said_at_once_cannot_be_said_later() {
        assertThatThrownBy(() -> replies.deliver(asked(Where.IN_CHANNEL), new Reply.Suggest(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> replies.deliver(asked(Where.IN_CHANNEL), new Reply.Think(Where.IN_PLACE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void files_go_along_even_when_the_bot_says_it() {
        discord.answers(404, GONE);
        var message = Message.good("The log").download(Attachment.of("log.txt", "The log", "line one"));

        replies.deliver(asked(Where.IN_CHANNEL), Reply.say(message));

        assertThat(discord.asked)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.body()).contains("line one", "attachment://log.txt"));
    }

    @Test
    void a_direct_message_opens_a_channel_first() {
        discord.answers(200, "{\"id\": \"55\"}");

        assertThat(replies.tell("22", Message.good("Hello"), "de")).isInstanceOf(Done.class);
        assertThat(discord.lines()).containsExactly("POST /users/@me/channels", "POST /channels/55/messages");
        assertThat(discord.asked.getFirst().json()).isEqualTo(Json.fields().with("recipient_id", "22"));
    }

    @Test
    void whoever_takes_no_direct_messages_gets_none() {
        discord.answers(403, "{\"code\": 50007, \"message\": \"Cannot send messages to this user\"}");

        assertThat(replies.tell("22", Message.good("Hello"), "en")).isInstanceOf(Refused.class);
        assertThat(discord.asked).hasSize(1);
    }

    private void assertThatNobodyReadsTheSecret() {
        var channel = discord.asked.stream()
                .filter(it -> it.route().startsWith("/channels/"))
                .toList();
        assertThat(channel)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.body())
                        .doesNotContain(SECRET)
                        .contains("<@22>, the private answer to your command came too late")
                        .contains("\"parse\":[]"));
    }

    private List<String> delivered(Reply reply, Where thinking) {
        assertThat(replies.deliver(asked(thinking), reply)).isInstanceOf(Done.class);
        return sent();
    }

    /** Method, route and flags of all that was sent. */
    private List<String> sent() {
        return discord.asked.stream()
                .map(it -> it.line() + " "
                        + (it.body().isEmpty() ? "-" : it.json().at("flags").text()))
                .toList();
    }

    private static Conversation asked(Where thinking) {
        return new Conversation("80351110224678912", "aaa", "22", "33", "44", thinking, FakeDiscord.NOON, "en-US");
    }

    private static Reply say() {
        return Reply.say(Message.good("the answer"));
    }

    private static Reply update() {
        return Reply.update(Message.good("the answer"));
    }

    private static Reply whisper() {
        return Reply.whisper(Message.good(SECRET));
    }
}
