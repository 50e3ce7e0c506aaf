package dev.skylark.music;

import static dev.skylark.music.PlayerCommands.listener;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.command.Upload;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Answer;
import dev.skylark.music.Recordings.Recording;
import dev.skylark.redact.Redactor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /music library}: the recordings that a guild keeps itself. */
final class RecordingCommands {

    private static final int PAGE = 20;
    private static final long MEGABYTE = 1024 * 1024;

    private final Library library;
    private final Supplier<Recordings> recordings;
    private final Option<Upload> file = Option.attachment("file", "A file with music");
    private final Option<Optional<String>> title =
            Option.text("name", "What it shall be called", 1, 80).optional();
    private final Option<String> known = Option.text("name", "Which recording", 1, 100)
            .suggesting((call, typed) -> Suggestions.of(names(call), typed));
    private final Option<Long> page =
            Option.whole("page", "Which page", 1, 1000).orElse(1L).fromButtons();

    RecordingCommands(Library library, Supplier<Recordings> recordings) {
        this.library = library;
        this.recordings = recordings;
    }

    List<Command> commands() {
        return List.of(
                listener("music library list", "Which recordings there are here")
                        .takes(page)
                        .privately()
                        .runs(this::list),
                listener("music library add", "Keep a recording here, to be played at any time")
                        .takes(file, title)
                        .only(Permission.OPERATOR)
                        .runs(this::add),
                listener("music library remove", "Take a recording out of the library")
                        .takes(known)
                        .only(Permission.OPERATOR)
                        .confirms(call ->
                                Message.warning(call.text("music.library.remove", Markdown.plain(call.value(known)))))
                        .runs(this::remove));
    }

    private Reply list(Call call) {
        return then(call, recordings.get().all(call.guild()), all -> {
            note(call, all);
            return Reply.update(page(call, all));
        });
    }

    private Message page(Call call, List<Recording> all) {
        var message = Message.neutral(call.text("music.library.title", all.size(), Recordings.MOST));
        if (all.isEmpty()) {
            return message.text(call.text("music.library.empty"));
        }
        var pages = Math.ceilDiv(all.size(), PAGE);
        var shown = Math.clamp(call.value(page), 1, pages);
        message = message.text(all.stream()
                .skip((shown - 1L) * PAGE)
                .limit(PAGE)
                .map(it -> "- " + Markdown.plain(it.name()) + " · " + megabytes(call, it.size()))
                .collect(Collectors.joining("\n")));
        return pages == 1
                ? message
                : message.buttons(
                        Button.secondary(call.text("page.previous"), Press.run("music library list", "page", shown - 1))
                                .enabledIf(shown > 1),
                        Button.secondary(call.text("page.of", shown, pages), Press.run("music library list", "page", 0))
                                .enabledIf(false),
                        Button.secondary(call.text("page.next"), Press.run("music library list", "page", shown + 1))
                                .enabledIf(shown < pages));
    }

    private static String megabytes(Call call, long size) {
        return call.text("music.library.size", Math.ceilDiv(size, MEGABYTE));
    }

    private Reply add(Call call) {
        var upload = call.value(file);
        if (!RecordingName.isMusic(upload)) {
            throw new Refused("music.library.notMusic", upload.name());
        }
        if (upload.size() > Recordings.LARGEST) {
            throw new Refused("music.library.large", Recordings.LARGEST / MEGABYTE);
        }
        var name = RecordingName.of(call.value(title).orElse(upload.name()), upload)
                .orElseThrow(() -> new Refused("music.library.noName"));
        return then(call, recordings.get().all(call.guild()), before -> {
            var isNew = before.stream().noneMatch(it -> it.name().equals(name));
            if (isNew && before.size() >= Recordings.MOST) {
                throw new Refused("music.library.full", Recordings.MOST);
            }
            var key = isNew ? "music.library.added" : "music.library.replaced";
            return then(call, recordings.get().add(call.guild(), name, upload), _ -> changed(call, key, name));
        });
    }

    private Reply remove(Call call) {
        var name = call.value(known);
        return then(call, recordings.get().all(call.guild()), before -> {
            if (before.stream().noneMatch(it -> it.name().equals(name))) {
                throw new Refused("music.library.unknown", name);
            }
            return then(
                    call,
                    recordings.get().remove(call.guild(), name),
                    _ -> changed(call, "music.library.removed", name));
        });
    }

    private Reply changed(Call call, String key, String name) {
        return then(call, recordings.get().all(call.guild()), now -> {
            note(call, now);
            return Reply.say(Message.good(call.text(key, Markdown.plain(name))));
        });
    }

    private void note(Call call, List<Recording> all) {
        library.note(call.guild(), all.stream().map(Recording::name).toList());
    }

    private List<String> names(Call call) {
        return library.shelf(call.guild()).recordings();
    }

    private static <T> Reply then(Call call, Answer<T> answer, Function<T, Reply> next) {
        return switch (answer) {
            case Answer.Got<T>(var value) -> next.apply(value);
            case Answer.Failed<T>(var trouble, var detail) ->
                Reply.whisper(Message.bad(call.text("music.library.failed"))
                        .text(call.text("trouble." + trouble.word()))
                        .text(Markdown.block(Redactor.redact(detail))));
        };
    }
}
