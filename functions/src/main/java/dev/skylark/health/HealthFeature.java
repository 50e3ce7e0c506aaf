package dev.skylark.health;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Permission;
import dev.skylark.discord.Button;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import dev.skylark.feature.Feature.Vital;
import java.util.List;
import java.util.function.Supplier;

/** {@code /health}: how Skylark is, as each of its features says it. */
public final class HealthFeature {

    private final Supplier<List<Feature>> features;

    private HealthFeature(Supplier<List<Feature>> features) {
        this.features = features;
    }

    public static Feature of(Supplier<List<Feature>> features) {
        var health = new HealthFeature(features);
        return new Feature(
                        "health",
                        false,
                        List.of(Command.named("health", "How Skylark is: caches, paid questions, what waits")
                                .only(Permission.VIEWER)
                                .deferred()
                                .runs(health::run)))
                .showing(new Panel(90, "menu.health", "🩺", Press.run("health")));
    }

    private Reply run(Call call) {
        var message = Message.good(call.text("health.title"));
        for (var feature : features.get()) {
            for (Vital vital : feature.vitals()) {
                message = message.fact(call.text(vital.label()), vital.value().apply(call.guild(), call.texts()));
            }
        }
        message = message.buttons(
                Button.secondary(call.text("button.refresh"), Press.run("health")),
                Button.secondary(call.text("button.menu"), Press.run("menu")));
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
