package dev.skylark.cost;

import dev.skylark.cost.Budget.Scope;
import dev.skylark.cost.Budget.Step;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Range;
import dev.skylark.data.Rows.Write;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@link Budgets} in the money table: an item a budget, and one for each thing that came of it in a month. */
final class DynamoBudgets implements Budgets {

    private static final String BUDGET = "budget#";
    private static final String HEARD = "heard#";
    private static final int MOST = 100;

    private final Rows rows;

    DynamoBudgets(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<Budget> all(String guild) {
        return rows.range(new Range(null, guild, BUDGET, false, MOST, null, "", Item.NOTHING)).items().stream()
                .filter(it -> it.text(Table.SORT).startsWith(BUDGET))
                .map(DynamoBudgets::budget)
                .toList();
    }

    @Override
    public void set(Budget it) {
        rows.put(Item.of(it.guild(), BUDGET + it.name())
                .with("name", it.name())
                .with("scope", json(it.scope()))
                .with("amount", it.amount().toPlainString())
                .with("currency", it.currency())
                .with("channel", it.channel())
                .with("steps", Json.items(it.steps().stream().map(Step::name).toList())));
    }

    @Override
    public boolean remove(String guild, String name) {
        var there = rows.find(guild, BUDGET + name).isPresent();
        rows.remove(guild, BUDGET + name);
        return there;
    }

    @Override
    public boolean tell(Budget it, YearMonth month, Step step) {
        return rows.putIf(
                        Item.of(it.guild(), told(it, month, step)).expiring(over(month)),
                        "attribute_not_exists(#id)",
                        Item.NOTHING)
                instanceof Write.Done;
    }

    @Override
    public void untell(Budget it, YearMonth month, Step step) {
        rows.remove(it.guild(), told(it, month, step));
    }

    @Override
    public boolean hear(String guild, String fact, Instant now) {
        return rows.putIf(
                        Item.of(guild, HEARD + fact).expiring(now.plus(Duration.ofDays(31))),
                        "attribute_not_exists(#id)",
                        Item.NOTHING)
                instanceof Write.Done;
    }

    @Override
    public void unhear(String guild, String fact) {
        rows.remove(guild, HEARD + fact);
    }

    @Override
    public void spare(Budget it, YearMonth month, String person) {
        rows.put(Item.of(it.guild(), spared(it, month)).with("person", person).expiring(over(month)));
    }

    @Override
    public Optional<String> sparedBy(Budget it, YearMonth month) {
        return rows.find(it.guild(), spared(it, month)).map(item -> item.text("person"));
    }

    private static String told(Budget it, YearMonth month, Step step) {
        return "told#" + month + "#" + step + "#" + it.name();
    }

    private static String spared(Budget it, YearMonth month) {
        return "spared#" + month + "#" + it.name();
    }

    private static Instant over(YearMonth month) {
        return month.plusMonths(2).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Json json(Scope scope) {
        return switch (scope) {
            case Scope.Everything() -> Json.fields().with("kind", "everything");
            case Scope.Tagged(var tag, var value) ->
                Json.fields().with("kind", "tagged").with("tag", tag).with("value", value);
            case Scope.OneServer(var id, var called) ->
                Json.fields().with("kind", "server").with("server", id).with("called", called);
        };
    }

    private static Budget budget(Item it) {
        var scope = it.json("scope");
        return new Budget(
                it.text(Table.PARTITION),
                it.text("name"),
                switch (scope.at("kind").text()) {
                    case "tagged" ->
                        new Scope.Tagged(
                                scope.at("tag").text(), scope.at("value").text());
                    case "server" ->
                        new Scope.OneServer(
                                scope.at("server").text(), scope.at("called").text());
                    default -> new Scope.Everything();
                },
                new BigDecimal(it.text("amount")),
                it.text("currency"),
                it.json("steps").items().stream()
                        .map(step -> Step.valueOf(step.text()))
                        .collect(Collectors.toUnmodifiableSet()),
                it.text("channel"));
    }
}
