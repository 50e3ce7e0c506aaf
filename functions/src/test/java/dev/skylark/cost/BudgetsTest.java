package dev.skylark.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.cost.Budget.Scope;
import dev.skylark.cost.Budget.Step;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Budgets, and what has come of them, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class BudgetsTest {

    private static final YearMonth JUNE = YearMonth.of(2051, 6);

    private final Budgets budgets;
    private final String guild = Store.newId();

    BudgetsTest(Store store) {
        budgets = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoBudgets(tables.rows(Table.MONEY)));
    }

    @Test
    void every_kind_of_budget_is_found_again_as_it_was_set() {
        var all = budget("all", new Scope.Everything());
        var games = budget("games", new Scope.Tagged("use", "games"));
        var one = budget("one", new Scope.OneServer("i-1", "web-1"));

        budgets.set(all);
        budgets.set(games);
        budgets.set(one);

        assertThat(budgets.all(guild)).containsExactlyInAnyOrder(all, games, one);
        assertThat(budgets.all(Store.newId())).isEmpty();
    }

    @Test
    void a_budget_is_removed_once() {
        budgets.set(budget("all", new Scope.Everything()));

        assertThat(budgets.remove(guild, "all")).isTrue();
        assertThat(budgets.remove(guild, "all")).isFalse();
        assertThat(budgets.all(guild)).isEmpty();
    }

    @Test
    void a_step_is_told_once_a_month_unless_it_was_not_told_after_all() {
        var budget = budget("all", new Scope.Everything());

        assertThat(budgets.tell(budget, JUNE, Step.NOTICE)).isTrue();
        assertThat(budgets.tell(budget, JUNE, Step.NOTICE)).isFalse();
        assertThat(budgets.tell(budget, JUNE, Step.STOP)).isTrue();
        assertThat(budgets.tell(budget, JUNE.plusMonths(1), Step.NOTICE)).isTrue();

        budgets.untell(budget, JUNE, Step.NOTICE);
        assertThat(budgets.tell(budget, JUNE, Step.NOTICE)).isTrue();
    }

    @Test
    void a_budget_is_spared_for_one_month() {
        var budget = budget("all", new Scope.Everything());
        budgets.spare(budget, JUNE, "42");

        assertThat(budgets.sparedBy(budget, JUNE)).contains("42");
        assertThat(budgets.sparedBy(budget, JUNE.plusMonths(1))).isEmpty();
    }

    @Test
    void a_fact_is_heard_once() {
        assertThat(budgets.hear(guild, "fact-1", Store.NOON)).isTrue();
        assertThat(budgets.hear(guild, "fact-1", Store.NOON)).isFalse();
        budgets.unhear(guild, "fact-1");
        assertThat(budgets.hear(guild, "fact-1", Store.NOON)).isTrue();
    }

    private Budget budget(String name, Scope scope) {
        return new Budget(
                guild,
                name,
                scope,
                new BigDecimal("12.50"),
                "EUR",
                Set.of(Step.NOTICE, Step.STOP),
                "900000000000000101");
    }
}
