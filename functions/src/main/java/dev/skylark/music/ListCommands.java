package dev.skylark.music;

import static dev.skylark.music.PlayerCommands.listener;
import static dev.skylark.music.PlayerCommands.relay;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.music.Taste.Whose;
import dev.skylark.text.Cut;
import dev.skylark.voice.MusicRows;
import dev.skylark.voice.VoiceCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /playlist}: what was in the queue, to be heard again; a person's own, or for everybody here. */
final class ListCommands {

    private final Library library;
    private final Option<String> name = Option.text("name", "Its name", 1, 60)
            .suggesting((call, typed) -> Suggestions.of(
                    lists(owner(call)).stream().map(Library.Named::name).toList(), typed));
    private final Option<Optional<Whose>> whose =
            Option.choice("whose", "Yours, or everybody's here", Whose.class).optional();
    private final Option<Boolean> shuffled = Option.truth("shuffled", "Mixed").orElse(false);

    ListCommands(Library library) {
        this.library = library;
    }

    List<Command> commands() {
        return List.of(
                listener("playlist save", "Save what plays and what comes as a list")
                        .takes(name, whose)
                        .runs(this::save),
                listener("playlist load", "Play a list")
                        .takes(name, whose, shuffled)
                        .runs(call ->
                                relay(call, new VoiceCommand.PlayList(owner(call), known(call), call.value(shuffled)))),
                listener("playlist list", "Which lists there are").privately().runs(this::list),
                listener("playlist delete", "Delete a list")
                        .takes(name, whose)
                        .confirms(call -> Message.warning(call.text("music.list.delete", Markdown.plain(known(call)))))
                        .runs(this::delete));
    }

    private Reply save(Call call) {
        mayChange(call);
        var playing = library.playing(call.guild());
        var tracks = playing.stream()
                .flatMap(it -> Stream.concat(it.current().stream(), it.queue().stream()))
                .map(it -> it.askedBy(""))
                .toList();
        if (tracks.isEmpty()) {
            throw new Refused("music.list.nothing");
        }
        var wanted = call.value(name);
        return switch (library.keep(owner(call), wanted, tracks)) {
            case NEW -> Reply.say(Message.good(call.text("music.list.saved", tracks.size(), Markdown.plain(wanted))));
            case REPLACED ->
                Reply.say(Message.good(call.text("music.list.replaced", tracks.size(), Markdown.plain(wanted))));
            case FULL -> throw new Refused("music.list.full", Library.MOST_LISTS);
        };
    }

    private Reply list(Call call) {
        var message = Message.neutral(call.text("music.list.title"));
        var own = lists(MusicRows.person(call.person().id()));
        var ours = lists(call.guild());
        message = message.text(section(call, "music.list.mine", own)).text(section(call, "music.list.ours", ours));
        var buttons = new ArrayList<Button>();
        ours.stream()
                .limit(5)
                .forEach(it -> buttons.add(Button.secondary(
                        "▶️ " + Cut.clip(it.name(), 60),
                        Press.run("playlist load", "name", it.name(), "whose", "ours"))));
        return Reply.whisper(buttons.isEmpty() ? message : message.buttons(buttons.toArray(Button[]::new)));
    }

    private static String section(Call call, String title, List<Library.Named> lists) {
        var lines = new StringBuilder("**" + call.text(title) + "**");
        if (lists.isEmpty()) {
            lines.append('\n').append(call.text("music.list.none"));
        }
        lists.forEach(it -> lines.append("\n- ")
                .append(Markdown.plain(it.name()))
                .append(" · ")
                .append(call.text("music.list.size", it.size())));
        return lines.toString();
    }

    private Reply delete(Call call) {
        mayChange(call);
        if (!library.remove(owner(call), call.value(name))) {
            throw new Refused("music.list.unknown", call.value(name));
        }
        return Reply.say(Message.good(call.text("music.list.deleted", Markdown.plain(call.value(name)))));
    }

    /** What belongs to everybody is changed by those who run things here. */
    private void mayChange(Call call) {
        if (whose(call) == Whose.OURS && !call.rights().permission().covers(Permission.OPERATOR)) {
            throw new Refused("music.list.ours.only");
        }
    }

    private String known(Call call) {
        var wanted = call.value(name);
        return lists(owner(call)).stream()
                .map(Library.Named::name)
                .filter(it -> MusicRows.list(it).equals(MusicRows.list(wanted)))
                .findFirst()
                .orElseThrow(() -> new Refused("music.list.unknown", wanted));
    }

    private String owner(Call call) {
        return whose(call) == Whose.MINE ? MusicRows.person(call.person().id()) : call.guild();
    }

    private Whose whose(Call call) {
        return call.value(whose)
                .orElseGet(() -> library.taste(call.person().id()).whose());
    }

    private List<Library.Named> lists(String owner) {
        return library.shelf(owner).lists();
    }
}
