package dev.skylark.health;

import dev.skylark.feature.Category;
import dev.skylark.feature.Check;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Finding;
import dev.skylark.feature.Line;
import dev.skylark.health.Breaker.Phase;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is looked after: what each feature declares, and of each that can be switched off, whether it is. */
final class AllChecks {

    static final String FUSE = "fuse-";

    private final HealthNeeds needs;
    private final Breakers breakers;

    AllChecks(HealthNeeds needs) {
        this.needs = needs;
        this.breakers = new Breakers(needs.rows());
    }

    List<Check> all() {
        var features = needs.features().get();
        return Stream.concat(
                        features.stream().flatMap(it -> it.checks().stream()),
                        features.stream()
                                .filter(Feature::optional)
                                .map(Feature::name)
                                .map(this::fuse))
                .toList();
    }

    /** Of some there are many, and of those only what is not well is worth a line. */
    static boolean isOneOfMany(Check check) {
        return check.name().startsWith(FUSE) || check.name().startsWith("errors-");
    }

    private Check fuse(String feature) {
        return Check.ofTheHouse(FUSE + feature, Category.CODE, Checkup.RHYTHM, () -> {
                    var phase =
                            breakers.all().getOrDefault(feature, Breaker.NEW).phase();
                    return phase == Phase.CLOSED
                            ? Finding.well("check.fuse.well")
                            : Finding.ill(Line.of("check.fuse.off"), "check.fuse.off.do");
                })
                .titled(Line.of("check.fuse", feature));
    }
}
