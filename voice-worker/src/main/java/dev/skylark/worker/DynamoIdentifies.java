package dev.skylark.worker;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Rows.Write;
import dev.skylark.jda.Identifies;
import java.time.Clock;
import java.time.Duration;

/** {@link Identifies} that all workers count together, in the table of voice. */
public final class DynamoIdentifies implements Identifies {

    private static final String IDENTIFIES = "identifies";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private final Rows rows;
    private final Clock clock;

    public DynamoIdentifies(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void await() throws InterruptedException {
        while (true) {
            var now = clock.instant();
            var budget = rows.find(IDENTIFIES, IDENTIFIES)
                    .map(DynamoIdentifies::budget)
                    .orElse(Budget.UNUSED);
            if (budget.allows(now) && spend(budget, budget.spent(now))) {
                return;
            }
            var left = Duration.between(now, budget.next());
            Thread.sleep(left.isNegative() || left.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : left);
        }
    }

    private boolean spend(Budget before, Budget after) {
        return rows.putIf(
                        Item.of(IDENTIFIES, IDENTIFIES)
                                .with("next", after.next())
                                .with("began", after.dayBegan())
                                .with("today", after.today())
                                .with("row", after.inARow())
                                .expiring(clock.instant().plus(FORGOTTEN)),
                        "attribute_not_exists(#next) OR #next = :before",
                        Item.values("before", before.next().toEpochMilli()))
                instanceof Write.Done;
    }

    private static Budget budget(Item it) {
        return new Budget(it.instant("next"), it.instant("began"), (int) it.whole("today"), (int) it.whole("row"));
    }
}
