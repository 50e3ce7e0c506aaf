package dev.skylark.backup;

import dev.skylark.table.Table;

/** What a guild may have back, in its own words. What it did, and who may be here, is not put back by anybody. */
enum Area {
    SETTINGS(Table.GUILDS),
    SERVERS(Table.FLEET),
    SCHEDULES(Table.SCHEDULES),
    ALERTS(Table.ALERTS),
    LOGS(Table.LOGS),
    GITHUB(Table.GITHUB),
    BUDGETS(Table.MONEY),
    UPTIME(Table.UPTIME),
    MUSIC(Table.MUSIC);

    private final Table table;

    Area(Table table) {
        this.table = table;
    }

    Table table() {
        return table;
    }
}
