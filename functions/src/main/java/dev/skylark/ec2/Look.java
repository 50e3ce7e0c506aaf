package dev.skylark.ec2;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Select;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /ec2 list} and {@code /ec2 info}: what there is, and what it is doing. */
final class Look {

    private static final int ON_A_PAGE = 8;

    private final Needs needs;
    private final Servers servers;
    private final Cards cards;
    private final Option<Optional<State>> state = Option.choice("state", "Only those that are doing this", State.class)
            .optional();
    private final Option<Optional<String>> tag = Option.text(
                    "tag", "Only those with this tag: name or name=value", 1, 100)
            .optional();
    private final Option<Optional<String>> name =
            Option.text("name", "Only those whose name has this in it", 1, 60).optional();
    private final Option<Long> page =
            Option.whole("page", "Which page", 1, 1000).orElse(1L);
    private final Option<Boolean> fresh =
            Option.truth("fresh", "Ask the cloud again").orElse(false).fromButtons();
    private final Option<Optional<String>> by =
            Option.text("by", "Which of two buttons", 1, 8).fromButtons().optional();
    private final Option<String> server;
    private final Option<String> chosen;

    Look(Needs needs, Servers servers, Cards cards) {
        this.needs = needs;
        this.servers = servers;
        this.cards = cards;
        this.server = servers.one("Which server, by name or id");
        this.chosen = servers.several("Which servers");
    }

    List<Command> commands() {
        return List.of(
                Command.named("ec2 list", "The servers, each with its state and a button")
                        .takes(state, tag, name, page, fresh)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("ec2 info", "Everything about one server, and buttons for it")
                        .takes(server, fresh, by)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::info),
                Command.named("ec2 several", "What to do with the servers that were chosen")
                        .takes(chosen)
                        .unlisted()
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::several));
    }

    private Reply info(Call call) {
        var fleet = needs.fleet().get();
        var listing = call.value(fresh) ? fleet.look(call.guild()) : fleet.of(call.guild());
        var found = servers.find(call, listing, call.value(server));
        return shown(call, cards.card(found, listing, call.texts()));
    }

    private Reply list(Call call) {
        var fleet = needs.fleet().get();
        var listing = call.value(fresh) ? fleet.look(call.guild()) : fleet.of(call.guild());
        var all = servers.seen(call, listing);
        var found = all.stream().filter(it -> wanted(call, it)).toList();
        if (found.isEmpty()) {
            return shown(call, nothing(call, all.isEmpty(), Cards.blind(empty(call), listing.blind(), call.texts())));
        }
        var pages = (found.size() + ON_A_PAGE - 1) / ON_A_PAGE;
        var at = (int) Math.min(call.value(page), pages);
        var here = found.subList((at - 1) * ON_A_PAGE, Math.min(at * ON_A_PAGE, found.size()));
        var running = found.stream().filter(it -> it.state() == State.RUNNING).count();
        var message = Message.neutral(call.text("list.title"))
                .text(call.text("list.counts", running, found.size())
                        + (pages > 1 ? " · " + call.text("page.of", at, pages) : ""));
        message = Cards.blind(message, listing.blind(), call.texts());
        for (var it : here) {
            message = cards.row(message, it, call.texts());
        }
        if (call.rights().permission().covers(Permission.OPERATOR)) {
            message = message.menu(Select.text(
                            call.text("list.several"),
                            Press.run("ec2 several", "server", Press.OPEN),
                            here.stream()
                                    .map(it -> new Choice(Cards.sign(it.state()) + " " + it.called(), it.id()))
                                    .toList())
                    .between(1, here.size()));
        }
        return shown(call, message.buttons(steps(call, at, pages)));
    }

    private static Message empty(Call call) {
        return Message.neutral(call.text("list.title"));
    }

    private static Message nothing(Call call, boolean atAll, Message message) {
        return atAll
                ? message.text(call.text("list.nothing", call.guild()))
                        .buttons(Button.secondary(call.text("button.refresh"), Press.run("ec2 list", "fresh", "true")))
                : message.text(call.text("list.nothing.filtered"))
                        .buttons(Button.secondary(call.text("list.all"), Press.run("ec2 list")));
    }

    private boolean wanted(Call call, Server it) {
        var part = call.value(name).map(text -> text.toLowerCase(Locale.ROOT));
        return call.value(state).map(wanted -> wanted == it.state()).orElse(true)
                && part.map(text -> it.called().toLowerCase(Locale.ROOT).contains(text)
                                || it.id().contains(text))
                        .orElse(true)
                && call.value(tag).map(text -> has(it, text)).orElse(true);
    }

    private static boolean has(Server server, String tag) {
        var parts = tag.split("=", 2);
        var value = server.tags().get(parts[0].strip());
        return value != null && (parts.length == 1 || value.equalsIgnoreCase(parts[1].strip()));
    }

    private static Button[] steps(Call call, int at, int pages) {
        var buttons = new ArrayList<Button>();
        if (pages > 1) {
            buttons.add(Button.secondary(call.text("page.previous"), same(call, Math.max(1, at - 1), "false"))
                    .enabledIf(at > 1));
            buttons.add(Button.secondary(call.text("page.next"), same(call, Math.min(pages + 1, at + 1), "false"))
                    .enabledIf(at < pages));
        }
        buttons.add(Button.secondary(call.text("button.refresh"), same(call, at, "true")));
        buttons.add(Button.secondary(call.text("button.menu"), Press.run("menu")));
        return buttons.toArray(Button[]::new);
    }

    /** The same question at another page. */
    private static String same(Call call, int page, String fresh) {
        var arguments = new LinkedHashMap<>(call.arguments());
        arguments.put("page", String.valueOf(page));
        arguments.put("fresh", fresh);
        return new Press.Run("ec2 list", arguments).write();
    }

    private Reply several(Call call) {
        var found = servers.findAll(call, call.value(chosen));
        var ids = String.join(",", found.stream().map(Server::id).toList());
        var message = Message.neutral(call.text("several.title", found.size()));
        for (var it : found) {
            message = message.text(Cards.sign(it.state()) + " **" + Markdown.plain(it.called()) + "** · "
                    + call.text("server.state." + it.state().word()));
        }
        return Reply.say(message.buttons(
                Button.success(call.text("button.start"), Press.run("ec2 start", "server", ids, "here", "true")),
                Button.danger(call.text("button.stop"), Press.run("ec2 stop", "server", ids)),
                Button.secondary(call.text("button.reboot"), Press.run("ec2 reboot", "server", ids))));
    }

    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
