package dev.skylark.idle;

import dev.skylark.access.AuditEntry;
import dev.skylark.access.AuditEntry.Result;
import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.discord.Message;
import dev.skylark.discord.Spot;
import dev.skylark.fleet.Controls.Outcome;
import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Server;
import dev.skylark.idle.IdleWatch.Decision;
import dev.skylark.idle.Judge.Seen;
import dev.skylark.idle.Track.Countdown;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The ten minutes between saying that a server is idle and stopping it. The version of a watch decides who of several
 * acts; whatever is lost on the way leaves the server running.
 */
final class Countdowns {

    static final String STOP = "idle-stop";

    static final Duration WARNING = Duration.ofMinutes(10);

    private static final String SKYLARK = "Skylark";
    private static final String BECAUSE = "idle";
    private static final int TRIES = 3;

    private final IdleNeeds needs;
    private final Watches watches;
    private final Judge judge;

    Countdowns(IdleNeeds needs, Watches watches, Judge judge) {
        this.needs = needs;
        this.watches = watches;
        this.judge = judge;
    }

    /** It is written down before it is said, so that of two who see it one says it. */
    void begin(Seen seen, Server server, Instant since) {
        // as fine as the table and Discord know it
        var until = now().plus(WARNING).truncatedTo(ChronoUnit.SECONDS);
        var begun =
                watches.save(seen.watch().with(seen.watch().track().counting(new Countdown(until, Optional.empty()))));
        if (begun.isEmpty()) {
            return;
        }
        var guild = guild(server.guild());
        var card = IdleCards.countdown(
                server, since, seen.signals(), until, needs.tariff().get().perHour(server), Texts.in(guild.locale()));
        switch (post(guild, seen.watch().terms().channel(), card)) {
            case Delivery.Stands(var spot) -> {
                if (noted(begun.get(), new Countdown(until, Optional.of(spot)))) {
                    needs.timers().get().set(Job.of(guild.id(), STOP, server.id()), new When.Once(until));
                } else {
                    var texts = Texts.in(guild.locale());
                    change(
                            Optional.of(spot),
                            IdleCards.calledOff(seen.watch().name(), texts.of("idle.off.meanwhile"), texts));
                }
            }
            case Delivery.NotWanted _, Delivery.NotYet _ -> {
                var _ = watches.save(begun.get().with(begun.get().track().notCounting()));
                throw new IllegalStateException("nobody could be told that " + server.id() + " is idle");
            }
        }
    }

    /** Where its card stands; false where the countdown was ended while the card was on its way. */
    private boolean noted(Watch begun, Countdown shown) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var watch = watches.find(begun.guild(), begun.server())
                    .filter(it -> it.track().countdown().equals(begun.track().countdown()));
            if (watch.isEmpty()) {
                return false;
            }
            if (watches.save(watch.get().with(watch.get().track().counting(shown)))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Where it was asked for; should that channel be gone, where admins are. */
    private Delivery post(Guild guild, String channel, Message card) {
        var first = needs.answers().get().post(channel, card, guild.locale());
        if (!(first instanceof Delivery.NotWanted)) {
            return first;
        }
        return Stream.of(Purpose.ADMIN, Purpose.ALERTS)
                .flatMap(it -> Optional.ofNullable(guild.channels().get(it)).stream())
                .findFirst()
                .map(it -> needs.answers().get().post(it, card, guild.locale()))
                .orElse(first);
    }

    /** The countdown is over before its time; whoever ends it says why. */
    void callOff(Watch seen, Function<Texts, String> because) {
        if (watches.save(seen.with(seen.track().notCounting())).isPresent()) {
            say(seen, because);
        }
    }

    /** On the card of a countdown, if one ran, that it is called off. */
    void say(Watch counting, Function<Texts, String> because) {
        counting.track().countdown().ifPresent(it -> {
            needs.timers().get().cancel(counting.guild(), STOP, counting.server());
            var texts = Texts.in(guild(counting.guild()).locale());
            change(it.card(), IdleCards.calledOff(counting.name(), because.apply(texts), texts));
        });
    }

    void stop(Job job) {
        end(job.guild(), job.name());
    }

    /** The countdown is over: one last look, and it is stopped. */
    void end(String guild, String id) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var watch = watches.find(guild, id);
            var countdown = watch.flatMap(it -> it.track().countdown()).filter(it -> it.isOver(now()));
            if (watch.isEmpty() || countdown.isEmpty() || ended(watch.get(), countdown.get())) {
                return;
            }
        }
        throw new IllegalStateException("the watch of " + id + " is changed by too many at once");
    }

    /** False where somebody changed the watch in between. */
    private boolean ended(Watch watch, Countdown countdown) {
        if (countdown.card().isEmpty()) {
            // nobody was warned
            return watches.save(watch.with(watch.track().notCounting())).isPresent();
        }
        var server = needs.fleet().get().look(watch.guild()).find(watch.server());
        if (server.isEmpty()) {
            callOff(watch.with(Track.FRESH.counting(countdown)), texts -> texts.of("idle.off.unseen"));
            return true;
        }
        var seen = judge.assess(watch, server.get());
        if (!(seen.decision() instanceof Decision.Due(var since))) {
            callOff(seen.watch(), texts -> IdleCards.because(seen.decision(), texts));
            return true;
        }
        if (watches.save(watch.with(Track.FRESH)).isEmpty()) {
            return false;
        }
        stop(server.get(), since, countdown);
        return true;
    }

    private void stop(Server server, Instant since, Countdown countdown) {
        var guild = guild(server.guild());
        var channel = countdown.card().map(Spot::channel).orElse("");
        var outcome = needs.controls()
                .get()
                .run(
                        server,
                        new Intent(
                                guild.id(),
                                server.id(),
                                server.called(),
                                Verb.STOP,
                                "",
                                BECAUSE,
                                channel,
                                "",
                                guild.locale(),
                                now(),
                                false),
                        false);
        needs.audit()
                .get()
                .add(new AuditEntry(
                        guild.id(),
                        now(),
                        "idle-" + server.id() + "-" + countdown.until().getEpochSecond(),
                        "",
                        SKYLARK,
                        channel,
                        BECAUSE,
                        Map.of("server", server.id()),
                        server.id(),
                        outcome instanceof Outcome.Failed ? Result.FAILED : Result.DONE,
                        "idle since " + since,
                        Duration.ZERO));
        change(
                countdown.card(),
                IdleCards.stopped(
                        server, since, outcome, needs.tariff().get().perHour(server), Texts.in(guild.locale())));
    }

    /** For the one who pressed: the countdown is theirs to end, unless it has ended. */
    Optional<Watch> claim(String guild, String server) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var watch = watches.find(guild, server)
                    .filter(it -> it.track().countdown().isPresent());
            if (watch.isEmpty()) {
                return Optional.empty();
            }
            if (watches.save(watch.get().with(Track.FRESH)).isPresent()) {
                needs.timers().get().cancel(guild, STOP, server);
                return watch;
            }
        }
        return Optional.empty();
    }

    private void change(Optional<Spot> card, Message message) {
        card.ifPresent(spot -> {
            if (needs.answers().get().change(spot, message) instanceof Delivery.NotYet) {
                throw new IllegalStateException("Discord did not take how the countdown ended");
            }
        });
    }

    private Guild guild(String id) {
        return needs.guilds().get().find(id).orElseGet(() -> Guild.unknown(id));
    }

    private Instant now() {
        return needs.clock().instant();
    }
}
