package dev.skylark.log;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.table.Table;
import java.util.List;

/** {@link Questions} in the table of logs, one item a question. */
final class DynamoQuestions implements Questions {

    /** They are offered while somebody types, which Discord lets us do with 25 at a time. */
    static final int MOST = 50;

    private static final String QUESTION = "question#";

    private final Rows rows;

    DynamoQuestions(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<Saved> all(String guild) {
        return rows.range(new Range(null, guild, QUESTION, false, MOST, null, "", Item.NOTHING)).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(QUESTION))
                .map(it -> new Saved(it.text("name"), it.text("text")))
                .toList();
    }

    @Override
    public boolean save(String guild, Saved it) {
        var id = QUESTION + it.name();
        if (rows.find(guild, id).isEmpty() && all(guild).size() >= MOST) {
            return false;
        }
        rows.put(Item.of(guild, id).with("name", it.name()).with("text", it.text()));
        return true;
    }

    @Override
    public boolean remove(String guild, String name) {
        return rows.removeIfThere(guild, QUESTION + name);
    }
}
