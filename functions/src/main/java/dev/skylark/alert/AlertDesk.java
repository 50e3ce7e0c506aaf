package dev.skylark.alert;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Spot;
import dev.skylark.fact.Fact;
import dev.skylark.fact.Fact.AlertsChanged;
import dev.skylark.fact.Occurrence.Circumstance;
import dev.skylark.journal.Journal.Level;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import dev.skylark.work.Answers.Delivery;
import dev.skylark.work.Claims.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks after the alerts of a guild: lets happen what becomes of them by themselves, calls people, and has shown what
 * has changed. One look at a time; nothing ticks: each sets when the next is due.
 */
final class AlertDesk {

    static final String LOOK = "alerts";

    private static final String LEASE = "alert-desk";
    private static final String AGAIN = "alert-desk-again";
    private static final Duration LEASE_LASTS = Duration.ofMinutes(2);
    private static final int MOST_STEPS = 8;

    private final AlertNeeds needs;
    private final Alerts alerts;
    private final Plans plans;
    private final Silences silences;
    private final Expectations expectations;
    private final Showcase showcase;

    AlertDesk(AlertNeeds needs, Alerts alerts, Plans plans, Silences silences, Expectations expectations) {
        this.needs = needs;
        this.alerts = alerts;
        this.plans = plans;
        this.silences = silences;
        this.expectations = expectations;
        this.showcase = new Showcase(needs, alerts);
    }

    void hear(Fact fact) {
        if (fact instanceof AlertsChanged(var guild)) {
            look(guild);
        }
    }

    /**
     * Whoever comes while somebody else is looking leaves word, and that one looks again; so nobody waits and nothing is
     * overlooked.
     */
    void look(String guild) {
        var now = needs.clock().instant();
        // Should this end half-way, somebody comes again.
        set(guild, now.plus(LEASE_LASTS));
        needs.spots().get().keep(guild, AGAIN, word(guild), now.plus(LEASE_LASTS));
        while (needs.spots().get().find(guild, AGAIN, needs.clock().instant()).isPresent()) {
            if (claim(guild) != Claim.TAKEN) {
                return;
            }
            try {
                needs.spots().get().keep(guild, AGAIN, word(guild), Instant.EPOCH.plusSeconds(1));
                round(guild);
            } finally {
                needs.claims().get().release(guild, LEASE);
            }
        }
    }

    private Claim claim(String guild) {
        var now = needs.clock().instant();
        return needs.claims().get().take(guild, LEASE, now, now.plus(LEASE_LASTS));
    }

    private static Spot word(String guild) {
        return Spot.ofPost(guild, "", "");
    }

    private void round(String guildId) {
        var guild = needs.guilds().get().find(guildId).orElseGet(() -> Guild.unknown(guildId));
        var plan = plans.of(guildId);
        var now = needs.clock().instant();
        var quiet = silences.all(guildId);
        quiet.stream().filter(it -> !now.isBefore(it.until())).forEach(it -> over(it, guild));
        var dues = new ArrayList<Instant>();
        quiet.stream().map(Silence::until).filter(now::isBefore).forEach(dues::add);
        var all = new ArrayList<Alert>();
        for (var alert : alerts.open(guildId)) {
            var lived = live(alert, plan, guild, quiet);
            Life.due(lived, situation(lived, plan, guild, quiet)).ifPresent(dues::add);
            all.add(lived);
        }
        dues.addAll(showcase.show(all, plan, guild));
        dues.stream()
                .min(Instant::compareTo)
                .ifPresentOrElse(
                        it -> set(guildId, it), () -> needs.timers().get().cancel(guildId, LOOK, "look"));
    }

    /** Whatever is due next is found by looking. */
    void planAnew(String guild) {
        set(guild, needs.clock().instant());
    }

    private void set(String guild, Instant when) {
        needs.timers().get().set(Job.of(guild, LOOK, "look"), new When.Once(when));
    }

    private Alert live(Alert alert, Plan plan, Guild guild, List<Silence> quiet) {
        var now = alert;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            var step = Life.next(now, situation(now, plan, guild, quiet));
            if (step.isEmpty()) {
                return now;
            }
            var saved = alerts.save(now.with(step.get().handling()), true, Optional.empty());
            if (saved.isEmpty()) {
                var other = alerts.find(now.guild(), now.id());
                if (other.isEmpty()) {
                    return now;
                }
                now = other.get();
                continue;
            }
            var before = now;
            now = saved.get();
            alerts.happened(step.get().event(), expires(plan));
            if (step.get().event().kind() == Event.Kind.RETURNED) {
                returned(before, now, guild);
            }
            if (step.get().calls() > 0) {
                call(now, step.get().calls(), plan, guild);
            }
        }
        return now;
    }

    private Life.Situation situation(Alert it, Plan plan, Guild guild, List<Silence> quiet) {
        var server = it.what().at(Circumstance.SERVER);
        var why = server.isEmpty()
                ? ""
                : expectations.why(guild.id(), server, it.handling().opened());
        return new Life.Situation(plan, guild.zone(), quiet, why, needs.clock().instant());
    }

    private Instant expires(Plan plan) {
        return needs.clock().instant().plus(Duration.ofDays(3L * plan.keepDays()));
    }

    /** Whoever thought that it was mended should know, unless it comes and goes all the time. */
    private void returned(Alert before, Alert now, Guild guild) {
        var texts = Texts.in(guild.locale());
        var over = before.handling().resolution().orElseThrow();
        if (now.isFlapping(needs.clock().instant()) || over.why() == Resolution.Why.QUIET) {
            return;
        }
        var message = Message.bad(texts.of("alert.returned.title"))
                .text(texts.of(
                        "alert.returned.text",
                        texts.of("alert.over." + over.why().word(), "", over.link())));
        if (!over.by().isEmpty()) {
            message = message.text(Markdown.person(over.by())).calling(over.by());
        } else if (!over.author().isEmpty()) {
            message = message.text(texts.of("alert.returned.author", Markdown.plain(over.author())));
        }
        say(now, message.living(name(now, "r" + now.handling().returns().size())), guild);
    }

    /** On call, then everybody with the role, then the channel of the admins; who is not there is passed over. */
    private void call(Alert it, int level, Plan plan, Guild guild) {
        var texts = Texts.in(guild.locale());
        var onCall = plan.rota().onCall(needs.clock().instant(), guild.zone());
        var message = Message.bad(texts.of(
                        "alert.escalated.title",
                        AlertCards.title(it, needs.clock().instant(), texts)))
                .text(texts.of(
                        "alert.escalated.text", Markdown.ago(it.handling().opened())))
                .buttons(Button.primary(texts.of("alert.button.ack"), Press.run("alert ack", "alert", it.shortId())))
                .living(name(it, "e" + level + "-" + it.version()));
        if (level == 1) {
            onCall.ifPresent(
                    person -> say(it, message.text(Markdown.person(person)).calling(person), guild));
        } else if (level == 2 && !plan.role().isEmpty()) {
            say(it, message.text(Markdown.role(plan.role())).callingRole(plan.role()), guild);
        } else if (level == Life.LEVELS) {
            Optional.ofNullable(guild.channels().get(Purpose.ADMIN))
                    .ifPresent(channel -> needs.answers().get().post(channel, message, guild.locale()));
        }
    }

    private static String name(Alert it, String what) {
        return Cut.clip(it.shortId() + "-" + what, 25);
    }

    /** Beside the alert's own message: in its thread, or where it has none in the channel. */
    private void say(Alert it, Message message, Guild guild) {
        it.handling()
                .showing()
                .map(shown -> shown.thread().isEmpty() ? shown.spot().channel() : shown.thread())
                .filter(channel -> !channel.isEmpty())
                .ifPresent(channel -> {
                    var said = needs.answers().get().post(channel, message, guild.locale());
                    if (said instanceof Delivery.NotYet) {
                        needs.journal()
                                .get()
                                .note(
                                        Level.WARN,
                                        "somebody could not be called",
                                        Map.of("guild", it.guild(), "alert", it.shortId()));
                    }
                });
    }

    private void over(Silence it, Guild guild) {
        if (!silences.end(it)) {
            return;
        }
        var texts = Texts.in(guild.locale());
        needs.answers()
                .get()
                .post(
                        it.channel(),
                        Message.neutral(texts.of("silence.over.title"))
                                .text(texts.of(
                                        "silence.over.text",
                                        SilenceCommands.words(it, texts),
                                        Markdown.person(it.by())))
                                .living("s-" + it.id()),
                        guild.locale());
    }
}
