package dev.skylark.admin;

import dev.skylark.access.Guilds;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Permission;
import dev.skylark.discord.Button;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.feature.Feature;
import dev.skylark.feature.Feature.Panel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** {@code /menu}: home, with a button for each part of Skylark that this guild uses. */
final class Menu {

    private final Supplier<List<Feature>> features;
    private final GuildRecord guilds;

    Menu(Supplier<List<Feature>> features, Guilds guilds) {
        this.features = features;
        this.guilds = new GuildRecord(guilds);
    }

    Command command() {
        return Command.named("menu", "Home: a button for everything there is")
                .only(Permission.VIEWER)
                .deferred()
                .runs(this::run);
    }

    private Reply run(Call call) {
        var off = guilds.of(call).featuresOff();
        var buttons = new ArrayList<Button>();
        features.get().stream()
                .filter(it -> !off.contains(it.name()))
                .flatMap(it -> it.panels().stream())
                .sorted(Comparator.comparingInt(Panel::order))
                .forEach(it -> buttons.add(Button.primary(it.sign() + " " + call.text(it.label()), it.call())));
        buttons.add(Button.secondary("❔ " + call.text("menu.help"), Press.run("help")));
        var message = Message.neutral(call.text("menu.title"))
                .text(call.text("menu.text"))
                .buttons(buttons.toArray(Button[]::new));
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
