package dev.skylark.report;

import dev.skylark.discord.Press;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import dev.skylark.table.Table;

/** Reports: what a day, a week or a month was like. */
public final class ReportFeature {

    private ReportFeature() {}

    public static Feature of(ReportNeeds needs) {
        var commands = new ReportCommands(needs);
        return new Feature("reports", true, commands.commands())
                .doing(ReportCommands.KIND, commands::post)
                .planning(Table.GUILDS, commands::planAnew)
                .showing(new Panel(40, "menu.reports", "📊", Press.run("report menu")));
    }
}
