package dev.skylark.command;

import dev.skylark.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What would change at Discord if our commands were registered now. */
public final class CommandDiff {

    private CommandDiff() {}

    /** One line a command that is new, gone or different; of a different one, which parts. */
    public static List<String> lines(Json ours, Json theirs) {
        var wanted = byName(ours);
        var present = byName(theirs);
        var lines = new ArrayList<String>();
        var names = new TreeSet<>(wanted.keySet());
        names.addAll(present.keySet());
        for (var name : names) {
            var want = wanted.get(name);
            var have = present.get(name);
            if (have == null) {
                lines.add("+ /" + name);
            } else if (want == null) {
                lines.add("- /" + name);
            } else {
                var parts = different("", want, have);
                if (!parts.isEmpty()) {
                    lines.add("~ /" + name + ": " + String.join(", ", parts));
                }
            }
        }
        return lines;
    }

    private static Map<String, Json> byName(Json commands) {
        var byName = new TreeMap<String, Json>();
        commands.items().forEach(it -> byName.put(it.at("name").text(), it));
        return byName;
    }

    /** Compares only what we say: Discord answers with ids, versions and defaults of its own. */
    private static List<String> different(String path, Json want, Json have) {
        return switch (want) {
            case Json.Fields(var members) -> {
                var parts = new ArrayList<String>();
                for (var member : members.entrySet()) {
                    var here = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                    parts.addAll(different(here, member.getValue(), have.at(member.getKey())));
                }
                yield parts;
            }
            case Json.Items(var elements) -> items(path, elements, have.items());
            case Json.Truth(var truth) -> truth == have.truth() ? List.of() : List.of(path);
            case Json.Nothing() -> have.isNothing() ? List.of() : List.of(path);
            case Json.Text(var text) -> text.equals(have.text()) ? List.of() : List.of(path);
            case Json.Numeral(var _) -> want.number(0) == have.number(Double.NaN) ? List.of() : List.of(path);
        };
    }

    private static List<String> items(String path, List<Json> want, List<Json> have) {
        if (want.size() != have.size()) {
            return List.of(path);
        }
        var parts = new LinkedHashMap<String, Boolean>();
        for (int at = 0; at < want.size(); at++) {
            var name = want.get(at).at("name").text();
            different(path + (name.isEmpty() ? "" : "[" + name + "]"), want.get(at), have.get(at))
                    .forEach(it -> parts.put(it, true));
        }
        return List.copyOf(parts.keySet());
    }
}
