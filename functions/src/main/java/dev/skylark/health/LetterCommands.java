package dev.skylark.health;

import dev.skylark.care.Parking;
import dev.skylark.care.Parking.Letter;
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
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** {@code /maintenance dead-letters}: what failed for good, to be looked at, done again or thrown away. */
final class LetterCommands {

    private static final String NAME = "maintenance dead-letters";

    /** As many as a message has room for, with their buttons. */
    private static final int MOST = 5;

    /** What shall be done. */
    enum Action {
        REPLAY,
        DROP
    }

    private final HealthNeeds needs;
    private final Option<Optional<Action>> action = Option.choice(
                    "action", "What to do with them; else they are shown", Action.class)
            .optional();
    private final Option<Optional<String>> letter =
            Option.text("letter", "Which one; else all").fromButtons().optional();

    LetterCommands(HealthNeeds needs) {
        this.needs = needs;
    }

    Command command() {
        return Command.named(NAME, "What failed for good: look at it, do it again or drop it")
                .takes(action, letter)
                .only(Permission.ADMIN)
                .deferred()
                .privately()
                .asks(this::question)
                .runs(this::run);
    }

    private Parking parking() {
        return needs.care().get().parking().get();
    }

    private Optional<Question> question(Call call) {
        refuseElsewhere(call);
        return call.value(action)
                .map(it -> new Question(
                        Message.warning(call.text("letters.title"))
                                .text(call.text("letters." + word(it) + ".preview", named(call))),
                        false));
    }

    private String named(Call call) {
        var wanted = wanted(call);
        var found = all().stream().filter(wanted).toList();
        if (found.isEmpty()) {
            throw new Refused("letters.gone");
        }
        return call.value(letter).isPresent()
                ? Markdown.plain(Letters.open(found.getFirst()).what().in(call.texts()))
                : call.text("letters.what.all", waiting());
    }

    private Reply run(Call call) {
        refuseElsewhere(call);
        var what = call.value(action);
        var message = what.isEmpty() ? Message.neutral(call.text("letters.title")) : done(call, what.get());
        return shown(call, listed(call, message));
    }

    /** They are everybody's: what a person of another server wanted stands in them. */
    private void refuseElsewhere(Call call) {
        if (!call.guild().equals(needs.setting().apply(Setting.OWNER_GUILD))) {
            throw new Refused("letters.not.owner");
        }
    }

    private Message done(Call call, Action what) {
        var wanted = wanted(call);
        var unreadable = new AtomicInteger();
        Predicate<Letter> playable = it -> {
            if (!wanted.test(it) || Letters.open(it).way() != Letters.Way.NONE) {
                return wanted.test(it);
            }
            unreadable.incrementAndGet();
            return false;
        };
        Consumer<Letter> again = it -> needs.redelivery().get().deliver(Letters.open(it));
        var many = 0;
        for (var place : parking().places()) {
            var taken = switch (what) {
                case REPLAY -> parking().take(place, playable, again);
                case DROP -> parking().take(place, wanted, _ -> {});
            };
            many += taken instanceof Got<Integer>(var some) ? some : 0;
        }
        if (many == 0 && unreadable.get() == 0) {
            throw new Refused("letters.gone");
        }
        var message = Message.good(call.text("letters.title"))
                .text(call.text(what == Action.REPLAY ? "letters.replayed" : "letters.dropped", many));
        return unreadable.get() == 0 ? message : message.text(call.text("letters.not.playable", unreadable.get()));
    }

    private Predicate<Letter> wanted(Call call) {
        return call.value(letter)
                .<Predicate<Letter>>map(id -> it -> id(it).equals(id))
                .orElse(_ -> true);
    }

    private static String id(Letter letter) {
        return letter.place() + "/" + letter.id();
    }

    private List<Letter> all() {
        var all = new ArrayList<Letter>();
        for (var place : parking().places()) {
            if (parking().read(place, 100) instanceof Got<List<Letter>>(var some)) {
                all.addAll(some);
            }
        }
        return all;
    }

    private long waiting() {
        return parking().places().stream()
                .mapToLong(it -> parking().waiting(it) instanceof Got<Long>(var many) ? many : 0)
                .sum();
    }

    private Message listed(Call call, Message message) {
        var shown = 0;
        var left = 0;
        for (var place : parking().places()) {
            switch (parking().read(place, 100)) {
                case Failed<List<Letter>>(var _, var why) ->
                    message = message.text(call.text("letters.unread", place, Markdown.plain(why)));
                case Got<List<Letter>>(var letters) -> {
                    for (var it : letters) {
                        if (shown < MOST) {
                            message = row(call, message, it);
                            shown++;
                        } else {
                            left++;
                        }
                    }
                }
            }
        }
        if (shown == 0) {
            return message.text(call.text("letters.none"))
                    .buttons(Button.secondary(call.text("button.refresh"), Press.run(NAME)));
        }
        if (left > 0) {
            message = message.text(call.text("letters.more", left));
        }
        return message.buttons(
                Button.primary(call.text("letters.button.replay.all"), Press.run(NAME, "action", word(Action.REPLAY))),
                Button.danger(call.text("letters.button.drop.all"), Press.run(NAME, "action", word(Action.DROP))),
                Button.secondary(call.text("button.refresh"), Press.run(NAME)));
    }

    private static Message row(Call call, Message message, Letter letter) {
        var opened = Letters.open(letter);
        var why = opened.why().isEmpty() ? call.text("letters.why.none") : Markdown.plain(opened.why());
        var line = call.text(
                        "letters.line",
                        letter.place(),
                        Markdown.plain(opened.what().in(call.texts())),
                        Markdown.ago(letter.parked()))
                + "\n"
                + call.text("letters.why", why);
        return message.text(line)
                .buttons(
                        Button.secondary(
                                call.text("letters.button.replay"),
                                Press.run(NAME, "action", word(Action.REPLAY), "letter", id(letter))),
                        Button.secondary(
                                call.text("letters.button.drop"),
                                Press.run(NAME, "action", word(Action.DROP), "letter", id(letter))));
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() && call.origin().messageIsPrivate()
                ? Reply.update(message)
                : Reply.whisper(message);
    }
}
