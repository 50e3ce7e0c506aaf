package dev.skylark.ec2;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.discord.Choice;
import dev.skylark.json.Json;
import java.util.List;
import java.util.Locale;

/** {@link Hints} in the fleet table, one item a kind. */
public final class DynamoHints implements Hints {

    /** More than anybody scrolls through, and far from too long for an item. */
    private static final int MOST = 500;

    private final Rows rows;

    public DynamoHints(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void keep(String guild, Of what, List<Choice> choices) {
        rows.put(Item.of(guild, key(what))
                .with(
                        "choices",
                        Json.items(choices.stream()
                                .limit(MOST)
                                .map(it -> Json.fields().with("name", it.name()).with("value", it.value())))));
    }

    @Override
    public List<Choice> find(String guild, Of what) {
        return rows.find(guild, key(what)).orElse(Item.NOTHING).json("choices").items().stream()
                .map(it -> new Choice(it.at("name").text(), it.at("value").text()))
                .toList();
    }

    private static String key(Of what) {
        return "hints#" + what.name().toLowerCase(Locale.ROOT);
    }
}
