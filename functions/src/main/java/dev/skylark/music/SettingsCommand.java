package dev.skylark.music;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.voice.Rules;
import java.time.Duration;
import java.util.Optional;

/** {@code /music settings}: who may do what, how much fits into the queue, and whether Skylark stays. */
final class SettingsCommand {

    private final Library library;
    private final Option<Optional<String>> dj =
            Option.role("dj", "Only this role may do what others hear").optional();
    private final Option<Boolean> anybody =
            Option.truth("anybody", "Everybody may do what others hear").orElse(false);
    private final Option<Optional<Long>> votes = Option.whole(
                    "votes", "Percent of the listeners who must want a track over; 0 for no votes", 0, 100)
            .optional();
    private final Option<Optional<Boolean>> stay =
            Option.truth("stay", "Stay in the channel when nobody listens").optional();
    private final Option<Optional<Boolean>> even =
            Option.truth("even", "Make all tracks equally loud").optional();
    private final Option<Optional<Long>> volume =
            Option.whole("volume", "The volume to begin with", 0, 150).optional();
    private final Option<Optional<Long>> queue = Option.whole(
                    "queue", "How many tracks the queue takes", 1, Rules.MOST_QUEUED)
            .optional();
    private final Option<Optional<Long>> minutes = Option.whole(
                    "minutes", "How many minutes a track may last; 0 for any", 0, 1440)
            .optional();
    private final Option<Optional<Long>> perPerson = Option.whole(
                    "perperson", "How many tracks a person may have in the queue; 0 for any", 0, Rules.MOST_QUEUED)
            .optional();

    SettingsCommand(Library library) {
        this.library = library;
    }

    Command command() {
        return Command.named("music settings", "How music is played here")
                .takes(dj, anybody, votes, stay, even, volume, queue, minutes, perPerson)
                .only(Permission.ADMIN)
                .deferred()
                .runs(this::settings);
    }

    private Reply settings(Call call) {
        var before = library.rules(call.guild());
        var after = changed(call, before);
        if (!after.equals(before)) {
            library.keep(call.guild(), after);
        }
        var message = after.equals(before)
                ? Message.neutral(call.text("music.settings"))
                : Message.good(call.text("music.settings.changed"));
        return Reply.say(message.fact(
                        call.text("music.settings.dj"),
                        after.djRole().isEmpty()
                                ? call.text("music.settings.everybody")
                                : Markdown.role(after.djRole()))
                .fact(
                        call.text("music.settings.votes"),
                        after.votes() == 0
                                ? call.text("music.settings.off")
                                : call.text("music.settings.percent", after.votes()))
                .fact(call.text("music.settings.stay"), onOff(call, after.stay()))
                .fact(call.text("music.settings.even"), onOff(call, after.even()))
                .fact(call.text("music.settings.volume"), call.text("music.settings.percent", after.volume()))
                .fact(call.text("music.settings.queue"), after.queue())
                .fact(
                        call.text("music.settings.minutes"),
                        after.length().isZero()
                                ? call.text("music.settings.any")
                                : String.valueOf(after.length().toMinutes()))
                .fact(
                        call.text("music.settings.perPerson"),
                        after.perPerson() == 0 ? call.text("music.settings.any") : String.valueOf(after.perPerson())));
    }

    private Rules changed(Call call, Rules it) {
        return new Rules(
                call.value(anybody) ? "" : call.value(dj).orElse(it.djRole()),
                number(call, votes, it.votes()),
                call.value(stay).orElse(it.stay()),
                call.value(even).orElse(it.even()),
                number(call, volume, it.volume()),
                number(call, queue, it.queue()),
                call.value(minutes).map(Duration::ofMinutes).orElse(it.length()),
                number(call, perPerson, it.perPerson()));
    }

    private static int number(Call call, Option<Optional<Long>> option, int before) {
        return call.value(option).map(Math::toIntExact).orElse(before);
    }

    private static String onOff(Call call, boolean on) {
        return call.text(on ? "music.settings.on" : "music.settings.off");
    }
}
