package dev.skylark.admin;

import dev.skylark.access.Guild;
import dev.skylark.access.Guilds;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.feature.Feature;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code /feature}: which parts of Skylark this guild uses. */
final class FeatureSwitches {

    private final Supplier<List<Feature>> features;
    private final GuildRecord guilds;
    private final Option<String> which;

    FeatureSwitches(Supplier<List<Feature>> features, Guilds guilds) {
        this.features = features;
        this.guilds = new GuildRecord(guilds);
        this.which = Option.text("feature", "Which feature", 1, 32).suggesting((_, typed) -> namesLike(typed));
    }

    List<Command> commands() {
        return List.of(
                Command.named("feature list", "Which features are on in this server")
                        .deferred()
                        .privately()
                        .only(Permission.VIEWER)
                        .runs(this::list),
                Command.named("feature on", "Switch a feature on in this server")
                        .takes(which)
                        .deferred()
                        .only(Permission.ADMIN)
                        .runs(call -> turn(call, true)),
                Command.named("feature off", "Switch a feature off in this server")
                        .takes(which)
                        .deferred()
                        .only(Permission.ADMIN)
                        .confirms(this::preview)
                        .runs(call -> turn(call, false)));
    }

    private Reply list(Call call) {
        return Reply.whisper(listing(call, guilds.of(call)));
    }

    private Message listing(Call call, Guild guild) {
        var message = Message.neutral(call.text("feature.title"));
        var mayTurn = call.rights().permission().covers(Permission.ADMIN);
        for (var feature : features.get()) {
            var on = !guild.featuresOff().contains(feature.name());
            var line = (on ? "✅ " : "⏸️ ") + "**" + feature.name() + "**  " + call.text("feature." + feature.name());
            message = feature.optional() && mayTurn
                    ? message.section(line, button(call, feature, on))
                    : message.text(line);
        }
        return message;
    }

    private static Button button(Call call, Feature feature, boolean on) {
        return on
                ? Button.secondary(call.text("feature.off"), Press.run("feature off", "feature", feature.name()))
                : Button.success(call.text("feature.on"), Press.run("feature on", "feature", feature.name()));
    }

    private Message preview(Call call) {
        var feature = find(call);
        var commands = feature.commands().stream()
                .filter(it -> !it.is(Command.Trait.UNLISTED))
                .map(it -> Markdown.code("/" + it.name()))
                .toList();
        return Message.warning(call.text("feature.off.title", feature.name()))
                .text(call.text("feature.off.preview", String.join(" ", commands)));
    }

    private Reply turn(Call call, boolean on) {
        var feature = find(call);
        guilds.change(call, guild -> {
            var off = new HashSet<>(guild.featuresOff());
            if (on) {
                off.remove(feature.name());
            } else {
                off.add(feature.name());
            }
            return guild.withFeaturesOff(off);
        });
        return Reply.update(Message.good(call.text(on ? "feature.isOn" : "feature.isOff", feature.name()))
                .text(call.text(
                        on ? "feature.isOn.text" : "feature.isOff.text",
                        call.person().id())));
    }

    private Feature find(Call call) {
        var name = call.value(which);
        var feature = features.get().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("feature.unknown", Markdown.plain(name), names()));
        if (!feature.optional()) {
            throw new Refused("feature.always", feature.name());
        }
        return feature;
    }

    private String names() {
        return String.join(", ", optional().map(Feature::name).toList());
    }

    private List<Choice> namesLike(String typed) {
        return optional()
                .map(Feature::name)
                .filter(it -> it.contains(typed))
                .map(it -> new Choice(it, it))
                .toList();
    }

    private Stream<Feature> optional() {
        return features.get().stream().filter(Feature::optional);
    }
}
