package dev.skylark.cost;

import dev.skylark.fleet.Server;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * So much money a month for a guild, for what carries a tag, or for one server; and what happens as it is spent.
 * {@code channel} is where it was set: there its news goes where the guild has no channel for such.
 */
record Budget(
        String guild, String name, Scope scope, BigDecimal amount, String currency, Set<Step> steps, String channel) {

    /** What it is for. */
    sealed interface Scope {
        record Everything() implements Scope {}

        record Tagged(String tag, String value) implements Scope {}

        record OneServer(String id, String called) implements Scope {}

        default boolean covers(Server server) {
            return switch (this) {
                case Everything() -> true;
                case Tagged(var tag, var value) -> value.equals(server.tags().get(tag));
                case OneServer(var id, var _) -> id.equals(server.id());
            };
        }
    }

    /** What happens when so many percent are spent. */
    enum Step {
        NOTICE(50),
        APPROVAL(80),
        BLOCK(100),
        STOP(120);

        private final int percent;

        Step(int percent) {
            this.percent = percent;
        }

        int percent() {
            return percent;
        }

        BigDecimal of(BigDecimal amount) {
            return amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        }
    }

    static final Set<Step> ALL_STEPS = Set.copyOf(EnumSet.allOf(Step.class));

    Budget {
        steps = Set.copyOf(steps);
    }
}
