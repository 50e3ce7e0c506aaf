package dev.skylark.discord;

import static dev.skylark.text.Cut.clip;

import dev.skylark.discord.Form.Field;
import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import java.util.List;

/** An answer as Discord's interaction endpoint takes it. */
public final class ReplyJson {

    // https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object
    private static final int LONGEST_TITLE = 45;
    private static final int LONGEST_ABOUT = 100;
    private static final int MOST_CHOICES = 25;

    public static final Json.Fields PONG = Json.fields().with("type", 1);

    private ReplyJson() {}

    public static Json.Fields render(Reply reply, Texts texts) {
        return switch (reply) {
            case Reply.Say(var message) -> typed(4, MessageJson.render(message, texts));
            case Reply.Whisper(var message) -> typed(4, MessageJson.renderPrivate(message, texts));
            case Reply.Update(var message) -> typed(7, MessageJson.render(message, texts));
            case Reply.Think(var where) ->
                switch (where) {
                    case IN_CHANNEL -> Json.fields().with("type", 5);
                    case FOR_YOU_ONLY -> typed(5, Json.fields().with("flags", 1 << 6));
                    case IN_PLACE -> Json.fields().with("type", 6);
                };
            case Reply.Suggest(var choices) -> typed(8, Json.fields().with("choices", choices(choices)));
            case Reply.Ask(var form) -> typed(9, form(form));
            case Reply.Relay _ -> throw new IllegalArgumentException("This is for the voice worker: " + reply);
        };
    }

    private static Json.Fields typed(int type, Json data) {
        return Json.fields().with("type", type).with("data", data);
    }

    private static Json choices(List<Choice> choices) {
        return Json.items(choices.stream()
                .limit(MOST_CHOICES)
                .map(it -> Json.fields()
                        .with("name", clip(it.name(), LONGEST_ABOUT))
                        .with("value", clip(it.value(), LONGEST_ABOUT))));
    }

    private static Json form(Form form) {
        return Json.fields()
                .with("custom_id", form.target())
                .with("title", clip(form.title(), LONGEST_TITLE))
                .with("components", form.fields().stream().map(ReplyJson::label).toList());
    }

    private static Json label(Field field) {
        return Json.fields()
                .with("type", 18)
                .with("label", clip(field.label(), LONGEST_TITLE))
                .withIf(!field.about().isEmpty(), "description", clip(field.about(), LONGEST_ABOUT))
                .with("component", component(field));
    }

    private static Json component(Field field) {
        var start = Json.fields();
        return switch (field.kind()) {
            case LINE -> line(start.with("type", 4).with("style", 1), field);
            case PARAGRAPH -> line(start.with("type", 4).with("style", 2), field);
            case CHOICE ->
                common(start.with("type", 3), field)
                        .with(
                                "options",
                                field.choices().stream()
                                        .map(it -> Json.fields()
                                                .with("label", clip(it.name(), LONGEST_ABOUT))
                                                .with("value", it.value())
                                                .withIf(it.value().equals(field.value()), "default", true))
                                        .toList());
            case YES_NO ->
                start.with("type", 23)
                        .with("custom_id", field.id())
                        .withIf(field.value().equals("true"), "default", true);
            case USER -> chosen(common(start.with("type", 5), field), field, "user");
            case ROLE -> chosen(common(start.with("type", 6), field), field, "role");
            case CHANNEL -> chosen(common(start.with("type", 8), field), field, "channel");
            case FILE -> common(start.with("type", 19), field);
        };
    }

    private static Json line(Json.Fields start, Field field) {
        return common(start, field)
                .with("min_length", field.least())
                .with("max_length", field.most())
                .withIf(!field.value().isEmpty(), "value", field.value());
    }

    private static Json.Fields common(Json.Fields start, Field field) {
        return start.with("custom_id", field.id()).with("required", field.required());
    }

    private static Json chosen(Json.Fields start, Field field, String type) {
        return start.withIf(
                !field.value().isEmpty(),
                "default_values",
                List.of(Json.fields().with("id", field.value()).with("type", type)));
    }
}
