package dev.skylark.cost;

import dev.skylark.cost.Good.Address;
import dev.skylark.cost.Good.Copies;
import dev.skylark.cost.Good.Disk;
import dev.skylark.cost.Good.Machine;
import dev.skylark.cost.Good.Traffic;
import dev.skylark.data.Rows;
import dev.skylark.fleet.Answer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;

/** {@link Prices} that are asked for once in thirty days; AWS changes few of them in years. */
public final class RememberedPrices implements Prices {

    private final Prices source;
    private final Recollection recollection;

    public RememberedPrices(Prices source, Rows rows, Clock clock) {
        this.source = source;
        this.recollection = new Recollection(rows, clock, Duration.ofDays(30));
    }

    @Override
    public Answer<BigDecimal> of(Good good) {
        return recollection.of("price#" + id(good), () -> source.of(good));
    }

    private static String id(Good good) {
        return switch (good) {
            case Machine(var region, var type, var platform) -> region + "#machine#" + type + "#" + platform;
            case Disk(var region, var kind) -> region + "#disk#" + kind;
            case Copies(var region) -> region + "#copies";
            case Address(var region) -> region + "#address";
            case Traffic(var region) -> region + "#traffic";
        };
    }
}
