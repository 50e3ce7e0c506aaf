package dev.skylark.health;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Permission;
import dev.skylark.discord.Button;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.feature.Check.Scope;
import dev.skylark.feature.Finding;
import dev.skylark.settings.Setting;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /setup check:True}: whether everything is in order that a guild has to do with, one line each, with the fix. */
final class SetupCheck {

    private final HealthNeeds needs;
    private final Checkup checkup;

    SetupCheck(HealthNeeds needs, Checkup checkup) {
        this.needs = needs;
        this.checkup = checkup;
    }

    Command command() {
        return Command.named("setup check", "Whether everything here is set up, with the fix")
                .unlisted()
                .deferred()
                .privately()
                .only(Permission.ADMIN)
                .runs(this::run);
    }

    private Reply run(Call call) {
        var now = needs.clock().instant();
        var found = checkup.look(call.guild());
        var isWell = found.values().stream().allMatch(Finding.Well.class::isInstance);
        var message = (isWell
                        ? Message.good(call.text("setup.check.title"))
                        : Message.warning(call.text("setup.check.title")))
                .text(call.text(isWell ? "setup.check.well" : "setup.check.not"));
        for (var it : found.entrySet()) {
            var seen = Known.nothing(it.getKey().name()).seen(it.getValue(), now);
            message = message.text(Checkup.line(call.texts(), it.getKey(), seen));
        }
        message = message.text(call.text(watched(call) ? "setup.check.hourly" : "setup.check.noAdmin"));
        if (call.guild().equals(needs.setting().apply(Setting.OWNER_GUILD))) {
            message = house(call, message);
        }
        message = message.buttons(
                Button.secondary(call.text("button.refresh"), Press.run("setup check")),
                Button.secondary(call.text("setup.back"), Press.run("setup")));
        return call.origin().isPress() && call.origin().messageIsPrivate()
                ? Reply.update(message)
                : Reply.whisper(message);
    }

    /** From now on it is looked at every hour where there is somebody to tell. */
    private boolean watched(Call call) {
        var guild = needs.guilds().get().find(call.guild()).orElseGet(() -> Guild.unknown(call.guild()));
        if (!guild.channels().containsKey(Purpose.ADMIN)) {
            return false;
        }
        // not everybody in the same minute
        var minute = Math.floorMod(call.guild().hashCode(), 60);
        needs.timers()
                .get()
                .set(
                        Job.of(call.guild(), Checkup.KIND, Checkup.KIND),
                        new When.Cron(minute + " * * * ? *", ZoneOffset.UTC));
        return true;
    }

    private Message house(Call call, Message message) {
        var known = new States(needs.rows())
                .all(Tasks.HOUSE).stream().collect(Collectors.toMap(Known::check, Function.identity()));
        var lines = new AllChecks(needs)
                .all().stream()
                        .filter(it -> it.scope() == Scope.HOUSE)
                        .flatMap(it -> Stream.ofNullable(known.get(it.name()))
                                .filter(seen -> seen.mood() != Mood.WELL || !AllChecks.isOneOfMany(it))
                                .map(seen -> Checkup.line(call.texts(), it, seen)))
                        .collect(Collectors.joining("\n"));
        return message.line().text(call.text("setup.check.house")).text(lines.isEmpty() ? "—" : lines);
    }
}
