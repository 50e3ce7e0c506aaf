package dev.skylark.music;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.music.Taste.First;
import dev.skylark.music.Taste.Whose;
import java.util.Optional;

/** {@code /music mine}: how somebody likes it themselves, in every guild. */
final class TasteCommand {

    private final Library library;
    private final Option<Optional<First>> search = Option.choice(
                    "search", "Where words are searched first", First.class)
            .optional();
    private final Option<Optional<Whose>> whose = Option.choice(
                    "whose", "Whose lists you mean when you do not say", Whose.class)
            .optional();
    private final Option<Optional<Boolean>> quiet =
            Option.truth("quiet", "Only you read the answers to what you play").optional();

    TasteCommand(Library library) {
        this.library = library;
    }

    Command command() {
        return PlayerCommands.listener("music mine", "How you like your music, wherever you are")
                .takes(search, whose, quiet)
                .privately()
                .runs(this::taste);
    }

    private Reply taste(Call call) {
        var person = call.person().id();
        var before = library.taste(person);
        var after = new Taste(
                call.value(search).orElse(before.first()),
                call.value(whose).orElse(before.whose()),
                call.value(quiet).orElse(before.quiet()));
        if (!after.equals(before)) {
            library.keep(person, after);
        }
        var message = after.equals(before)
                ? Message.neutral(call.text("music.mine"))
                : Message.good(call.text("music.mine.changed"));
        return Reply.whisper(message.fact(
                        call.text("music.mine.search"),
                        call.text("music.mine.search." + after.first().name()))
                .fact(
                        call.text("music.mine.whose"),
                        call.text(after.whose() == Whose.MINE ? "music.list.mine" : "music.list.ours"))
                .fact(
                        call.text("music.mine.quiet"),
                        call.text(after.quiet() ? "music.settings.on" : "music.settings.off")));
    }
}
