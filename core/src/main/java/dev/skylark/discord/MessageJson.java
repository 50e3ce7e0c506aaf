package dev.skylark.discord;

import dev.skylark.json.Json;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The one place that knows what a message looks like to Discord, and how much of it Discord takes. */
public final class MessageJson {

    // https://discord.com/developers/docs/components/reference
    static final int MOST_COMPONENTS = 40;
    static final int MOST_CHARACTERS = 4000;
    static final int LONGEST_TARGET = 100;
    private static final int BUTTONS_IN_A_ROW = 5;
    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST_CHOICE = 100;
    private static final int LONGEST_PLACEHOLDER = 150;
    private static final int MOST_CHOICES = 25;

    private static final int COMPONENTS_V2 = 1 << 15;
    private static final int EPHEMERAL = 1 << 6;

    /** Room for the sentence that says how much is missing. */
    private static final int ROOM_FOR_MORE = 80;

    private final Texts texts;
    private final List<Json> parts = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private final Set<String> targets = new HashSet<>();
    private int components = 1;
    private int characters = 0;

    private MessageJson(Texts texts) {
        this.texts = texts;
    }

    /** The message as Discord takes it in an answer, an edit or a post. */
    public static Json.Fields render(Message message, Texts texts) {
        var files = Json.items(IntStream.range(0, message.files().size())
                .mapToObj(at -> Json.fields()
                        .with("id", String.valueOf(at))
                        .with("filename", message.files().get(at).name())
                        .with("description", Cut.clip(message.files().get(at).about(), 1024))));
        return Json.fields()
                .with("flags", COMPONENTS_V2)
                .with("components", List.of(new MessageJson(texts).container(message)))
                .with(
                        "allowed_mentions",
                        Json.fields()
                                .with("parse", List.of())
                                .withIf(!message.calledPeople().isEmpty(), "users", message.calledPeople())
                                .withIf(!message.calledRoles().isEmpty(), "roles", message.calledRoles()))
                .with("attachments", files);
    }

    /** The same, shown to one person only. Discord takes this flag when a message is made, not when it is edited. */
    public static Json.Fields renderPrivate(Message message, Texts texts) {
        return render(message, texts).with("flags", COMPONENTS_V2 | EPHEMERAL);
    }

    private Json container(Message message) {
        lines.append("### ")
                .append(message.tone().sign())
                .append(' ')
                .append(Cut.clip(message.title().replace('\n', ' '), 250));
        var left = message.blocks().size();
        for (var block : message.blocks()) {
            if (!add(block)) {
                break;
            }
            left--;
        }
        if (left > 0) {
            lines.append(lines.isEmpty() ? "-# " : "\n-# ").append(texts.of("message.more", left));
        }
        endText();
        return Json.fields()
                .with("type", 17)
                .with("accent_color", message.tone().color())
                .with("components", parts);
    }

    /** False when there is no room for it. */
    private boolean add(Block block) {
        return switch (block) {
            case Block.Text(var markdown) -> addLines(markdown);
            case Block.Fact(var name, var value) -> addLines("**" + name + "**  " + value);
            case Block.Section(var markdown, var button) -> {
                if (!fits(4, markdown.length())) {
                    yield false;
                }
                addPart(
                        3,
                        Json.fields()
                                .with("type", 9)
                                .with("components", List.of(text(markdown)))
                                .with("accessory", button(button)));
                characters += markdown.length();
                yield true;
            }
            case Block.Buttons(var buttons) -> {
                var rows = (buttons.size() + BUTTONS_IN_A_ROW - 1) / BUTTONS_IN_A_ROW;
                if (!fits(buttons.size() + rows + 1, 0)) {
                    yield false;
                }
                for (int from = 0; from < buttons.size(); from += BUTTONS_IN_A_ROW) {
                    var row = buttons.subList(from, Math.min(from + BUTTONS_IN_A_ROW, buttons.size()));
                    addPart(1 + row.size(), row(row.stream().map(this::button).toList()));
                }
                yield true;
            }
            case Block.Menu(var select) -> {
                if (!fits(3, 0)) {
                    yield false;
                }
                addPart(2, row(List.of(select(select))));
                yield true;
            }
            case Block.Picture(var file) -> {
                var item = Json.fields().with("media", Json.fields().with("url", "attachment://" + file));
                yield addSingle(Json.fields().with("type", 12).with("items", List.of(item)));
            }
            case Block.Download(var file) ->
                addSingle(Json.fields()
                        .with("type", 13)
                        .with("file", Json.fields().with("url", "attachment://" + file)));
            case Block.Line() -> addSingle(Json.fields().with("type", 14).with("divider", true));
        };
    }

    /** Neighbouring lines share one component. What does not fit is cut at a line's end, and said. */
    private boolean addLines(String markdown) {
        var room = MOST_CHARACTERS - ROOM_FOR_MORE - characters - lines.length() - 1;
        if (room < 1 || !fits(2, 0)) {
            return false;
        }
        if (!lines.isEmpty()) {
            lines.append('\n');
        }
        if (markdown.length() <= room) {
            lines.append(markdown);
            return true;
        }
        var note = "\n-# " + texts.of("message.longer", markdown.length());
        var cut = cutAtLineEnd(markdown, Math.max(0, room - note.length() - 4));
        lines.append(cut).append(fenceOpen(cut) ? "\n```" : "").append(note);
        return true;
    }

    private static String cutAtLineEnd(String text, int most) {
        var end = text.lastIndexOf('\n', most);
        return end > most / 2 ? text.substring(0, end) : Cut.head(text, most);
    }

    private static boolean fenceOpen(String text) {
        var fences = 0;
        for (int at = text.indexOf("```"); at >= 0; at = text.indexOf("```", at + 3)) {
            fences++;
        }
        return fences % 2 == 1;
    }

    private boolean fits(int moreComponents, int moreCharacters) {
        var withText = components + (lines.isEmpty() ? 0 : 1) + moreComponents;
        return withText <= MOST_COMPONENTS
                && characters + lines.length() + moreCharacters <= MOST_CHARACTERS - ROOM_FOR_MORE;
    }

    private boolean addSingle(Json part) {
        if (!fits(2, 0)) {
            return false;
        }
        addPart(1, part);
        return true;
    }

    private void addPart(int size, Json part) {
        endText();
        parts.add(part);
        components += size;
    }

    private void endText() {
        if (!lines.isEmpty()) {
            parts.add(text(lines.toString()));
            components++;
            characters += lines.length();
            lines.setLength(0);
        }
    }

    private static Json text(String markdown) {
        return Json.fields().with("type", 10).with("content", markdown);
    }

    private static Json row(List<Json> inside) {
        return Json.fields().with("type", 1).with("components", inside);
    }

    private Json button(Button button) {
        var link = button.style() == Button.Style.LINK;
        return Json.fields()
                .with("type", 2)
                .with("style", button.style().wire)
                .with("label", Cut.clip(button.label(), LONGEST_LABEL))
                .with(link ? "url" : "custom_id", link ? button.target() : target(button.target()))
                .withIf(!button.enabled(), "disabled", true);
    }

    private Json select(Select select) {
        var text = select.kind() == Select.Kind.TEXT;
        if (text && (select.choices().isEmpty() || select.choices().size() > MOST_CHOICES)) {
            throw new IllegalArgumentException(
                    "A menu has 1 to 25 choices, not " + select.choices().size() + ": " + select.placeholder());
        }
        return Json.fields()
                .with("type", select.kind().wire)
                .with("custom_id", target(select.target()))
                .with("placeholder", Cut.clip(select.placeholder(), LONGEST_PLACEHOLDER))
                .with("min_values", select.least())
                .with(
                        "max_values",
                        text ? Math.min(select.most(), select.choices().size()) : select.most())
                .withIf(
                        text,
                        "options",
                        select.choices().stream()
                                .map(it -> Json.fields()
                                        .with("label", Cut.clip(it.name(), LONGEST_CHOICE))
                                        .with("value", it.value())
                                        .withIf(select.chosen().contains(it.value()), "default", true))
                                .toList())
                // Text and announcements: nobody posts into a voice channel.
                .withIf(select.kind() == Select.Kind.CHANNEL, "channel_types", List.of(0, 5))
                .withIf(
                        !text && !select.chosen().isEmpty(),
                        "default_values",
                        select.chosen().stream()
                                .map(it -> Json.fields().with("id", it).with("type", select.kind().defaultType))
                                .toList());
    }

    private String target(String target) {
        if (target.isEmpty() || target.length() > LONGEST_TARGET) {
            throw new IllegalArgumentException("Discord takes 1 to 100 characters, not: " + target);
        }
        if (!targets.add(target)) {
            throw new IllegalArgumentException("Twice in one message: " + target);
        }
        return target;
    }
}
