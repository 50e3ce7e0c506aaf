package dev.skylark.idle;

import dev.skylark.fact.Fact;
import dev.skylark.fact.Fact.ServerChanged;
import dev.skylark.fleet.Listing;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.idle.IdleWatch.Decision;
import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Looks at the servers that are watched, as often as there is something to see. */
final class IdleDesk {

    static final String LOOK = "idle-look";

    /** How often we look: seldom while nothing runs that could be idle, in case that no news of a start comes. */
    private enum Pace {
        OFTEN("0/5 * * * ? *"),
        SELDOM("0 * * * ? *");

        private final String cron;

        Pace(String cron) {
            this.cron = cron;
        }
    }

    private final IdleNeeds needs;
    private final Watches watches;
    private final Judge judge;
    private final Countdowns countdowns;

    IdleDesk(IdleNeeds needs, Watches watches, Judge judge, Countdowns countdowns) {
        this.needs = needs;
        this.watches = watches;
        this.judge = judge;
        this.countdowns = countdowns;
    }

    /** A server that is watched runs: from now on we look often. */
    void hear(Fact fact) {
        if (fact instanceof ServerChanged changed && changed.state() == State.RUNNING) {
            needs.uptime()
                    .get()
                    .owner(changed.server())
                    .filter(it -> watches.find(it.guild(), it.id()).isPresent())
                    .ifPresent(it -> lookOften(it.guild()));
        }
    }

    void lookOften(String guild) {
        pace(guild, Pace.OFTEN);
    }

    private void pace(String guild, Pace pace) {
        needs.timers()
                .get()
                .set(
                        new Job(guild, LOOK, "all", Json.fields().with("pace", pace.name())),
                        new When.Cron(pace.cron, ZoneOffset.UTC));
    }

    void look(Job job) {
        var all = watches.all(job.guild());
        if (all.isEmpty()) {
            needs.timers().get().cancel(job.guild(), LOOK, job.name());
            return;
        }
        var listing = needs.fleet().get().of(job.guild());
        var failures = lookAtAll(all, listing);
        var pace = all.stream()
                        .flatMap(it -> listing.find(it.server()).stream())
                        .anyMatch(
                                it -> it.state() == State.RUNNING || it.state().isPassing())
                ? Pace.OFTEN
                : Pace.SELDOM;
        if (!job.data().at("pace").text().equals(pace.name())) {
            pace(job.guild(), pace);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a look at a server failed", failures.getFirst());
        }
    }

    /** All at the same time: one that does not answer keeps no other waiting. */
    private List<Throwable> lookAtAll(List<Watch> all, Listing listing) {
        var looks = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(it -> looks.add(threads.submit(() -> look(it, listing.find(it.server())))));
        }
        return looks.stream()
                .filter(it -> it.state() == Future.State.FAILED)
                .map(it -> it.exceptionNow())
                .toList();
    }

    private void look(Watch watch, Optional<Server> server) {
        if (server.isEmpty()) {
            rest(watch, texts -> texts.of("idle.off.unseen"));
            return;
        }
        if (watch.track().countdown().filter(it -> it.isOver(now())).isPresent()) {
            countdowns.end(watch.guild(), watch.server());
            return;
        }
        var seen = judge.assess(watch, server.get());
        switch (seen.decision()) {
            case Decision.Off _, Decision.SwitchedOff _, Decision.Kept _, Decision.Wanted _ ->
                rest(watch, texts -> IdleCards.because(seen.decision(), texts));
            case Decision.InUse _, Decision.Unsure _, Decision.Waiting _ -> {
                if (watch.track().countdown().isPresent()) {
                    countdowns.callOff(seen.watch(), texts -> IdleCards.because(seen.decision(), texts));
                } else {
                    var _ = watches.save(seen.watch());
                }
            }
            case Decision.Due(var since) -> {
                if (watch.track().countdown().isPresent()) {
                    var _ = watches.save(seen.watch());
                } else {
                    countdowns.begin(seen, server.get(), since);
                }
            }
        }
    }

    /** Whatever was counted is forgotten. */
    private void rest(Watch watch, Function<Texts, String> because) {
        var rested = watch.with(new Track(Optional.empty(), now(), watch.track().countdown()));
        if (watch.track().countdown().isPresent()) {
            countdowns.callOff(rested, because);
        } else if (watch.track().quiet().isPresent()) {
            var _ = watches.save(rested);
        }
    }

    private Instant now() {
        return needs.clock().instant();
    }
}
