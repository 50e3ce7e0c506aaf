package dev.skylark.account;

import dev.skylark.account.Away.Why;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Durations;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.discord.Select;
import dev.skylark.text.Cut;
import dev.skylark.voice.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /library}: somebody's playlists and liked songs, turned over, looked into, and handed over to be played. */
final class LibraryCommands {

    private static final int PAGE = 20;
    private static final int LONGEST_CHOICE = 100;
    private static final int LONGEST_NAME = 80;
    private static final String LIKED = "liked";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,60}+");

    private final AccountNeeds needs;
    private final Accounts accounts;
    private final Keyring keyring;
    private final Option<Optional<Provider>> provider =
            Option.choice("provider", "At which service", Provider.class).optional();
    private final Option<String> list =
            Option.text("list", "Which playlist").orElse("").fromButtons();
    private final Option<Long> page =
            Option.whole("page", "Which page", 1, 1000).orElse(1L).fromButtons();

    /** A playlist as it waits in a button or a menu: its id, and after a space as much of its name as there is room for. */
    private record Chosen(String id, String name) {
        static Chosen of(String written) {
            var space = written.indexOf(' ');
            return space < 0
                    ? new Chosen(written, "")
                    : new Chosen(written.substring(0, space), written.substring(space + 1));
        }

        boolean isLiked() {
            return id.equals(LIKED);
        }

        String written() {
            return Cut.head(id + " " + name, LONGEST_CHOICE);
        }
    }

    LibraryCommands(AccountNeeds needs, Accounts accounts, Keyring keyring) {
        this.needs = needs;
        this.accounts = accounts;
        this.keyring = keyring;
    }

    List<Command> commands() {
        return List.of(
                Command.named("library", "Your playlists and liked songs at the services that you linked")
                        .takes(provider, list, page)
                        .only(Permission.VIEWER)
                        .deferred()
                        .privately()
                        .runs(this::look),
                Command.named("listen", "Play one of your playlists, song by song, from where they can be played")
                        .takes(provider, list)
                        .only(Permission.VIEWER)
                        .deferred()
                        .unlisted()
                        .runs(this::play));
    }

    private Reply look(Call call) {
        var it = call.value(provider).or(() -> only(call));
        if (it.isEmpty()) {
            return shown(call, which(call));
        }
        return shown(
                call,
                call.value(list).isEmpty()
                        ? playlists(call, it.get())
                        : songs(call, it.get(), Chosen.of(call.value(list))));
    }

    /** The one service that somebody has linked. */
    private Optional<Provider> only(Call call) {
        var all = accounts.all(call.person().id());
        if (all.isEmpty()) {
            throw new Refused("account.library.none");
        }
        return all.size() == 1 ? Optional.of(all.getFirst().provider()) : Optional.empty();
    }

    private Message which(Call call) {
        return Message.neutral(call.text("account.library.which"))
                .buttons(accounts.all(call.person().id()).stream()
                        .map(Account::provider)
                        .map(it -> Button.secondary(it.title(), Press.run("library", "provider", it.word())))
                        .toArray(Button[]::new));
    }

    private Message playlists(Call call, Provider it) {
        var found = asked(call, it, (shelf, client, tokens) -> shelf.playlists(client, tokens));
        var at = turned(call, found.all().size());
        var here = found.all()
                .subList((at - 1) * PAGE, Math.min(at * PAGE, found.all().size()));
        var message = Message.neutral(
                call.text("account.library", it.title(), found.all().size()));
        if (here.isEmpty()) {
            message = message.text(call.text("account.library.empty"));
        } else {
            message = message.text(lines(here, one -> line(call, one)))
                    .menu(Select.text(
                            call.text("account.library.choose"),
                            Press.run("library", "provider", it.word(), "list", Press.OPEN),
                            here.stream()
                                    .filter(one -> ID.matcher(one.id()).matches())
                                    .map(one -> new Choice(
                                            Cut.clip(named(call, one.name()), LONGEST_NAME),
                                            new Chosen(one.id(), one.name()).written()))
                                    .distinct()
                                    .toList()));
        }
        if (found.cut()) {
            message = message.text(
                    "-# " + call.text("account.library.cut", found.all().size()));
        }
        var liked = Button.secondary(
                call.text("account.liked." + it.word()), Press.run("library", "provider", it.word(), "list", LIKED));
        return message.buttons(turning(call, at, found.all().size(), List.of(liked)));
    }

    private Message songs(Call call, Provider it, Chosen chosen) {
        var found = songs(call, it, chosen.id());
        var at = turned(call, found.all().size());
        var here = found.all()
                .subList((at - 1) * PAGE, Math.min(at * PAGE, found.all().size()));
        var message = Message.neutral(call.text(
                "account.songs",
                Markdown.plain(name(call, it, chosen)),
                it.title(),
                found.all().size()));
        message = here.isEmpty()
                ? message.text(call.text("account.songs.empty"))
                : message.text(lines(here, LibraryCommands::line));
        if (found.cut()) {
            message = message.text(
                    "-# " + call.text("account.songs.cut", found.all().size()));
        }
        var play = Button.primary(
                        call.text("account.play"), Press.run("listen", "provider", it.word(), "list", chosen.written()))
                .enabledIf(!here.isEmpty());
        var back = Button.secondary(call.text("account.back"), Press.run("library", "provider", it.word()));
        return message.buttons(turning(call, at, found.all().size(), List.of(play, back)))
                .text("-# " + call.text("account.play.how", it.title()));
    }

    private Reply play(Call call) {
        var it = call.value(provider).orElseThrow(() -> new Refused("refused.oldButton"));
        var chosen = Chosen.of(call.value(list));
        var found = songs(call, it, chosen.id());
        return needs.jukebox().get().play(call, name(call, it, chosen), found.all());
    }

    private Listed<Wanted> songs(Call call, Provider it, String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refused("refused.oldButton");
        }
        return asked(
                call,
                it,
                (shelf, client, tokens) ->
                        id.equals(LIKED) ? shelf.liked(client, tokens) : shelf.songs(client, tokens, id));
    }

    private <T> T asked(Call call, Provider it, Keyring.Use<T> use) {
        try {
            return keyring.use(call.person().id(), it, use);
        } catch (Away away) {
            if (away.why() == Why.BUSY && !away.pause().isZero()) {
                throw new Refused("account.wait", it.title(), Durations.write(away.pause()));
            }
            throw new Refused("account.away." + away.why().word(), it.title(), it.word());
        }
    }

    private static String name(Call call, Provider it, Chosen chosen) {
        return chosen.isLiked() ? call.text("account.liked." + it.word()) : named(call, chosen.name());
    }

    private static String named(Call call, String name) {
        return name.isBlank() ? call.text("account.nameless") : name;
    }

    private static <T> String lines(List<T> here, Function<T, String> line) {
        return here.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String line(Call call, Playlist it) {
        var name = "**" + Markdown.plain(Cut.clip(named(call, it.name()), LONGEST_NAME)) + "**";
        return it.songs() < 0 ? name : name + " · " + call.text("account.count", it.songs());
    }

    private static String line(Wanted it) {
        var title = "**" + Markdown.plain(Cut.clip(it.title(), LONGEST_NAME)) + "**";
        var artist = it.artist().isEmpty() ? "" : " · " + Markdown.plain(Cut.clip(it.artist(), LONGEST_NAME));
        var seconds = it.length().toSeconds();
        return title + artist + (seconds == 0 ? "" : " · %d:%02d".formatted(seconds / 60, seconds % 60));
    }

    /** The page that was asked for, or the last there is. */
    private int turned(Call call, int size) {
        return (int) Math.min(call.value(page), pages(size));
    }

    private static int pages(int size) {
        return Math.max(1, (size + PAGE - 1) / PAGE);
    }

    private Button[] turning(Call call, int at, int size, List<Button> before) {
        var buttons = new ArrayList<>(before);
        if (pages(size) > 1) {
            buttons.add(Button.secondary(call.text("page.previous"), paged(call, at - 1))
                    .enabledIf(at > 1));
            buttons.add(Button.secondary(call.text("page.next"), paged(call, at + 1))
                    .enabledIf(at < pages(size)));
        }
        return buttons.toArray(Button[]::new);
    }

    private String paged(Call call, int to) {
        var it = call.value(provider).or(() -> only(call)).orElseThrow();
        return call.value(list).isEmpty()
                ? Press.run("library", "provider", it.word(), "page", to)
                : Press.run("library", "provider", it.word(), "list", call.value(list), "page", to);
    }

    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.whisper(message);
    }
}
