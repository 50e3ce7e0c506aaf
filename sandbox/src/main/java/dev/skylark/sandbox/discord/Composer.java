package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes Discord's message object out of what somebody sent, new or as an edit. What it is given has been checked. */
final class Composer {

    private static final int KEPT_FLAGS =
            MessageCheck.SUPPRESS_EMBEDS | MessageCheck.EPHEMERAL | MessageCheck.SILENT | MessageCheck.LAYOUT;
    private static final int SETTABLE_LATER = MessageCheck.SUPPRESS_EMBEDS | MessageCheck.LAYOUT;

    private final Guilds guilds;
    private final Snowflakes ids;
    private final Attachments attachments;
    private final Clock clock;

    Composer(Guilds guilds, Snowflakes ids, Attachments attachments, Clock clock) {
        this.guilds = guilds;
        this.ids = ids;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** A message of the bot. */
    Json.Fields fresh(String channel, Draft draft) {
        var body = draft.body();
        var files = new Files(draft, List.of());
        return Json.fields()
                .with("id", ids.next())
                .with("channel_id", channel)
                .with("type", 0)
                .with("author", guilds.person(Seed.APPLICATION).orElseThrow().shown())
                .with("content", body.at("content").text())
                .with("timestamp", Times.text(clock.instant()))
                .with("edited_timestamp", null)
                .with("flags", body.at("flags").whole(0) & KEPT_FLAGS)
                .with("components", files.components(body.at("components")))
                .with("embeds", body.at("embeds").items())
                .with("attachments", files.list())
                .with("mentions", List.of())
                .with("mention_roles", List.of())
                .with("mention_everyone", false)
                .with("pinned", false)
                .with("tts", body.at("tts").truth())
                .with("application_id", Seed.APPLICATION)
                .withIf(!body.at("nonce").isNothing(), "nonce", body.at("nonce"));
    }

    /** "Skylark is thinking…" */
    Json.Fields thinking(String channel, boolean ephemeral) {
        return fresh(channel, Draft.of(Json.fields()))
                .with("flags", MessageCheck.LOADING | (ephemeral ? MessageCheck.EPHEMERAL : 0))
                .with("state", "thinking");
    }

    /** The same message with what the edit says; what it does not speak of stays. */
    Json.Fields edited(Json.Fields old, Draft draft) {
        var body = draft.body();
        var wasThinking = isThinking(old);
        var said = body.members().keySet();
        var files = new Files(draft, kept(old, body.at("attachments")));
        var flags = (old.at("flags").whole(0) & ~MessageCheck.LOADING)
                | (body.at("flags").whole(0) & SETTABLE_LATER);
        var now = without(old, "state")
                .with("flags", flags)
                .with("attachments", files.list())
                .withIf(said.contains("content"), "content", body.at("content").text())
                .withIf(said.contains("embeds"), "embeds", body.at("embeds").items())
                .withIf(said.contains("components"), "components", files.components(body.at("components")));
        return now.withIf(!wasThinking, "edited_timestamp", Times.text(clock.instant()));
    }

    static boolean isThinking(Json message) {
        return message.at("state").text().equals("thinking");
    }

    /** The message as Discord's REST gives it, without what only the page is told. */
    static Json.Fields official(Json.Fields message) {
        return without(message, "state", "visible_to");
    }

    static Json.Fields without(Json.Fields fields, String... names) {
        var members = new LinkedHashMap<>(fields.members());
        List.of(names).forEach(members::remove);
        return new Json.Fields(members);
    }

    private static List<Json> kept(Json old, Json listed) {
        var before = old.at("attachments").items();
        return listed.isNothing()
                ? before
                : before.stream()
                        .filter(it -> listed.items().stream()
                                .anyMatch(one -> one.at("id").equals(it.at("id"))))
                        .toList();
    }

    /** The attachments of one message, by the names that its components use. */
    private final class Files {

        private final List<Json> all = new ArrayList<>();
        private final Map<String, Json> byName = new HashMap<>();

        Files(Draft draft, List<Json> kept) {
            kept.forEach(it -> add(it.at("filename").text(), it));
            for (var file : draft.files()) {
                var listed = draft.body().at("attachments").items().stream()
                        .filter(it -> it.at("id").text().equals(file.number()))
                        .findFirst()
                        .orElse(new Json.Nothing());
                var name = listed.at("filename").text().isEmpty()
                        ? file.name()
                        : listed.at("filename").text();
                var named = new Draft.File(file.number(), name, file.type(), file.bytes());
                var attachment =
                        attachments.keep(named, listed.at("description").text());
                add(attachment.at("filename").text(), attachment);
                byName.put(name, attachment);
                byName.put(file.name(), attachment);
            }
        }

        private void add(String name, Json attachment) {
            all.add(attachment);
            byName.put(name, attachment);
        }

        List<Json> list() {
            return all;
        }

        Json components(Json given) {
            return Components.each(Components.numbered(given), this::filled);
        }

        private Json.Fields filled(Json.Fields component) {
            return switch (Components.type(component)) {
                case Components.THUMBNAIL -> component.with("media", media(component.at("media")));
                case Components.GALLERY ->
                    component.with(
                            "items",
                            component.at("items").items().stream()
                                    .map(it -> it instanceof Json.Fields item
                                            ? item.with("media", media(item.at("media")))
                                            : it)
                                    .toList());
                case Components.FILE -> {
                    var media = media(component.at("file"));
                    var name = component.at("file").at("url").text().replace("attachment://", "");
                    var file = byName.getOrDefault(name, new Json.Nothing());
                    yield component
                            .with("file", media)
                            .withIf(!file.isNothing(), "name", file.at("filename"))
                            .withIf(!file.isNothing(), "size", file.at("size"));
                }
                default -> component;
            };
        }

        private Json media(Json media) {
            var url = media.at("url").text();
            var file = url.startsWith("attachment://") ? byName.get(url.substring("attachment://".length())) : null;
            return file == null
                    ? media
                    : Json.fields()
                            .with("url", file.at("url"))
                            .with("proxy_url", file.at("url"))
                            .with("content_type", file.at("content_type"))
                            .with("attachment_id", file.at("id"));
        }
    }
}
