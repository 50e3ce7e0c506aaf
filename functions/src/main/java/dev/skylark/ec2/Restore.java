package dev.skylark.ec2;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Command.Question;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.ec2.Snapshots.Copy;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Server;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /ec2 restore} and {@code forget}: new disks or a new server of a copy, or the end of it. */
final class Restore {

    /** What a copy is made into. */
    enum Into {
        /** New disks, attached to nothing. */
        DISKS,
        /** A new server that starts from them. */
        SERVER
    }

    private final Needs needs;
    private final Shelf shelf;
    private final Option<String> copy;
    private final Option<Into> into =
            Option.choice("into", "New disks, or a new server", Into.class).orElse(Into.DISKS);
    private final Option<Optional<String>> zone = Option.text(
                    "zone", "Where the disks are wanted, for example eu-central-1a", 3, 30)
            .optional();
    private final Option<Optional<String>> name =
            Option.text("name", "What the new server is called", 1, 60).optional();

    Restore(Needs needs, Shelf shelf) {
        this.needs = needs;
        this.shelf = shelf;
        this.copy = Option.text("snapshot", "Which snapshot, by its id", 1, 100).suggesting(shelf::like);
    }

    List<Command> commands() {
        return List.of(
                Command.named("ec2 restore", "Make new disks or a new server of a copy")
                        .takes(copy, into, zone, name)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .asks(this::mayRestore)
                        .runs(this::restore),
                Command.named("ec2 forget", "Delete a copy")
                        .takes(copy)
                        .only(Permission.ADMIN)
                        .deferred()
                        .confirms(this::previewOfForgetting)
                        .runs(this::forget));
    }

    /** A new server is a start like any other, as far as money goes. */
    private Optional<Question> mayRestore(Call call) {
        var preview = previewOfRestore(call);
        return Optional.of(
                call.value(into) == Into.DISKS
                        ? new Question(preview, false)
                        : new NewServer(needs)
                                .question(
                                        call,
                                        preview,
                                        shelf.find(call, call.value(copy)).place(),
                                        ""));
    }

    private Message previewOfRestore(Call call) {
        var it = shelf.find(call, call.value(copy));
        var message = Message.warning(call.text("restore.title", Markdown.plain(it.serverName())))
                .fact(call.text("copy.of"), Markdown.at(it.taken()))
                .fact(
                        call.text("copy.size"),
                        call.text("copy.size.text", it.parts().size(), it.gigabytes()));
        if (!it.complete()) {
            throw new Refused("restore.incomplete", Markdown.plain(it.id()));
        }
        return message.text(
                switch (call.value(into)) {
                    case DISKS -> call.text("restore.disks.preview", zone(call, it));
                    case SERVER -> call.text("restore.server.preview", Markdown.plain(nameOf(call, it)));
                });
    }

    private String zone(Call call, Copy it) {
        return call.value(zone)
                .or(() -> needs.fleet().get().of(call.guild()).find(it.server()).map(Server::zone))
                .filter(text -> !text.isEmpty())
                .orElse(it.place().region() + "a");
    }

    private String nameOf(Call call, Copy it) {
        return call.value(name).orElse(it.serverName() + "-restored");
    }

    private Reply restore(Call call) {
        var it = shelf.find(call, call.value(copy));
        var message = switch (call.value(into)) {
            case DISKS -> restoredDisks(call, it);
            case SERVER -> restoredServer(call, it);
        };
        needs.fleet().get().forget(call.guild());
        return Reply.update(message);
    }

    private Message restoredDisks(Call call, Copy it) {
        return switch (needs.snapshots().get().toDisks(it, zone(call, it))) {
            case Answer.Got<List<String>>(var disks) ->
                Message.good(call.text("restore.disks", disks.size()))
                        .text(disks.stream().map(Markdown::code).collect(Collectors.joining(" ")))
                        .text("-# " + call.text("restore.disks.text", zone(call, it)));
            case Answer.Failed<List<String>>(var trouble, var detail) -> notRestored(call, it, trouble, detail);
        };
    }

    private Message restoredServer(Call call, Copy it) {
        return switch (needs.snapshots().get().toServer(it, nameOf(call, it))) {
            case Answer.Got<Server>(var server) ->
                Message.good(call.text("restore.server", Markdown.plain(server.called())))
                        .fact("ID", Markdown.code(server.id()))
                        .buttons(
                                Button.primary(call.text("button.look"), Press.run("ec2 info", "server", server.id())));
            case Answer.Failed<Server>(var trouble, var detail) -> notRestored(call, it, trouble, detail);
        };
    }

    private static Message notRestored(Call call, Copy it, Answer.Trouble trouble, String detail) {
        return Message.bad(call.text("restore.failed", Markdown.plain(it.serverName())))
                .text(call.text("trouble." + trouble.word()))
                .text("-# " + Markdown.plain(detail));
    }

    private Message previewOfForgetting(Call call) {
        var it = shelf.find(call, call.value(copy));
        return Message.warning(call.text("copy.delete.title", Markdown.plain(it.serverName())))
                .fact(call.text("copy.of"), Markdown.at(it.taken()))
                .text(call.text("copy.delete.text"));
    }

    private Reply forget(Call call) {
        var it = shelf.find(call, call.value(copy));
        return Reply.update(
                switch (needs.snapshots().get().delete(it)) {
                    case Answer.Got<Copy>(var _) ->
                        Message.good(call.text("copy.deleted", Markdown.plain(it.serverName())));
                    case Answer.Failed<Copy>(var trouble, var detail) ->
                        Message.bad(call.text("copy.delete.failed"))
                                .text(call.text("trouble." + trouble.word()))
                                .text("-# " + Markdown.plain(detail));
                });
    }
}
