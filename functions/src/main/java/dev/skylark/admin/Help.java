package dev.skylark.admin;

import dev.skylark.command.Call;
import dev.skylark.command.Catalogue;
import dev.skylark.command.Command;
import dev.skylark.command.Durations;
import dev.skylark.command.Option;
import dev.skylark.command.Reference;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Select;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /help}: every command on pages, or one in full. */
final class Help {

    private static final int ON_A_PAGE = 10;

    private final Supplier<Catalogue> catalogue;
    private final Option<Optional<String>> which;
    private final Option<Long> page;

    Help(Supplier<Catalogue> catalogue) {
        this.catalogue = catalogue;
        this.which = Option.text("command", "The command to explain", 1, 100)
                .suggesting((_, typed) -> namesLike(typed))
                .optional();
        this.page = Option.whole("page", "Which page", 1, 1000).fromButtons().orElse(1L);
    }

    Command command() {
        return Command.named("help", "What Skylark can do, and how to say it")
                .takes(which, page)
                .privately()
                .anywhere()
                .runs(this::run);
    }

    private Reply run(Call call) {
        var message = call.value(which).map(name -> one(call, name)).orElseGet(() -> page(call));
        return call.origin().isPress() ? Reply.update(message) : Reply.whisper(message);
    }

    private Message page(Call call) {
        var all = catalogue.get().listed();
        var pages = Math.max(1, (all.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        var page = Math.clamp(call.value(this.page), 1, pages);
        var shown = all.subList((page - 1) * ON_A_PAGE, Math.min(all.size(), page * ON_A_PAGE));
        var message = Message.neutral(call.text("help.title")).text(call.text("help.intro"));
        for (var command : shown) {
            message = message.text(Markdown.code(Reference.usage(command)) + "  " + about(call, command));
        }
        message = message.menu(Select.text(
                call.text("help.choose"),
                Press.run("help", "command", Press.OPEN),
                shown.stream().map(it -> new Choice("/" + it.name(), it.name())).toList()));
        return pages == 1
                ? message
                : message.buttons(
                        Button.secondary(call.text("page.previous"), Press.run("help", "page", page - 1))
                                .enabledIf(page > 1),
                        Button.secondary(call.text("page.of", page, pages), Press.run("help", "page", page))
                                .enabledIf(false),
                        Button.secondary(call.text("page.next"), Press.run("help", "page", page + 1))
                                .enabledIf(page < pages));
    }

    private Message one(Call call, String asked) {
        var name = asked.startsWith("/") ? asked.substring(1) : asked;
        var command = catalogue
                .get()
                .find(name.strip().toLowerCase(Locale.ROOT))
                .filter(it -> !it.is(Command.Trait.UNLISTED))
                .orElseThrow(() -> new Refused("help.unknown", Markdown.plain(asked)));
        var message = Message.neutral("/" + command.name())
                .text(about(call, command))
                .fact(call.text("help.usage"), Markdown.code(Reference.usage(command)))
                .fact(
                        call.text("help.for"),
                        call.text("permission." + command.permission().word()));
        for (var option : command.typedOptions()) {
            var choices = option.choices().isEmpty()
                    ? ""
                    : " ("
                            + String.join(
                                    ", ",
                                    option.choices().stream().map(Choice::name).toList()) + ")";
            var needed = option.required() ? "" : " · " + call.text("help.optional");
            message = message.text(
                    "- " + Markdown.code(option.name()) + "  " + about(call, command, option) + choices + needed);
        }
        if (command.question().isPresent()) {
            message = message.text("-# " + call.text("help.confirms"));
        }
        if (!command.cooldown().isZero()) {
            message = message.text("-# " + call.text("help.cooldown", Durations.write(command.cooldown())));
        }
        return message.buttons(Button.secondary(call.text("help.all"), Press.run("help", "page", 1)));
    }

    private static String about(Call call, Command command) {
        return call.texts()
                .find(("command." + command.name()).replace(' ', '.'))
                .orElse(command.description());
    }

    private static String about(Call call, Command command, Option<?> option) {
        return call.texts()
                .find(("option." + command.name() + "." + option.name()).replace(' ', '.'))
                .orElse(option.description());
    }

    private List<Choice> namesLike(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        return catalogue.get().listed().stream()
                .map(Command::name)
                .filter(it -> it.contains(wanted))
                .map(it -> new Choice("/" + it, it))
                .toList();
    }
}
