package dev.skylark.cost;

import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What was said about prices lately, the same for every guild. */
final class Recollection {

    private static final String EVERYONE = "everyone";
    private static final Duration UNKNOWN = Duration.ofDays(1);
    /** Long after it has to be asked for again it is still better than none. */
    private static final Duration KEPT = Duration.ofDays(365);

    private final Rows rows;
    private final Clock clock;
    private final Duration fresh;

    Recollection(Rows rows, Clock clock, Duration fresh) {
        this.rows = rows;
        this.clock = clock;
        this.fresh = fresh;
    }

    Answer<BigDecimal> of(String id, Supplier<Answer<BigDecimal>> source) {
        var known = rows.find(EVERYONE, id);
        if (known.isPresent() && known.get().instant("until").isAfter(clock.instant())) {
            return answer(known.get());
        }
        return switch (source.get()) {
            case Got<BigDecimal>(var value) -> remember(item(id, fresh).with("value", value.toPlainString()));
            case Failed<BigDecimal>(var trouble, var detail)
            when trouble == Trouble.GONE -> remember(item(id, UNKNOWN).with("detail", detail));
            case Failed<BigDecimal> failed
            when failed.trouble() == Trouble.DOWN -> old(known).orElse(failed);
            case Failed<BigDecimal> failed -> failed;
        };
    }

    private Answer<BigDecimal> remember(Item item) {
        rows.put(item);
        return answer(item);
    }

    private Item item(String id, Duration lifetime) {
        var now = clock.instant();
        return Item.of(EVERYONE, id).with("until", now.plus(lifetime)).expiring(now.plus(KEPT));
    }

    private static Optional<Answer<BigDecimal>> old(Optional<Item> known) {
        return known.filter(it -> !it.text("value").isEmpty()).map(Recollection::answer);
    }

    private static Answer<BigDecimal> answer(Item item) {
        var value = item.text("value");
        return value.isEmpty() ? Answer.failed(Trouble.GONE, item.text("detail")) : Answer.got(new BigDecimal(value));
    }
}
