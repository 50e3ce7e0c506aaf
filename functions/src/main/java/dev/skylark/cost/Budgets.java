package dev.skylark.cost;

import dev.skylark.cost.Budget.Step;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The budgets of guilds, and what has come of them each month. */
interface Budgets {

    List<Budget> all(String guild);

    void set(Budget budget);

    boolean remove(String guild, String name);

    /** True for the one who is the first to tell that this step was reached this month. */
    boolean tell(Budget budget, YearMonth month, Step step);

    /** Nobody has told it after all. */
    void untell(Budget budget, YearMonth month, Step step);

    /** True for the first who hears this fact; for a month. */
    boolean hear(String guild, String fact, Instant now);

    /** It was not told after all. */
    void unhear(String guild, String fact);

    /** Two people have decided that this budget stops nothing this month. */
    void spare(Budget budget, YearMonth month, String person);

    Optional<String> sparedBy(Budget budget, YearMonth month);
}
