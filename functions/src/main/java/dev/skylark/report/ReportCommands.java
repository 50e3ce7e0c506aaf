package dev.skylark.report;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.json.Json;
import dev.skylark.report.Subscriptions.Subscription;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import dev.skylark.work.Answers.Delivery;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /report}: a day, a week or a month, now or by itself at an hour. */
final class ReportCommands {

    static final String KIND = "report";

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final ReportNeeds needs;
    private final Reporter reporter;
    private final Subscriptions subscriptions;
    private final Option<Long> back = Option.whole(
                    "back", "How many back: 1 is yesterday, last week or last month", 0, 60)
            .orElse(0L);
    private final Option<Span> span = Option.choice("kind", "Daily, weekly or monthly", Span.class);
    private final Option<Optional<String>> channel = Option.channel(
                    "channel", "Into which channel; the one for reports if you say nothing")
            .optional();
    private final Option<Optional<String>> at =
            Option.text("at", "At what time, for example 08:00", 3, 5).optional();
    private final Option<Optional<String>> zone = Option.text(
                    "zone", "In which time zone, for example Europe/Berlin", 1, 50)
            .optional();
    private final Option<String> id =
            Option.text("report", "Which subscription", 1, 60).suggesting((call, typed) -> like(call, typed));

    ReportCommands(ReportNeeds needs) {
        this.needs = needs;
        this.reporter = new Reporter(needs);
        this.subscriptions = new DynamoSubscriptions(needs.subscriptions(), needs.posted());
    }

    List<Command> commands() {
        var commands = new ArrayList<Command>();
        Arrays.stream(Span.values()).map(this::command).forEach(commands::add);
        commands.add(Command.named("report menu", "The reports there are")
                .unlisted()
                .only(Permission.VIEWER)
                .deferred()
                .runs(this::menu));
        commands.add(Command.named("report subscribe", "Get a report by itself: every day, week or month")
                .takes(span, channel, at, zone)
                .only(Permission.ADMIN)
                .deferred()
                .runs(this::subscribe));
        commands.add(Command.named("report unsubscribe", "Get a report no more")
                .takes(id)
                .only(Permission.ADMIN)
                .deferred()
                .runs(this::unsubscribe));
        commands.add(Command.named("report list", "Which reports come by themselves")
                .only(Permission.VIEWER)
                .deferred()
                .runs(this::list));
        return commands;
    }

    private Command command(Span wanted) {
        var about = switch (wanted) {
            case DAILY -> "Today's uptime and cost, server by server";
            case WEEKLY -> "This week's uptime and cost, with pictures";
            case MONTHLY -> "This month's uptime and cost, with pictures";
        };
        return Command.named("report " + wanted.word(), about)
                .takes(back)
                .only(Permission.VIEWER)
                .deferred()
                .schedulable()
                .runs(call -> make(call, wanted));
    }

    private Reply make(Call call, Span wanted) {
        var so = call.value(back).intValue();
        var report = reporter.make(guild(call.guild()), wanted, so);
        var message = new Letter(report, call.texts(), needs.clock().instant()).message();
        var buttons = new ArrayList<Button>();
        buttons.add(
                Button.secondary(call.text("report.earlier"), Press.run("report " + wanted.word(), "back", so + 1)));
        if (so > 0) {
            buttons.add(
                    Button.secondary(call.text("report.later"), Press.run("report " + wanted.word(), "back", so - 1)));
        }
        buttons.add(Button.secondary(call.text("report.others"), Press.run("report menu")));
        buttons.add(Button.secondary(call.text("button.menu"), Press.run("menu")));
        return shown(call, message.buttons(buttons.toArray(Button[]::new)));
    }

    private Reply menu(Call call) {
        return shown(
                call,
                Message.neutral(call.text("report.menu"))
                        .text(call.text("report.menu.text"))
                        .buttons(
                                Button.primary(call.text("report.today"), Press.run("report daily")),
                                Button.primary(call.text("report.week"), Press.run("report weekly")),
                                Button.primary(call.text("report.month"), Press.run("report monthly")),
                                Button.secondary(call.text("report.subscriptions"), Press.run("report list")),
                                Button.secondary(call.text("button.menu"), Press.run("menu"))));
    }

    private Reply subscribe(Call call) {
        var guild = guild(call.guild());
        var into = call.value(channel)
                .or(() -> Optional.ofNullable(guild.channels().get(Purpose.REPORTS)))
                .orElse(call.origin().channel());
        var wanted = new Subscription(
                call.guild(),
                call.value(span),
                into,
                call.value(at).map(ReportCommands::time).orElse(MORNING),
                call.value(zone).map(ReportCommands::zone).orElse(guild.zone()));
        subscriptions.set(wanted);
        plan(wanted);
        return Reply.say(Message.good(call.text("report.subscribed"))
                .text(line(call.texts(), wanted))
                .buttons(Button.secondary(
                        call.text("report.unsubscribe"), Press.run("report unsubscribe", "report", wanted.id()))));
    }

    private void plan(Subscription it) {
        needs.timers().get().set(job(it), new When.Cron(it.span().cron(it.at()), it.zone()));
    }

    void planAnew(String guild) {
        subscriptions.all(guild).forEach(this::plan);
    }

    private static Job job(Subscription it) {
        return new Job(it.guild(), KIND, it.id(), Json.fields());
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException unclear) {
            throw new Refused("time.unclear", Markdown.plain(text));
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new Refused("setup.zone", Markdown.plain(text));
        }
    }

    private Reply unsubscribe(Call call) {
        var wanted = call.value(id);
        var there = subscriptions
                .find(call.guild(), wanted)
                .orElseThrow(() -> new Refused("report.unknown", Markdown.plain(wanted)));
        needs.timers().get().cancel(call.guild(), KIND, there.id());
        subscriptions.remove(call.guild(), there.id());
        return shown(call, Message.good(call.text("report.unsubscribed")).text(line(call.texts(), there)));
    }

    private Reply list(Call call) {
        var message = Message.neutral(call.text("report.subscriptions"));
        var all = subscriptions.all(call.guild());
        if (all.isEmpty()) {
            return shown(call, message.text(call.text("report.none")));
        }
        for (var it : all) {
            message = message.section(
                    line(call.texts(), it),
                    Button.secondary(
                            call.text("report.unsubscribe"), Press.run("report unsubscribe", "report", it.id())));
        }
        return shown(call, message);
    }

    private static String line(Texts texts, Subscription it) {
        return texts.of(
                "report.line." + it.span().word(),
                Markdown.channel(it.channel()),
                it.at().toString(),
                it.zone().getId());
    }

    /** What was over yesterday, last week or last month, into the channel; once, however often the job comes. */
    void post(Job job) {
        var wanted = subscriptions.find(job.guild(), job.name());
        if (wanted.isEmpty()) {
            return;
        }
        var guild = guild(job.guild());
        var home = guild.at(wanted.get().zone(), guild.locale(), guild.currency());
        var report = reporter.make(
                home,
                wanted.get().span(),
                wanted.get()
                        .back(LocalTime.ofInstant(
                                needs.clock().instant(), wanted.get().zone())));
        if (!subscriptions.post(wanted.get(), report.first())) {
            return;
        }
        var message = new Letter(report, Texts.in(guild.locale()), needs.clock().instant()).message();
        if (needs.answers().get().post(wanted.get().channel(), message, guild.locale()) instanceof Delivery.NotYet) {
            subscriptions.unpost(wanted.get(), report.first());
            throw new IllegalStateException("Discord did not take the report " + job.name());
        }
    }

    private List<Choice> like(Call call, String typed) {
        return subscriptions.all(call.guild()).stream()
                .filter(it -> it.id().contains(typed))
                .limit(25)
                .map(it -> new Choice(
                        it.span().word() + " · " + it.at() + " " + it.zone().getId(), it.id()))
                .toList();
    }

    private Guild guild(String id) {
        return needs.guilds().get().find(id).orElseGet(() -> Guild.unknown(id));
    }

    private static Reply shown(Call call, Message message) {
        return call.origin().isPress() ? Reply.update(message) : Reply.say(message);
    }
}
