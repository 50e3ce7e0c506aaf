package dev.skylark.alert;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;

/** {@link Plans} in the table of alerts, an item a guild. */
final class DynamoPlans implements Plans {

    private static final String PLAN = "plan";

    private final Rows rows;

    DynamoPlans(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Plan of(String guild) {
        return rows.find(guild, PLAN)
                .map(it -> Plan.read(guild, it.json("plan"), it.whole("version")))
                .orElseGet(() -> Plan.usual(guild));
    }

    @Override
    public boolean save(Plan it) {
        var item = Item.of(it.guild(), PLAN).with("plan", it.json()).with("version", it.version() + 1);
        return (it.version() == 0
                        ? rows.putIf(item, "attribute_not_exists(#id)", Item.NOTHING)
                        : rows.putIf(item, "#version = :version", Item.values("version", it.version())))
                instanceof Write.Done;
    }
}
