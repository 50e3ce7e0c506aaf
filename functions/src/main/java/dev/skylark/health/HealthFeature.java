package dev.skylark.health;

import dev.skylark.discord.Press;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import dev.skylark.json.Json;
import dev.skylark.timer.Job;
import java.util.ArrayList;

/** How Skylark is: what looks after it, tells of it, and remembers it. */
public final class HealthFeature {

    private HealthFeature() {}

    /** What has to be done at once when a feature was switched off or on. */
    public static Job fusesChanged() {
        return new Job(Tasks.HOUSE, Checkup.KIND, "fuses", Json.fields().with(Checkup.ONLY, AllChecks.FUSE));
    }

    public static Feature of(HealthNeeds needs) {
        var checkup = new Checkup(needs);
        var commands = new ArrayList<>(new HealthCommands(needs).commands());
        commands.add(new LetterCommands(needs).command());
        commands.add(new SetupCheck(needs, checkup).command());
        var feature = new Feature("health", false, commands)
                .doing(Checkup.KIND, checkup::run)
                .showing(new Panel(90, "menu.health", "🩺", Press.run("health")));
        for (var check : new HouseChecks(needs).all().toList()) {
            feature = feature.checking(check);
        }
        return feature.checking(new ChannelCheck(needs).check());
    }
}
