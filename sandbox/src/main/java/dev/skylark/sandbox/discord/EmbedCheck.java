package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;

/** Whether Discord would take the embeds of a message. */
final class EmbedCheck {

    private static final int MOST_CHARACTERS = 6000;

    private EmbedCheck() {}

    static void check(Json message, Flaws flaws) {
        var embeds = flaws.list(message, "", "embeds", 0, 10);
        var characters = 0;
        for (int i = 0; i < embeds.size(); i++) {
            var embed = embeds.get(i);
            var path = "embeds." + i;
            flaws.textIfAny(embed, path, "title", 0, 256);
            flaws.textIfAny(embed, path, "description", 0, 4096);
            flaws.wholeIfAny(embed, path, "color", 0, 0xFFFFFF);
            flaws.textIfAny(embed.at("footer"), path + ".footer", "text", 0, 2048);
            flaws.textIfAny(embed.at("author"), path + ".author", "name", 0, 256);
            characters += length(embed, "title") + length(embed, "description");
            characters += length(embed.at("footer"), "text") + length(embed.at("author"), "name");
            var fields = flaws.list(embed, path, "fields", 0, 25);
            for (int j = 0; j < fields.size(); j++) {
                flaws.text(fields.get(j), path + ".fields." + j, "name", 1, 256);
                flaws.text(fields.get(j), path + ".fields." + j, "value", 1, 1024);
                characters += length(fields.get(j), "name") + length(fields.get(j), "value");
            }
        }
        if (characters > MOST_CHARACTERS) {
            flaws.add("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of " + MOST_CHARACTERS);
        }
    }

    private static int length(Json holder, String field) {
        var text = holder.at(field).text();
        return text.codePointCount(0, text.length());
    }
}
