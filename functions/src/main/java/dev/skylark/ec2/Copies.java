package dev.skylark.ec2;

import dev.skylark.access.Guild.Purpose;
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
import dev.skylark.ec2.Snapshots.Copy;
import dev.skylark.ec2.Wishes.Daily;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /ec2 snapshot} and {@code snapshots}: copies of servers' disks, by hand and every day. */
final class Copies {

    static final String KIND = "copy";

    private static final int ON_A_PAGE = 8;
    private static final int USUALLY_KEPT = 7;

    private final Needs needs;
    private final Servers servers;
    private final Cards cards;
    private final Shelf shelf;
    private final Option<String> which;
    private final Option<Optional<String>> of;
    private final Option<Optional<String>> daily = Option.text(
                    "daily", "Every day at this time, for example 04:00; off to end it", 3, 5)
            .optional();
    private final Option<Long> keep = Option.whole(
                    "keep", "Of the daily ones, how many to keep; 7 if you say nothing", 1, 60)
            .orElse((long) USUALLY_KEPT);
    private final Option<Long> page =
            Option.whole("page", "Which page", 1, 1000).orElse(1L);

    Copies(Needs needs, Servers servers, Cards cards, Shelf shelf) {
        this.needs = needs;
        this.servers = servers;
        this.cards = cards;
        this.shelf = shelf;
        this.which = servers.one("Which server, by name or id");
        this.of = servers.one("Only those of this server").optional();
    }

    List<Command> commands() {
        return List.of(
                Command.named("ec2 snapshot", "Copy a server's disks now, or every day")
                        .takes(which, daily, keep)
                        .only(Permission.OPERATOR)
                        .deferred()
                        .schedulable()
                        .runs(this::snapshot),
                Command.named("ec2 snapshots", "The copies there are")
                        .takes(of, page)
                        .only(Permission.VIEWER)
                        .deferred()
                        .runs(this::list));
    }

    private Reply snapshot(Call call) {
        var server = servers.find(call, call.value(which));
        if (server.place().kind() == Place.Kind.PANEL) {
            throw new Refused("copy.panel", Markdown.plain(server.called()));
        }
        return Reply.say(
                call.value(daily).map(text -> everyDay(call, server, text)).orElseGet(() -> now(call, server)));
    }

    private Message now(Call call, Server server) {
        return switch (needs.snapshots().get().take(server, false)) {
            case Answer.Got<Copy>(var taken) ->
                Message.good(call.text("copy.taken", Markdown.plain(server.called())))
                        .fact("ID", Markdown.code(taken.id()))
                        .fact(
                                call.text("copy.size"),
                                call.text("copy.size.text", taken.parts().size(), taken.gigabytes()))
                        .text("-# " + call.text("copy.taken.text"))
                        .buttons(
                                Button.secondary(
                                        call.text("copy.all"), Press.run("ec2 snapshots", "server", server.id())),
                                Button.secondary(
                                        call.text("copy.daily"),
                                        Press.run(
                                                "ec2 snapshot",
                                                "server",
                                                server.id(),
                                                "daily",
                                                "04:00",
                                                "keep",
                                                USUALLY_KEPT)));
            case Answer.Failed<Copy>(var trouble, var detail) ->
                failed(call.texts(), "copy.failed", server, trouble, detail);
        };
    }

    private static Message failed(Texts texts, String key, Server server, Answer.Trouble trouble, String detail) {
        return Message.bad(texts.of(key, Markdown.plain(server.called())))
                .text(texts.of("trouble." + trouble.word()))
                .text("-# " + Markdown.plain(detail));
    }

    private Message everyDay(Call call, Server server, String text) {
        if (text.equalsIgnoreCase("off")) {
            needs.timers().get().cancel(call.guild(), KIND, server.id());
            needs.wishes().get().copyNoMore(call.guild(), server.id());
            return Message.good(call.text("copy.daily.off", Markdown.plain(server.called())))
                    .text(call.text("copy.daily.off.text"));
        }
        var wanted = new Daily(
                server.id(),
                call.value(keep).intValue(),
                time(text),
                cards.guild(call.guild()).zone(),
                call.origin().channel());
        needs.wishes().get().copy(call.guild(), wanted);
        plan(call.guild(), wanted);
        return Message.good(call.text("copy.daily.on", Markdown.plain(server.called())))
                .text(call.text(
                        "copy.daily.on.text",
                        wanted.at().toString(),
                        wanted.zone().getId(),
                        wanted.keep()));
    }

    private void plan(String guild, Daily it) {
        needs.timers()
                .get()
                .set(
                        Job.of(guild, KIND, it.server()),
                        new When.Cron(
                                "%d %d * * ? *"
                                        .formatted(it.at().getMinute(), it.at().getHour()),
                                it.zone()));
    }

    void planAnew(String guild) {
        needs.wishes().get().copies(guild).forEach(it -> plan(guild, it));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException unclear) {
            throw new Refused("time.unclear", Markdown.plain(text));
        }
    }

    /** The daily copy; the oldest of the daily ones go, those made by hand stay. */
    void copyDaily(Job job) {
        var daily = needs.wishes().get().copies(job.guild(), job.name());
        var server = needs.fleet().get().look(job.guild()).find(job.name());
        if (daily.isEmpty() || server.isEmpty()) {
            return;
        }
        var snapshots = needs.snapshots().get();
        var before = snapshots.all(server.get().place(), job.guild());
        var now = needs.clock().instant();
        if (before instanceof Answer.Got<List<Copy>>(var copies)
                && daily(copies, job.name()).anyMatch(it -> it.taken().isAfter(now.minusSeconds(3600)))) {
            return; // the job came twice
        }
        if (snapshots.take(server.get(), true) instanceof Answer.Failed<Copy>(var trouble, var detail)) {
            tell(server.get(), daily.get().channel(), trouble, detail);
            return;
        }
        if (before instanceof Answer.Got<List<Copy>>(var copies)) {
            daily(copies, job.name())
                    .sorted(Comparator.comparing(Copy::taken).reversed())
                    .skip(Math.max(0, daily.get().keep() - 1))
                    .forEach(snapshots::delete);
        }
    }

    private static Stream<Copy> daily(List<Copy> copies, String server) {
        return copies.stream().filter(it -> it.scheduled() && it.server().equals(server));
    }

    /** To the admins; where the guild has no channel for them, to where it was asked for. */
    private void tell(Server server, String otherwise, Answer.Trouble trouble, String detail) {
        var guild = cards.guild(server.guild());
        needs.answers()
                .get()
                .post(
                        guild.channels().getOrDefault(Purpose.ADMIN, otherwise),
                        failed(Texts.in(guild.locale()), "copy.failed", server, trouble, detail),
                        guild.locale());
    }

    private Reply list(Call call) {
        var wanted = call.value(of).map(it -> servers.find(call, it));
        var blind = new ArrayList<String>();
        var all = shelf.all(call, blind).stream()
                .filter(it ->
                        wanted.isEmpty() || it.server().equals(wanted.get().id()))
                .toList();
        var message = Message.neutral(call.text("copy.title"));
        for (var line : blind) {
            message = message.text("⚠️ " + line);
        }
        if (all.isEmpty()) {
            return shown(call, message.text(call.text("copy.none")));
        }
        var pages = (all.size() + ON_A_PAGE - 1) / ON_A_PAGE;
        var at = (int) Math.min(call.value(page), pages);
        message = message.text(call.text(
                "copy.count", all.size(), all.stream().mapToInt(Copy::gigabytes).sum()));
        for (var it : all.subList((at - 1) * ON_A_PAGE, Math.min(at * ON_A_PAGE, all.size()))) {
            message = message.section(
                    line(call, it),
                    Button.secondary(
                            call.text("copy.restore"),
                            Press.run("ec2 restore", "snapshot", it.id(), "into", "server")));
        }
        if (pages > 1) {
            var server = call.arguments().getOrDefault("server", "");
            message = message.buttons(
                    Button.secondary(call.text("page.previous"), paged(server, Math.max(1, at - 1)))
                            .enabledIf(at > 1),
                    Button.secondary(call.text("page.next"), paged(server, at + 1))
                            .enabledIf(at < pages));
        }
        return shown(call, message);
    }

    private static String paged(String server, int page) {
        return server.isEmpty()
                ? Press.run("ec2 snapshots", "page", page)
                : Press.run("ec2 snapshots", "server", server, "page", page);
    }

    private static String line(Call call, Copy it) {
        return "%s **%s** · %s\n-# %s · %s%s"
                .formatted(
                        it.complete() ? "💾" : "⏳",
                        Markdown.plain(it.serverName()),
                        Markdown.at(it.taken()),
                        Markdown.code(it.id()),
                        call.text("copy.size.text", it.parts().size(), it.gigabytes()),
                        it.scheduled() ? " · " + call.text("copy.daily") : "");
    }

    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
