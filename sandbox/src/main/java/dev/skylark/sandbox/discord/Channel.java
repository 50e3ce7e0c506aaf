package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.util.List;

/** A place where messages stand: in a guild, under a message, or between the bot and one person. */
record Channel(String id, String guild, String name, Kind kind, String parent, String person) {

    /** What Discord tells apart by number. */
    enum Kind {
        TEXT(0),
        DIRECT(1),
        VOICE(2),
        THREAD(11);

        final int wire;

        Kind(int wire) {
            this.wire = wire;
        }

        static Kind of(long wire) {
            return switch ((int) wire) {
                case 1 -> DIRECT;
                case 2, 13 -> VOICE;
                case 10, 11, 12 -> THREAD;
                default -> TEXT;
            };
        }
    }

    static Channel text(String id, String guild, String name) {
        return new Channel(id, guild, name, Kind.TEXT, "", "");
    }

    static Channel of(Json kept) {
        return new Channel(
                kept.at("id").text(),
                kept.at("guild").text(),
                kept.at("name").text(),
                Kind.of(kept.at("type").whole(0)),
                kept.at("parent").text(),
                kept.at("person").text());
    }

    Json.Fields kept() {
        return Json.fields()
                .with("id", id)
                .with("guild", guild)
                .with("name", name)
                .with("type", kind.wire)
                .with("parent", parent)
                .with("person", person);
    }

    /** Discord's channel object. */
    Json.Fields shown(Guilds guilds) {
        var start = Json.fields().with("id", id).with("type", kind.wire).with("flags", 0);
        return switch (kind) {
            case DIRECT ->
                start.with("last_message_id", null)
                        .with(
                                "recipients",
                                guilds.person(person)
                                        .map(it -> List.of(it.shown()))
                                        .orElse(List.of()));
            case TEXT -> inGuild(start).with("topic", null).with("rate_limit_per_user", 0);
            case VOICE ->
                inGuild(start).with("bitrate", 64_000).with("user_limit", 0).with("rtc_region", null);
            case THREAD ->
                inGuild(start)
                        .with("parent_id", parent)
                        .with("owner_id", Seed.APPLICATION)
                        .with("message_count", 0)
                        .with("member_count", 1)
                        .with("total_message_sent", 0)
                        .with(
                                "thread_metadata",
                                Json.fields()
                                        .with("archived", false)
                                        .with("auto_archive_duration", 1440)
                                        .with("archive_timestamp", Times.text(Seed.LONG_AGO))
                                        .with("locked", false));
        };
    }

    private Json.Fields inGuild(Json.Fields start) {
        return start.with("guild_id", guild)
                .with("name", name)
                .with("parent_id", null)
                .with("position", 0)
                .with("nsfw", false)
                .with("permission_overwrites", List.of())
                .with("last_message_id", null);
    }
}
