package dev.skylark.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Form.Field;
import dev.skylark.discord.Form.Kind;
import dev.skylark.discord.Reply.Where;
import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplyJsonTest {

    private static final Texts ENGLISH = Texts.in("en");

    @Test
    void a_ping_is_answered_with_a_pong() {
        assertThat(ReplyJson.PONG).isEqualTo(Json.read("{\"type\": 1}"));
    }

    @Test
    void saying_is_a_new_message_for_everybody() {
        assertThat(render(Reply.say(Message.good("Hello")))).isEqualTo(answer(4, 32768));
    }

    @Test
    void whispering_is_a_new_message_for_one_person() {
        assertThat(render(Reply.whisper(Message.good("Hello")))).isEqualTo(answer(4, 32768 + 64));
    }

    @Test
    void updating_replaces_the_message_whose_button_was_pressed() {
        assertThat(render(Reply.update(Message.good("Hello")))).isEqualTo(answer(7, 32768));
    }

    @Test
    void thinking_says_only_where_the_answer_will_stand() {
        assertThat(render(new Reply.Think(Where.IN_CHANNEL))).isEqualTo(Json.read("{\"type\": 5}"));
        assertThat(render(new Reply.Think(Where.FOR_YOU_ONLY)))
                .isEqualTo(Json.read("{\"type\": 5, \"data\": {\"flags\": 64}}"));
        assertThat(render(new Reply.Think(Where.IN_PLACE))).isEqualTo(Json.read("{\"type\": 6}"));
    }

    @Test
    void suggestions_are_names_and_values() {
        assertThat(render(new Reply.Suggest(List.of(new Choice("web-1 (running)", "i-0abc")))))
                .isEqualTo(Json.read("""
                        {"type": 8, "data": {"choices": [{"name": "web-1 (running)", "value": "i-0abc"}]}}
                        """));
    }

    @Test
    void more_than_twenty_five_suggestions_are_left_out_and_long_ones_cut() {
        var choices = IntStream.range(0, 30)
                .mapToObj(it -> new Choice("n".repeat(200), "v" + it))
                .toList();

        var shown = render(new Reply.Suggest(choices)).at("data").at("choices").items();

        assertThat(shown).hasSize(25);
        assertThat(shown.getFirst().at("name").text()).isEqualTo("n".repeat(99) + "…");
    }

    @Test
    void a_form_asks_in_every_way_that_discord_has() {
        var regions = List.of(new Choice("Frankfurt", "eu-central-1"), new Choice("Ireland", "eu-west-1"));
        var form = new Form(
                "save",
                "Settings",
                List.of(
                        new Field("name", Kind.LINE, "Name", "Short", "web", true, 1, 40, List.of()),
                        new Field("why", Kind.PARAGRAPH, "Why", "", "", false, 0, 500, List.of()),
                        new Field("region", Kind.CHOICE, "Region", "", "eu-west-1", true, 1, 1, regions),
                        new Field("sure", Kind.YES_NO, "Sure?", "", "true", false, 0, 0, List.of()),
                        new Field("who", Kind.USER, "Who", "", "80351110224678912", true, 1, 1, List.of()),
                        new Field("team", Kind.ROLE, "Team", "", "80351110224678913", true, 1, 1, List.of()),
                        new Field("where", Kind.CHANNEL, "Where", "", "", false, 1, 1, List.of()),
                        new Field("file", Kind.FILE, "File", "", "", true, 1, 1, List.of())));

        assertThat(render(new Reply.Ask(form))).isEqualTo(Json.read("""
                        {"type": 9, "data": {"custom_id": "save", "title": "Settings", "components": [
                          {"type": 18, "label": "Name", "description": "Short", "component": {
                            "type": 4, "style": 1, "custom_id": "name", "required": true,
                            "min_length": 1, "max_length": 40, "value": "web"}},
                          {"type": 18, "label": "Why", "component": {
                            "type": 4, "style": 2, "custom_id": "why", "required": false,
                            "min_length": 0, "max_length": 500}},
                          {"type": 18, "label": "Region", "component": {
                            "type": 3, "custom_id": "region", "required": true, "options": [
                              {"label": "Frankfurt", "value": "eu-central-1"},
                              {"label": "Ireland", "value": "eu-west-1", "default": true}]}},
                          {"type": 18, "label": "Sure?", "component": {
                            "type": 23, "custom_id": "sure", "default": true}},
                          {"type": 18, "label": "Who", "component": {
                            "type": 5, "custom_id": "who", "required": true,
                            "default_values": [{"id": "80351110224678912", "type": "user"}]}},
                          {"type": 18, "label": "Team", "component": {
                            "type": 6, "custom_id": "team", "required": true,
                            "default_values": [{"id": "80351110224678913", "type": "role"}]}},
                          {"type": 18, "label": "Where", "component": {
                            "type": 8, "custom_id": "where", "required": false}},
                          {"type": 18, "label": "File", "component": {
                            "type": 19, "custom_id": "file", "required": true}}
                        ]}}
                        """));
    }

    @Test
    void titles_and_labels_of_a_form_are_cut_to_what_discord_takes() {
        var field = new Field("name", Kind.LINE, "l".repeat(60), "d".repeat(120), "", true, 1, 40, List.of());

        var data = render(new Reply.Ask(new Form("save", "t".repeat(60), List.of(field))))
                .at("data");
        var label = data.at("components").items().getFirst();

        assertThat(data.at("title").text()).hasSize(45);
        assertThat(label.at("label").text()).hasSize(45);
        assertThat(label.at("description").text()).hasSize(100);
    }

    private static Json render(Reply reply) {
        return ReplyJson.render(reply, ENGLISH);
    }

    private static Json answer(int type, int flags) {
        return Json.read("""
                {"type": %d, "data": {
                  "flags": %d,
                  "components": [{"type": 17, "accent_color": 3066993, "components": [
                    {"type": 10, "content": "### ✅ Hello"}]}],
                  "allowed_mentions": {"parse": []},
                  "attachments": []
                }}
                """.formatted(type, flags));
    }
}
