package dev.skylark.cost;

import dev.skylark.care.AwsRights.Right;
import dev.skylark.discord.Press;
import dev.skylark.ec2.Tariff;
import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import dev.skylark.feature.Feature.Vital;
import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.report.Spending;
import dev.skylark.table.Table;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Money: what things cost, and budgets that hold. */
public final class CostFeature {

    private static final Duration HOURLY = Duration.ofHours(1);

    private final CostNeeds needs;
    private final Budgets budgets;
    private final Costs costs;
    private final Books books;
    private final Exchange exchange;

    public CostFeature(CostNeeds needs) {
        this.needs = needs;
        this.budgets = new DynamoBudgets(needs.money());
        this.exchange = new Exchange(needs.guilds(), needs.currencies(), needs.clock());
        this.books = new Books(() -> new Ledger(needs.bills().get(), needs.money(), needs.clock()), needs.sources());
        this.costs = new Costs(needs, () -> budgets, books, exchange);
    }

    /** What the commands around servers know of money. */
    public Tariff tariff() {
        return costs;
    }

    /** What reports know of money. */
    public Spending spending() {
        return costs;
    }

    public Feature feature(String ownerGuild, Supplier<String> ownerChannel) {
        var desk = new BudgetDesk(needs, costs, budgets, ownerGuild, ownerChannel);
        var commands = Stream.concat(
                        new CostCommands(needs, costs, books, exchange).commands().stream(),
                        new BudgetCommands(needs, costs, () -> budgets, desk).commands().stream())
                .toList();
        return new Feature("costs", true, commands)
                .hearing(desk::hear)
                .doing(BudgetDesk.LOOK, job -> desk.look(job.guild()))
                .planning(Table.MONEY, desk::planAnew)
                .doing(BudgetDesk.STOP, desk::stop)
                .checking(Check.ofTheHouse("bills", Category.MONEY, HOURLY, this::mayAsk))
                .telling(new Vital(
                        "health.paid",
                        (guild, texts) -> texts.of("health.paid.text", books.paidToday(guild), Ledger.PAID_A_DAY)))
                .showing(new Panel(30, "menu.costs", "💶", Press.run("cost summary")));
    }

    /** Asking itself would cost a cent each time. */
    private Finding mayAsk() {
        return switch (needs.rights().get().lacking(List.of(Right.everywhere("ce:GetCostAndUsage")))) {
            case Got<List<Right>>(var lacking) when lacking.isEmpty() -> Finding.well("check.bills.well");
            case Got<List<Right>>(var _) -> Finding.worried(Line.of("check.bills.ill"), "check.bills.ill.do");
            case Failed<List<Right>>(var _, var why) -> Finding.notKnown("check.unseen", why);
        };
    }
}
