package dev.skylark.health;

import dev.skylark.discord.Press;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;

/** How Skylark is: what looks after it, tells of it, and remembers it. */
public final class HealthFeature {

    private HealthFeature() {}

    public static Feature of(HealthNeeds needs) {
        var checkup = new Checkup(needs);
        var feature = new Feature("health", false, new HealthCommands(needs).commands())
                .doing(Checkup.KIND, checkup::run)
                .showing(new Panel(90, "menu.health", "🩺", Press.run("health")));
        for (var check : new HouseChecks(needs).all().toList()) {
            feature = feature.checking(check);
        }
        return feature;
    }
}
