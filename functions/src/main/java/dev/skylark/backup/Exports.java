package dev.skylark.backup;

import dev.skylark.data.Item;
import dev.skylark.data.Packed;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.voice.MusicRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a guild would have to say and to collect again by hand, as text: its settings, and its lists of music. */
final class Exports {

    static final List<Table> TABLES = List.of(Table.GUILDS, Table.MUSIC);

    private Exports() {}

    /** By guild; a file for each. */
    static Map<String, Json> of(Table table, Iterable<Item> items) {
        var byGuild = new TreeMap<String, List<Json>>();
        for (var item : items) {
            byGuild.computeIfAbsent(item.text(Table.PARTITION), _ -> new ArrayList<>())
                    .add(json(item));
        }
        var files = new TreeMap<String, Json>();
        byGuild.forEach((guild, records) ->
                files.put(table.name().toLowerCase(Locale.ROOT) + "/" + guild + ".json", Json.items(records.stream())));
        return files;
    }

    private static Json json(Item item) {
        var json = Json.fields();
        for (var it : new TreeMap<>(item.values()).entrySet()) {
            json = switch (it.getValue()) {
                case Long number -> json.with(it.getKey(), number);
                case Set<?> texts ->
                    json.with(
                            it.getKey(),
                            texts.stream().map(String::valueOf).sorted().toList());
                case String text when it.getKey().equals(MusicRows.PACKED) -> json.with(it.getKey(), Packed.open(text));
                default -> json.with(it.getKey(), it.getValue().toString());
            };
        }
        return json;
    }
}
