package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether Discord would take this message, new or as an edit. */
// https://discord.com/developers/docs/resources/message
final class MessageCheck {

    static final int SUPPRESS_EMBEDS = 1 << 2;
    static final int EPHEMERAL = 1 << 6;
    static final int LOADING = 1 << 7;
    static final int SILENT = 1 << 12;
    static final int LAYOUT = 1 << 15;

    private static final int ALLOWED = SUPPRESS_EMBEDS | EPHEMERAL | SILENT | LAYOUT;
    private static final Set<String> PARSED = Set.of("users", "roles", "everyone");
    private static final List<String> NOT_WITH_LAYOUT = List.of("content", "embeds", "poll", "sticker_ids");

    private final Draft draft;
    private final Json body;
    private final Json old;
    private final boolean layout;
    private final Flaws flaws = new Flaws();

    private MessageCheck(Draft draft, Json old) {
        this.draft = draft;
        this.body = draft.body();
        this.old = old;
        this.layout = ((body.at("flags").whole(0) | old.at("flags").whole(0)) & LAYOUT) != 0;
    }

    /** A new message; throws what Discord would answer. */
    static void fresh(Draft draft) {
        new MessageCheck(draft, new Json.Nothing()).check();
    }

    static void edit(Draft draft, Json old) {
        new MessageCheck(draft, old).check();
    }

    private void check() {
        if (!(body instanceof Json.Fields)) {
            flaws.add("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            flaws.refuseIfAny();
        }
        flaws.textIfAny(body, "", "content", 0, 2000);
        flaws.truthIfAny(body, "", "tts");
        flags();
        EmbedCheck.check(body, flaws);
        attachments();
        mentions();
        if (layout) {
            exclusive();
        }
        ComponentCheck.check(body.at("components"), layout, files(), flaws);
        flaws.refuseIfAny();
        if (isEmpty()) {
            throw DiscordError.emptyMessage();
        }
    }

    private void flags() {
        flaws.wholeIfAny(body, "", "flags", 0, Integer.MAX_VALUE);
        if ((body.at("flags").whole(0) & ~ALLOWED) != 0 && old.isNothing()) {
            flaws.add("flags", "MESSAGE_FLAGS_INVALID", "These flags cannot be set: " + body.at("flags"));
        }
    }

    private void exclusive() {
        for (var field : NOT_WITH_LAYOUT) {
            var given = body.at(field);
            var kept = given.isNothing() && !body.members().containsKey(field) ? old.at(field) : given;
            if (!kept.text().isEmpty()
                    || !kept.items().isEmpty()
                    || !kept.members().isEmpty()) {
                flaws.add(
                        field,
                        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                        "The '" + field + "' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
            }
        }
    }

    /** Empty, once the edit is done. */
    private boolean isEmpty() {
        var something = Stream.of("content", "embeds", "components", "sticker_ids", "poll")
                .filter(it -> !layout || it.equals("components"))
                .map(it -> body.members().containsKey(it) ? body.at(it) : old.at(it))
                .anyMatch(it -> !it.text().isBlank()
                        || !it.items().isEmpty()
                        || !it.members().isEmpty());
        var files = !draft.files().isEmpty()
                || (body.at("attachments").isNothing()
                        ? !old.at("attachments").items().isEmpty()
                        : !body.at("attachments").items().isEmpty());
        return !something && (layout || !files);
    }

    private void attachments() {
        if (draft.files().size() > 10) {
            flaws.add("files", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
        }
        for (var file : draft.files()) {
            if (file.bytes().length > Attachments.LARGEST) {
                throw DiscordError.of(413, 40005, "Request entity too large");
            }
        }
        var listed = flaws.list(body, "", "attachments", 0, 10);
        for (int i = 0; i < listed.size(); i++) {
            var one = listed.get(i);
            flaws.textIfAny(one, "attachments." + i, "description", 0, 1024);
            var id = one.at("id").text();
            if (draft.file(id).isEmpty()
                    && kept().noneMatch(it -> it.at("id").text().equals(id))) {
                flaws.add(
                        "attachments." + i + ".id",
                        "ATTACHMENT_NOT_FOUND",
                        "There is no uploaded file and no attachment with the id " + id);
            }
        }
    }

    private Stream<Json> kept() {
        return old.at("attachments").items().stream();
    }

    /** The names that {@code attachment://} may refer to once this message is taken. */
    private Set<String> files() {
        var names = new HashSet<String>();
        for (var file : draft.files()) {
            names.add(file.name());
            names.add(file.safeName());
        }
        var listed = body.at("attachments");
        listed.items().stream()
                .filter(it -> draft.file(it.at("id").text()).isPresent())
                .forEach(it -> names.add(it.at("filename").text()));
        kept().filter(it -> listed.isNothing()
                        || listed.items().stream()
                                .anyMatch(one ->
                                        one.at("id").text().equals(it.at("id").text())))
                .forEach(it -> names.add(it.at("filename").text()));
        return names;
    }

    private void mentions() {
        var allowed = body.at("allowed_mentions");
        if (allowed.isNothing()) {
            return;
        }
        if (!(allowed instanceof Json.Fields)) {
            flaws.add("allowed_mentions", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            return;
        }
        var parse = flaws.list(allowed, "allowed_mentions", "parse", 0, 3);
        for (int i = 0; i < parse.size(); i++) {
            if (!PARSED.contains(parse.get(i).text())) {
                flaws.choice("allowed_mentions.parse." + i, "'users', 'roles', 'everyone'");
            }
        }
        for (var kind : List.of("users", "roles")) {
            var ids = flaws.list(allowed, "allowed_mentions", kind, 0, 100);
            for (int i = 0; i < ids.size(); i++) {
                if (!Snowflakes.is(ids.get(i).text())) {
                    flaws.add(
                            "allowed_mentions." + kind + "." + i,
                            "NUMBER_TYPE_COERCE",
                            "Value " + ids.get(i) + " is not snowflake.");
                }
            }
            if (!ids.isEmpty() && parse.contains(Json.of(kind))) {
                flaws.add(
                        "allowed_mentions." + kind,
                        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                        "parse:[\"" + kind + "\"] and " + kind + ": [ids...] are mutually exclusive.");
            }
        }
    }
}
