package dev.skylark.schedule;

import dev.skylark.command.Call;
import dev.skylark.command.Call.Consent;
import dev.skylark.command.Origin;
import dev.skylark.command.Person;
import dev.skylark.command.Ran;
import dev.skylark.cron.Timetable;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.fleet.Server;
import dev.skylark.json.Json;
import dev.skylark.redact.Redactor;
import dev.skylark.schedule.Decision.Left;
import dev.skylark.schedule.Decision.Seen;
import dev.skylark.schedule.Decision.Situation;
import dev.skylark.schedule.Run.Result;
import dev.skylark.schedule.Schedule.Standing;
import dev.skylark.text.Cut;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what is planned when it is due: once, with the rights that its owner has now, and says how it went. */
final class Running {

    /** It is done and written down, and nobody has heard of it yet: to be brought again. */
    static final class Untold extends RuntimeException {
        Untold(String why) {
            super(why);
        }
    }

    /** The timer of a schedule, its further tries, and the same in the work function. */
    static final String KIND = "schedule";

    static final String AGAIN = "schedule-again";
    static final String RUN = "schedule-run";

    private static final Duration LEASE = Duration.ofSeconds(70);
    private static final Duration REMEMBERED = Duration.ofDays(2);
    private static final int LONGEST_DETAIL = 300;

    private final ScheduleNeeds needs;
    private final Schedules schedules;

    Running(ScheduleNeeds needs, Schedules schedules) {
        this.needs = needs;
        this.schedules = schedules;
    }

    /** From now on the scheduler knows what is planned, or no longer does. */
    void set(Schedule schedule) {
        if (schedule.isOn()) {
            needs.timers()
                    .get()
                    .set(
                            Job.of(schedule.guild(), KIND, schedule.id()),
                            schedule.timetable().when(schedule.zone()));
        } else {
            cancel(schedule);
        }
    }

    void cancel(Schedule schedule) {
        needs.timers().get().cancel(schedule.guild(), KIND, schedule.id());
        needs.timers().get().cancel(schedule.guild(), AGAIN, schedule.id());
    }

    /** The clock may do little; the work function may do everything that a person may have done. */
    void due(Job job) {
        needs.handOver().accept(new Job(job.guild(), RUN, job.name(), job.data(), moment(job)));
    }

    private Instant moment(Job job) {
        return job.due().equals(Instant.EPOCH) ? needs.clock().instant() : job.due();
    }

    /** What is planned for a moment, or what is left of it, as often as the job may come. */
    void run(Job job) {
        var schedule = schedules.find(job.guild(), job.name());
        if (schedule.isEmpty()) {
            needs.timers().get().cancel(job.guild(), KIND, job.name());
            return;
        }
        var now = needs.clock().instant();
        var key = KIND + "#" + job.name() + "#" + moment(job).getEpochSecond();
        switch (needs.claims().get().take(job.guild(), key, now, now.plus(LEASE))) {
            case FINISHED -> {
                // delivered twice
            }
            case HELD -> throw new IllegalStateException("somebody else is still at work on " + key);
            case ANSWER_MISSING ->
                schedules
                        .run(job.guild(), job.name(), planned(job))
                        .ifPresent(it -> tell(schedule.get(), key, outcome(schedule.get(), it)));
            case TAKEN -> begin(job, schedule.get(), key, now);
        }
    }

    private Instant planned(Job job) {
        var data = job.data().at("planned");
        return data.isText() ? Instant.parse(data.text()) : moment(job);
    }

    private void begin(Job job, Schedule schedule, String key, Instant now) {
        try {
            carryOut(job, schedule, key, now);
        } catch (Untold undelivered) {
            throw undelivered;
        } catch (RuntimeException failure) {
            failed(job, schedule, key, now, failure);
        }
    }

    /** Somebody did not answer. What was done before is done again later: a start or a stop twice is one. */
    private void failed(Job job, Schedule schedule, String key, Instant now, RuntimeException failure) {
        var at = now.plus(Decision.AGAIN);
        if (at.isAfter(planned(job).plus(Decision.PATIENCE))) {
            end(job, schedule, key, now, Result.FAILED, String.valueOf(failure.getMessage()));
            return;
        }
        again(job, schedule, at, job.data().at("servers").text());
        write(job, schedule, now, Result.LATER, String.valueOf(failure.getMessage()));
        needs.claims().get().finish(schedule.guild(), key, now.plus(REMEMBERED));
    }

    private void carryOut(Job job, Schedule schedule, String key, Instant now) {
        var person = owner(schedule);
        if (person.isEmpty()) {
            var off = schedule.with(Standing.OFF);
            schedules.save(off);
            cancel(off);
            end(job, off, key, now, Result.REFUSED, texts(off).of("schedule.why.left", off.owner()));
            return;
        }
        var targets = Targets.of(
                job.data().at("servers").isText() ? job.data().at("servers").text() : schedule.servers(),
                needs.fleet().get().look(job.guild()));
        switch (Decision.of(situation(job, schedule, targets, now))) {
            case Decision.Skip(var why) -> end(job, schedule, key, now, Result.SKIPPED, say(schedule, why));
            case Decision.Later(var at, var busy) -> {
                again(job, schedule, at, ids(busy));
                end(job, schedule, key, now, Result.LATER, later(schedule, at, busy));
            }
            case Decision.Act act -> act(job, schedule, key, person.get(), act, targets, now);
        }
    }

    private Optional<Person> owner(Schedule schedule) {
        return needs.members().get().find(schedule.guild(), schedule.owner());
    }

    private Situation situation(Job job, Schedule schedule, Targets targets, Instant now) {
        var off = needs.guilds()
                .get()
                .find(job.guild())
                .filter(it -> it.featuresOff().contains(ScheduleFeature.NAME))
                .isPresent();
        return new Situation(
                off ? schedule.with(Standing.OFF) : schedule,
                planned(job),
                now,
                schedules.held(job.guild(), schedule.id(), now),
                schedules.holidays(job.guild()),
                schedules.respectsHands(job.guild()),
                !schedule.servers().isEmpty(),
                targets.servers().stream().map(it -> seen(schedule, it)).toList());
    }

    private Seen seen(Schedule schedule, Server server) {
        return new Seen(
                server,
                needs.keeps().get().find(server.guild(), server.id()),
                needs.intents().get().find(server.guild(), server.id()),
                schedule.effect().disturbs() ? needs.usage().get().inUse(server) : Optional.empty());
    }

    private void act(
            Job job, Schedule schedule, String key, Person person, Decision.Act act, Targets targets, Instant now) {
        var texts = texts(schedule);
        var notes = new ArrayList<String>();
        act.left().forEach(it -> notes.add(left(texts, it)));
        targets.missing().forEach(it -> notes.add("⚠️ " + texts.of("schedule.why.gone", Markdown.plain(it))));
        if (!act.busy().isEmpty()) {
            var at = now.plus(Decision.AGAIN);
            again(job, schedule, at, ids(act.busy()));
            notes.add(later(schedule, at, act.busy()));
        }
        var arguments = new HashMap<>(schedule.arguments());
        if (!act.servers().isEmpty()) {
            arguments.put(
                    Schedule.SERVER, act.servers().stream().map(Server::id).collect(Collectors.joining(",")));
        }
        var origin = Origin.planned(
                schedule.id() + "-" + moment(job).getEpochSecond(),
                schedule.guild(),
                schedule.channel(),
                person,
                schedule.locale(),
                now);
        var call = Call.of(schedule.command(), arguments, origin).with(Consent.CONFIRMED);
        var ran = needs.errands().get().run(call);
        var result = switch (ran.ending()) {
            case DONE -> targets.missing().isEmpty() ? Result.DONE : Result.FAILED;
            case ASKED -> Result.ASKED;
            case REFUSED -> Result.REFUSED;
            case UNREACHED -> Result.FAILED;
        };
        var run = write(job, schedule, now, result, detail(ran, targets));
        needs.claims().get().ran(schedule.guild(), key, needs.clock().instant().plus(LEASE));
        tell(schedule, key, framed(schedule, run, message(ran.reply()), notes));
    }

    private static String detail(Ran ran, Targets targets) {
        return targets.missing().isEmpty() ? ran.detail() : String.join(", ", targets.missing());
    }

    private static Message message(Reply reply) {
        return switch (reply) {
            case Reply.Say(var message) -> message;
            case Reply.Whisper(var message) -> message;
            case Reply.Update(var message) -> message;
            case Reply.Think _, Reply.Suggest _, Reply.Ask _, Reply.Relay _ -> Message.neutral("…");
        };
    }

    private void again(Job job, Schedule schedule, Instant at, String servers) {
        var data =
                Json.fields().with("planned", planned(job).toString()).withIf(!servers.isEmpty(), "servers", servers);
        needs.timers().get().set(new Job(schedule.guild(), AGAIN, schedule.id(), data), new When.Once(at));
    }

    private static String ids(List<Left> busy) {
        return busy.stream().map(it -> it.server().id()).collect(Collectors.joining(","));
    }

    private static String later(Schedule schedule, Instant at, List<Left> busy) {
        var texts = texts(schedule);
        var lines = new ArrayList<>(busy.stream().map(it -> left(texts, it)).toList());
        lines.add(texts.of("schedule.again", Markdown.clock(at)));
        return String.join("\n", lines);
    }

    private static String left(Texts texts, Left it) {
        return "**" + Markdown.plain(it.server().called()) + "**: "
                + texts.of(it.why().key(), it.why().values().toArray());
    }

    private static String say(Schedule schedule, Decision.Why why) {
        return texts(schedule).of(why.key(), why.values().toArray());
    }

    private void end(Job job, Schedule schedule, String key, Instant now, Result result, String detail) {
        var run = write(job, schedule, now, result, detail);
        needs.claims().get().ran(schedule.guild(), key, needs.clock().instant().plus(LEASE));
        tell(schedule, key, outcome(schedule, run));
    }

    private Run write(Job job, Schedule schedule, Instant started, Result result, String detail) {
        var run = new Run(
                schedule.guild(),
                schedule.id(),
                planned(job),
                started,
                needs.clock().instant(),
                result,
                Cut.clip(Redactor.redact(detail), LONGEST_DETAIL));
        schedules.ran(run);
        if (schedule.timetable() instanceof Timetable.Once && result != Result.LATER) {
            schedules
                    .find(schedule.guild(), schedule.id())
                    .filter(Schedule::isOn)
                    .ifPresent(it -> schedules.save(it.with(Standing.OVER)));
        }
        return run;
    }

    /** What there is to say about a run that brought no message of its own. */
    private Message outcome(Schedule schedule, Run run) {
        var texts = texts(schedule);
        var title = texts.of("schedule.told." + run.result().word(), Markdown.plain(schedule.name()));
        var message = run.result().isTrouble() ? Message.bad(title) : Message.neutral(title);
        return framed(schedule, run, run.detail().isEmpty() ? message : message.text(run.detail()), List.of());
    }

    /** With the plan it comes from; the owner is called where something is wrong. */
    private static Message framed(Schedule schedule, Run run, Message start, List<String> notes) {
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

    private void tell(Schedule schedule, String key, Message message) {
        var delivery = needs.errands().get().tell(schedule.guild(), schedule.channel(), message, schedule.locale());
        if (delivery instanceof Delivery.NotYet) {
            needs.claims().get().ran(schedule.guild(), key, needs.clock().instant());
            throw new Untold("Discord did not take what became of " + key);
        }
        needs.claims()
                .get()
                .finish(schedule.guild(), key, needs.clock().instant().plus(REMEMBERED));
    }

    private static Texts texts(Schedule schedule) {
        return Texts.in(schedule.locale());
    }
}
