package dev.skylark.ec2;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Command.Question;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.ec2.Templates.Template;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /template}: how a server is made, saved under a name, to launch more like it. */
final class TemplateCommands {

    private final Needs needs;
    private final Servers servers;
    private final Option<String> which;
    private final Option<String> template = Option.text("template", "Which template, by its name", 1, 60)
            .suggesting((call, typed) -> like(call, typed));
    private final Option<String> saveAs = Option.text("name", "What to call the template", 1, 60);
    private final Option<String> name = Option.text("name", "What to call the new server", 1, 60);

    TemplateCommands(Needs needs, Servers servers) {
        this.needs = needs;
        this.servers = servers;
        this.which = servers.one("The server whose configuration is saved");
    }

    List<Command> commands() {
        return List.of(
                Command.named("template save", "Save how a server is made")
                        .takes(which, saveAs)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .runs(this::save),
                Command.named("template list", "The templates there are")
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list),
                Command.named("template launch", "Launch a new server from a template")
                        .takes(template, name)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .asks(this::previewOfLaunch)
                        .runs(this::launch),
                Command.named("template delete", "Delete a template; servers stay")
                        .takes(template)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .confirms(this::previewOfDelete)
                        .runs(this::delete));
    }

    private Reply save(Call call) {
        var server = servers.find(call, call.value(which));
        if (server.place().kind() == Place.Kind.PANEL) {
            throw new Refused("template.panel", Markdown.plain(server.called()));
        }
        var wanted = call.value(saveAs);
        if (all(call).stream().anyMatch(it -> it.name().equalsIgnoreCase(wanted))) {
            throw new Refused("template.taken", Markdown.plain(wanted));
        }
        return Reply.say(
                switch (needs.templates().get().save(server, wanted)) {
                    case Answer.Got<Template>(var saved) ->
                        Message.good(call.text("template.saved", Markdown.plain(saved.name())))
                                .text(call.text("template.saved.text", Markdown.plain(server.called()), saved.type()))
                                .buttons(Button.primary(
                                        call.text("template.launch"),
                                        Press.ask("template launch", "template", saved.name())));
                    case Answer.Failed<Template>(var trouble, var detail) ->
                        failed(call, "template.notSaved", trouble, detail);
                });
    }

    private Reply list(Call call) {
        var all = all(call);
        var message = Message.neutral(call.text("template.title"));
        if (all.isEmpty()) {
            return Reply.say(message.text(call.text("template.none")));
        }
        for (var it : all) {
            message = message.section(
                    "**%s** · %s · %s\n-# %s"
                            .formatted(
                                    Markdown.plain(it.name()),
                                    it.type(),
                                    it.place().name(),
                                    Markdown.at(it.saved())),
                    Button.primary(call.text("template.launch"), Press.ask("template launch", "template", it.name())));
        }
        return Reply.say(message);
    }

    private Optional<Question> previewOfLaunch(Call call) {
        var it = find(call);
        var made = new NewServer(needs);
        var price = made.perHour(call, it.place(), it.type())
                .map(money -> "≈ " + money.write(call.texts().locale()) + "/h")
                .orElse(call.text("card.price.unknown"));
        var message = Message.warning(call.text("template.launch.title", Markdown.plain(it.name())))
                .fact(
                        call.text("card.machine"),
                        Markdown.code(it.type()) + " · " + it.place().name())
                .fact(call.text("card.price"), price)
                .text(call.text("template.launch.text", Markdown.plain(call.value(name))));
        return Optional.of(made.question(call, message, it.place(), it.type()));
    }

    private Reply launch(Call call) {
        var it = find(call);
        var answer = needs.templates().get().launch(it, call.value(name));
        needs.fleet().get().forget(call.guild());
        return Reply.update(
                switch (answer) {
                    case Answer.Got<Server>(var server) ->
                        Message.good(call.text("template.launched", Markdown.plain(server.called())))
                                .fact("ID", Markdown.code(server.id()))
                                .buttons(Button.primary(
                                        call.text("button.look"), Press.run("ec2 info", "server", server.id())));
                    case Answer.Failed<Server>(var trouble, var detail) ->
                        failed(call, "template.notLaunched", trouble, detail);
                });
    }

    private Message previewOfDelete(Call call) {
        return Message.warning(call.text(
                        "template.delete.title", Markdown.plain(find(call).name())))
                .text(call.text("template.delete.text"));
    }

    private Reply delete(Call call) {
        var it = find(call);
        return Reply.update(
                switch (needs.templates().get().delete(it)) {
                    case Answer.Got<Template>(var _) ->
                        Message.good(call.text("template.deleted", Markdown.plain(it.name())));
                    case Answer.Failed<Template>(var trouble, var detail) ->
                        failed(call, "template.notDeleted", trouble, detail);
                });
    }

    private static Message failed(Call call, String key, Answer.Trouble trouble, String detail) {
        return Message.bad(call.text(key))
                .text(call.text("trouble." + trouble.word()))
                .text("-# " + Markdown.plain(detail));
    }

    private Template find(Call call) {
        var wanted = call.value(template);
        return all(call).stream()
                .filter(it -> it.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new Refused("template.unknown", Markdown.plain(wanted)));
    }

    private List<Template> all(Call call) {
        var found = new ArrayList<Template>();
        for (var place : needs.sources().get().of(call.guild())) {
            if (place.kind() == Place.Kind.AWS
                    && needs.templates().get().all(place, call.guild())
                            instanceof Answer.Got<List<Template>>(var templates)) {
                found.addAll(templates);
            }
        }
        found.sort(Comparator.comparing((Template it) -> it.name().toLowerCase(Locale.ROOT)));
        needs.hints()
                .get()
                .keep(
                        call.guild(),
                        Hints.Of.TEMPLATES,
                        found.stream()
                                .map(it -> new Choice(
                                        it.name() + " · " + it.type() + " · "
                                                + it.place().name(),
                                        it.name()))
                                .toList());
        return found;
    }

    private List<Choice> like(Call call, String typed) {
        var part = typed.toLowerCase(Locale.ROOT);
        return needs.hints().get().find(call.guild(), Hints.Of.TEMPLATES).stream()
                .filter(it -> it.name().toLowerCase(Locale.ROOT).contains(part))
                .limit(25)
                .toList();
    }
}
