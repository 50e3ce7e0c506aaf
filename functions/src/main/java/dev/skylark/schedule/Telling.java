package dev.skylark.schedule;

import dev.skylark.access.Guild.Purpose;
import dev.skylark.command.Ran;
import dev.skylark.discord.Block;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what became of what was planned: where the schedule was saved, and to the admins where that is not possible. */
final class Telling {

    /** It is done and written down, and nobody has heard of it yet: to be brought again. */
    static final class Untold extends RuntimeException {
        Untold(String why, @Nullable Throwable failure) {
            super(why, failure);
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
        var delivery = answered(schedule, key, message);
        if (!delivery.stands()) {
            schedules.untold(schedule.guild(), schedule.id(), needs.clock().instant());
        }
        if (delivery instanceof Delivery.NotYet) {
            claims.ran(schedule.guild(), key, needs.clock().instant());
            throw new Untold("Discord did not take what became of " + key, null);
        }
        claims.finish(schedule.guild(), key, needs.clock().instant().plus(REMEMBERED));
    }

    /** What nobody has heard of yet. */
    void again(Schedule schedule, String key, Run run) {
        tell(schedule, key, outcome(schedule, run));
        schedules.told(schedule.guild(), schedule.id());
    }

    /** What is done is not done again because nobody could be told. */
    private Delivery answered(Schedule schedule, String key, Message message) {
        try {
            return delivered(schedule, message);
        } catch (RuntimeException failure) {
            throw new Untold("nobody was told what became of " + key, failure);
        }
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

    /** What the command said; where it was called several times, all of it. */
    static Message message(List<Ran> ran) {
        var first = message(ran.getFirst().reply());
        if (ran.size() == 1) {
            return first;
        }
        var blocks = new ArrayList<>(first.blocks());
        for (var more : ran.subList(1, ran.size())) {
            var message = message(more.reply());
            blocks.add(new Block.Text("**" + message.title() + "**"));
            blocks.addAll(message.blocks());
        }
        return new Message(first.tone(), first.title(), blocks, List.of(), first.calls(), "");
    }

    private static Message message(Reply reply) {
        return switch (reply) {
            case Reply.Say(var message) -> message;
            case Reply.Whisper(var message) -> message;
            case Reply.Update(var message) -> message;
            case Reply.Think _, Reply.Suggest _, Reply.Ask _, Reply.Relay _ -> Message.neutral("…");
        };
    }

    static String later(Schedule schedule, Instant at, List<Left> busy) {
        var texts = texts(schedule);
        var again = texts.of("schedule.again", Markdown.clock(at));
        return Stream.concat(Stream.of(again), busy.stream().map(it -> left(texts, it)))
                .collect(Collectors.joining("\n"));
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
        var from = texts(schedule)
                .of(
                        "schedule.told.by",
                        Markdown.plain(schedule.name()),
                        Markdown.at(run.planned()),
                        Markdown.person(schedule.owner()));
        // in front, since of forty servers not all fit into a message
        var blocks = new ArrayList<Block>(List.of(new Block.Text("-# " + from)));
        blocks.addAll(start.blocks());
        notes.forEach(it -> blocks.add(new Block.Text(it)));
        var message = new Message(start.tone(), start.title(), blocks, start.files(), start.calls(), start.name());
        return run.result().isTrouble() ? message.calling(schedule.owner()) : message;
    }

    static Texts texts(Schedule schedule) {
        return Texts.in(schedule.locale());
    }
}
