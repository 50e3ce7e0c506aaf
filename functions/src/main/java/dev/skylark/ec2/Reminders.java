package dev.skylark.ec2;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Durations;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import dev.skylark.work.Answers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** "Your server has been on for an hour", told to the person who started it, with Stop and Keep. */
final class Reminders {

    static final String KIND = "remind";

    private final Needs needs;
    private final Option<String> after =
            Option.text("after", "How often: 30m to 7d, for example 2h; off for never", 1, 20);

    Reminders(Needs needs) {
        this.needs = needs;
    }

    static Job job(Server server, String person, String channel, String locale) {
        return new Job(
                server.guild(),
                KIND,
                server.id(),
                Json.fields().with("person", person).with("channel", channel).with("locale", locale));
    }

    Command command() {
        return Command.named("ec2 reminder", "After how long to remind people of a server that they started")
                .takes(after)
                .only(Permission.ADMIN)
                .deferred()
                .runs(this::set);
    }

    private Reply set(Call call) {
        var text = call.value(after);
        var every = text.equalsIgnoreCase("off") || text.equals("0")
                ? Duration.ZERO
                : Durations.read(text)
                        .filter(it ->
                                it.compareTo(Duration.ofMinutes(30)) >= 0 && it.compareTo(Duration.ofDays(7)) <= 0)
                        .orElseThrow(() -> new Refused("reminder.unclear", Markdown.plain(text)));
        needs.wishes().get().remind(call.guild(), every);
        return Reply.say(Message.good(
                every.isZero() ? call.text("reminder.off") : call.text("reminder.set", Durations.write(every))));
    }

    /** Still on? Then say so, and ask again later. */
    void remind(Job job) {
        var session = needs.uptime()
                .get()
                .owner(job.name())
                .filter(it -> it.guild().equals(job.guild()))
                .flatMap(it -> needs.uptime().get().of(it))
                .flatMap(it -> it.open(needs.clock().instant()));
        var every = needs.wishes().get().reminder(job.guild());
        if (session.isEmpty() || every.isZero()) {
            return;
        }
        var now = needs.clock().instant();
        var server = session.get().server();
        var keep = needs.keeps()
                .get()
                .find(job.guild(), job.name())
                .filter(it -> it.wanted() == State.RUNNING && it.holds(now));
        if (keep.isPresent()) {
            again(job, Duration.between(now, keep.get().until()).plus(every));
            return;
        }
        var texts = Texts.in(job.data().at("locale").text());
        var person = job.data().at("person").text();
        var posted = needs.answers()
                .get()
                .post(
                        job.data().at("channel").text(),
                        message(server, session.get().length(), person, every, texts),
                        texts.locale().getLanguage());
        if (posted instanceof Answers.Delivery.NotYet) {
            throw new IllegalStateException("Discord did not take the reminder of " + job.name());
        }
        again(job, every);
    }

    private void again(Job job, Duration later) {
        needs.timers().get().set(job, new When.Once(needs.clock().instant().plus(later)));
    }

    private Message message(Server server, Duration on, String person, Duration every, Texts texts) {
        var cost = needs.tariff()
                .get()
                .perHour(server)
                .map(it -> it.times(
                        BigDecimal.valueOf(on.toSeconds()).divide(BigDecimal.valueOf(3600), MathContext.DECIMAL64)))
                .map(it -> " " + texts.of("reminder.cost", it.write(texts.locale())))
                .orElse("");
        return Message.warning(texts.of("reminder.title", Markdown.plain(server.called()), written(on)))
                .text(texts.of("reminder.text", Markdown.person(person)) + cost)
                .buttons(
                        Button.danger(texts.of("button.stop"), Press.run("ec2 stop", "server", server.id())),
                        Button.success(
                                texts.of("reminder.keep", Durations.write(every)),
                                Press.run(
                                        "ec2 keep",
                                        "server",
                                        server.id(),
                                        "state",
                                        "on",
                                        "until",
                                        Durations.write(every))))
                .calling(person);
    }

    private static String written(Duration on) {
        return Durations.write(Duration.ofMinutes(on.toMinutes()));
    }
}
