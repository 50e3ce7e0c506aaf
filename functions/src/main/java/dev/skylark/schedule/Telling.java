package dev.skylark.schedule;

import dev.skylark.access.Guild.Purpose;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.schedule.Decision.Left;
import dev.skylark.text.Texts;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what became of what was planned: where the schedule was saved, and to the admins where that is not possible. */
final class Telling {

    /** It is done and written down, and nobody has heard of it yet: to be brought again. */
    static final class Untold extends RuntimeException {
        Untold(String why) {
            super(why);
        }
    }

    static final Duration LEASE = Duration.ofSeconds(70);
    static final Duration REMEMBERED = Duration.ofDays(2);

    private final ScheduleNeeds needs;
    private final Schedules schedules;

    Telling(ScheduleNeeds needs, Schedules schedules) {
        this.needs = needs;
        this.schedules = schedules;
    }

    /** What is done and written down is told, or it is brought again. */
    void tell(Schedule schedule, String key, Message message) {
        var claims = needs.claims().get();
        claims.ran(schedule.guild(), key, needs.clock().instant().plus(LEASE));
        var delivery = delivered(schedule, message);
        if (!delivery.stands()) {
            schedules.untold(schedule.guild(), schedule.id(), needs.clock().instant());
        }
        if (delivery instanceof Delivery.NotYet) {
            claims.ran(schedule.guild(), key, needs.clock().instant());
            throw new Untold("Discord did not take what became of " + key);
        }
        claims.finish(schedule.guild(), key, needs.clock().instant().plus(REMEMBERED));
    }

    /** What nobody has heard of yet. */
    void again(Schedule schedule, String key, Run run) {
        tell(schedule, key, outcome(schedule, run));
        schedules.told(schedule.guild(), schedule.id());
    }

    private Delivery delivered(Schedule schedule, Message message) {
        var delivery = said(schedule, schedule.channel(), message);
        if (!(delivery instanceof Delivery.NotWanted)) {
            return delivery;
        }
        return needs.guilds()
                .get()
                .find(schedule.guild())
                .map(it -> it.channels().getOrDefault(Purpose.ADMIN, ""))
                .filter(it -> !it.isEmpty())
                .map(it -> said(schedule, it, message))
                .orElse(delivery);
    }

    private Delivery said(Schedule schedule, String channel, Message message) {
        return needs.errands().get().tell(schedule.guild(), channel, message, schedule.locale());
    }

    static Message message(Reply reply) {
        return switch (reply) {
            case Reply.Say(var message) -> message;
            case Reply.Whisper(var message) -> message;
            case Reply.Update(var message) -> message;
            case Reply.Think _, Reply.Suggest _, Reply.Ask _, Reply.Relay _ -> Message.neutral("…");
        };
    }

    static String later(Schedule schedule, Instant at, List<Left> busy) {
        var texts = texts(schedule);
        var lines = new ArrayList<>(busy.stream().map(it -> left(texts, it)).toList());
        lines.add(texts.of("schedule.again", Markdown.clock(at)));
        return String.join("\n", lines);
    }

    static String left(Texts texts, Left it) {
        return "**" + Markdown.plain(it.server().called()) + "**: "
                + texts.of(it.why().key(), it.why().values().toArray());
    }

    static String say(Schedule schedule, Decision.Why why) {
        return texts(schedule).of(why.key(), why.values().toArray());
    }

    /** What there is to say about a run that brought no message of its own. */
    static Message outcome(Schedule schedule, Run run) {
        var texts = texts(schedule);
        var title = texts.of("schedule.told." + run.result().word(), Markdown.plain(schedule.name()));
        var message = run.result().isTrouble() ? Message.bad(title) : Message.neutral(title);
        return framed(schedule, run, run.detail().isEmpty() ? message : message.text(run.detail()), List.of());
    }

    /** With the plan it comes from; the owner is called where something is wrong. */
    static Message framed(Schedule schedule, Run run, Message start, List<String> notes) {
        var texts = texts(schedule);
        var message = start;
        for (var note : notes) {
            message = message.text(note);
        }
        message = message.text("-# "
                + texts.of(
                        "schedule.told.by",
                        Markdown.plain(schedule.name()),
                        Markdown.at(run.planned()),
                        Markdown.person(schedule.owner())));
        return run.result().isTrouble() ? message.calling(schedule.owner()) : message;
    }

    static Texts texts(Schedule schedule) {
        return Texts.in(schedule.locale());
    }
}
