package dev.skylark.schedule;

import dev.skylark.command.Call;
import dev.skylark.command.Call.Consent;
import dev.skylark.command.Origin;
import dev.skylark.command.Person;
import dev.skylark.command.Ran;
import dev.skylark.cron.Timetable;
import dev.skylark.discord.Markdown;
import dev.skylark.fleet.Listing;
import dev.skylark.fleet.Server;
import dev.skylark.redact.Redactor;
import dev.skylark.schedule.Decision.Left;
import dev.skylark.schedule.Decision.Seen;
import dev.skylark.schedule.Decision.Situation;
import dev.skylark.schedule.Run.Result;
import dev.skylark.schedule.Schedule.Standing;
import dev.skylark.text.Cut;
import dev.skylark.timer.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does what is planned when it is due: once, with the rights that its owner has now, and says how it went. */
final class Running {

    private static final int LONGEST_DETAIL = 300;

    private final ScheduleNeeds needs;
    private final Schedules schedules;
    private final PlanTimers timers;
    private final Telling telling;

    Running(ScheduleNeeds needs, Schedules schedules, PlanTimers timers) {
        this.needs = needs;
        this.schedules = schedules;
        this.timers = timers;
        this.telling = new Telling(needs, schedules);
    }

    /** The clock may do little; the work function may do everything that a person may have done. */
    void due(Job job) {
        needs.handOver().accept(new Job(job.guild(), PlanTimers.RUN, job.name(), job.data(), moment(job)));
    }

    private Instant moment(Job job) {
        return job.due().equals(Instant.EPOCH) ? needs.clock().instant() : job.due();
    }

    /** What is planned for a moment, or what is left of it, as often as the job may come. */
    void run(Job job) {
        var schedule = schedules.find(job.guild(), job.name());
        if (schedule.isEmpty()) {
            timers.cancel(job.guild(), job.name());
            return;
        }
        if (!schedule.get().timetable().isMeant(planned(job), schedule.get().zone())) {
            return;
        }
        if (schedule.get().standing() == Standing.OFF) {
            timers.cancel(job.guild(), job.name());
        }
        var now = needs.clock().instant();
        var key = PlanTimers.KIND + "#" + job.name() + "#" + moment(job).getEpochSecond();
        switch (needs.claims().get().take(job.guild(), key, now, now.plus(Telling.LEASE))) {
            case FINISHED -> {
                // delivered twice
            }
            case HELD -> throw new IllegalStateException("somebody else is still at work on " + key);
            case ANSWER_MISSING ->
                schedules
                        .run(job.guild(), job.name(), planned(job))
                        .ifPresent(it -> telling.again(schedule.get(), key, it));
            case TAKEN -> begin(job, schedule.get(), key, now);
        }
    }

    private Instant planned(Job job) {
        return isRetry(job) ? Instant.parse(job.data().at("planned").text()) : moment(job);
    }

    private static boolean isRetry(Job job) {
        return job.data().at("planned").isText();
    }

    private void begin(Job job, Schedule schedule, String key, Instant now) {
        try {
            carryOut(job, schedule, key, now);
        } catch (Telling.Untold undelivered) {
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
        timers.again(schedule, planned(job), at, job.data().at("servers").text());
        write(job, schedule, now, Result.LATER, String.valueOf(failure.getMessage()));
        needs.claims().get().finish(schedule.guild(), key, now.plus(Telling.REMEMBERED));
    }

    private void carryOut(Job job, Schedule schedule, String key, Instant now) {
        var person = owner(schedule);
        if (person.isEmpty()) {
            schedules.stand(schedule.guild(), schedule.id(), Standing.OFF);
            timers.cancel(schedule.guild(), schedule.id());
            end(
                    job,
                    schedule,
                    key,
                    now,
                    Result.REFUSED,
                    Telling.texts(schedule).of("schedule.why.left", schedule.owner()));
            return;
        }
        var listing = needs.fleet().get().look(job.guild());
        var targets = Targets.of(
                job.data().at("servers").isText() ? job.data().at("servers").text() : schedule.servers(), listing);
        if (targets.servers().isEmpty()
                && !targets.missing().isEmpty()
                && !listing.blind().isEmpty()) {
            throw new IllegalStateException("AWS does not answer for " + places(listing));
        }
        switch (Decision.of(situation(job, schedule, targets, now))) {
            case Decision.Skip(var why) -> end(job, schedule, key, now, Result.SKIPPED, Telling.say(schedule, why));
            case Decision.Later(var at, var busy) -> {
                timers.again(schedule, planned(job), at, ids(busy));
                if (isRetry(job)) {
                    // said once; the next that is said is what came of it
                    write(job, schedule, now, Result.LATER, Telling.later(schedule, at, busy));
                    needs.claims().get().finish(schedule.guild(), key, now.plus(Telling.REMEMBERED));
                } else {
                    end(job, schedule, key, now, Result.LATER, Telling.later(schedule, at, busy));
                }
            }
            case Decision.Act act -> act(job, schedule, key, person.get(), act, targets.missing(), listing, now);
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
            Job job,
            Schedule schedule,
            String key,
            Person person,
            Decision.Act act,
            List<String> missing,
            Listing listing,
            Instant now) {
        var texts = Telling.texts(schedule);
        var notes = new ArrayList<String>();
        act.left().forEach(it -> notes.add(Telling.left(texts, it)));
        var at = now.plus(Decision.AGAIN);
        var hidden = !listing.blind().isEmpty() && !at.isAfter(planned(job).plus(Decision.PATIENCE));
        missing.forEach(it -> notes.add("⚠️ "
                + (hidden
                        ? texts.of("schedule.why.hidden", Markdown.plain(it), places(listing), Markdown.clock(at))
                        : texts.of("schedule.why.gone", Markdown.plain(it)))));
        if (missing.isEmpty()
                && schedule.servers().contains("=")
                && !listing.blind().isEmpty()) {
            notes.add("⚠️ " + texts.of("schedule.why.blind", places(listing)));
        }
        if (!act.busy().isEmpty()) {
            notes.add(Telling.later(schedule, at, act.busy()));
        }
        var later = Stream.concat(
                        act.busy().stream().map(it -> it.server().id()),
                        missing.stream().filter(_ -> hidden))
                .toList();
        if (!later.isEmpty()) {
            timers.again(schedule, planned(job), at, String.join(",", later));
        }
        var ran = calls(job, schedule, person, act.servers(), now).stream()
                .map(it -> needs.errands().get().run(it))
                .toList();
        if (ran.stream().allMatch(it -> it.ending() == Ran.Ending.UNREACHED)) {
            throw new IllegalStateException(ran.getFirst().detail());
        }
        var worst = ran.stream().max(Comparator.comparing(Ran::ending)).orElseThrow();
        var result = switch (worst.ending()) {
            case DONE -> missing.isEmpty() || hidden ? Result.DONE : Result.FAILED;
            case ASKED -> Result.ASKED;
            case REFUSED -> Result.REFUSED;
            case UNREACHED -> Result.FAILED;
        };
        var run = write(job, schedule, now, result, missing.isEmpty() ? worst.detail() : String.join(", ", missing));
        telling.tell(schedule, key, Telling.framed(schedule, run, Telling.message(ran), notes));
    }

    /** The same for each so many servers as the command takes at once. */
    private List<Call> calls(Job job, Schedule schedule, Person person, List<Server> servers, Instant now) {
        var most = schedule.effect().atOnce();
        var calls = new ArrayList<Call>();
        for (int from = 0; from == 0 || from < servers.size(); from += most) {
            var part = servers.subList(from, Math.min(from + most, servers.size()));
            var arguments = new HashMap<>(schedule.arguments());
            if (!part.isEmpty()) {
                arguments.put(Schedule.SERVER, part.stream().map(Server::id).collect(Collectors.joining(",")));
            }
            var origin = Origin.planned(
                    schedule.id() + "-" + moment(job).getEpochSecond() + (from == 0 ? "" : "-" + from),
                    schedule.guild(),
                    schedule.channel(),
                    person,
                    schedule.locale(),
                    now);
            calls.add(Call.of(schedule.command(), arguments, origin).with(Consent.CONFIRMED));
        }
        return calls;
    }

    private static String places(Listing listing) {
        return listing.blind().stream().map(it -> it.place().name()).collect(Collectors.joining(", "));
    }

    private static String ids(List<Left> busy) {
        return busy.stream().map(it -> it.server().id()).collect(Collectors.joining(","));
    }

    private void end(Job job, Schedule schedule, String key, Instant now, Result result, String detail) {
        var run = write(job, schedule, now, result, detail);
        telling.tell(schedule, key, Telling.outcome(schedule, run));
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
            schedules.stand(schedule.guild(), schedule.id(), Standing.OVER);
        }
        return run;
    }
}
