package dev.skylark.log;

import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.log.Tail.Ending;
import dev.skylark.log.Tails.Kept;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.timer.When;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Follows a tail, leg by leg: no function runs for as long as a tail may, so each hands the tail on to another of its
 * kind. Whoever fails is called again by Lambda and finds the tail as it was left; where nobody comes any more, a timer
 * says so.
 */
final class Following {

    static final String LEG = "logs-tail";
    static final String LOST = "logs-tail-lost";

    /** Discord is told no more often than this. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** The work function has a minute. */
    private static final Duration LONGEST_LEG = Duration.ofSeconds(40);

    /** Shorter than Lambda waits until it calls somebody who failed again. */
    private static final Duration HELD = Duration.ofSeconds(50);

    private static final Duration GRACE = Duration.ofMinutes(4);
    private static final Set<Trouble> PASSING = Set.of(Trouble.BUSY, Trouble.DOWN);

    private final LogsNeeds needs;
    private final Supplier<LogSources> sources;
    private final Tails tails;

    Following(LogsNeeds needs, Supplier<LogSources> sources, Tails tails) {
        this.needs = needs;
        this.sources = sources;
        this.tails = tails;
    }

    /** False when as many run as may. */
    boolean begin(Tail tail) {
        if (!tails.begin(tail, needs.clock().instant())) {
            return false;
        }
        needs.timers()
                .get()
                .set(
                        Job.of(tail.guild(), LOST, tail.run()),
                        new When.Once(tail.until().plus(GRACE)));
        needs.soon().accept(leg(tail, 1));
        return true;
    }

    private static Job leg(Tail tail, long number) {
        return new Job(tail.guild(), LEG, tail.run(), Json.fields().with("leg", number));
    }

    void follow(Job job) {
        var leg = job.data().at("leg").whole(1);
        var began = needs.clock().instant();
        var kept = tails.take(job.guild(), job.name(), leg, began, began.plus(HELD));
        while (kept instanceof Kept.Running(var tail)) {
            var now = needs.clock().instant();
            if (!now.isBefore(tail.until())) {
                finish(tail, Ending.OVER);
                return;
            }
            if (!now.isBefore(began.plus(LONGEST_LEG))) {
                needs.soon().accept(leg(tail, leg + 1));
                return;
            }
            kept = advance(tail, leg);
            needs.pause().take(PAUSE);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("told to stop while a tail was followed");
            }
        }
        if (kept instanceof Kept.Stopped(var tail)) {
            finish(tail, Ending.STOPPED);
        }
    }

    private Kept advance(Tail tail, long leg) {
        var now = needs.clock().instant();
        var groups = sources.get().all(tail.guild()).stream()
                .filter(it -> it.service().equalsIgnoreCase(tail.service())
                        && it.environment().equalsIgnoreCase(tail.environment()))
                .toList();
        return switch (Watch.look(needs.logs().get(), groups, tail, Services.zone(needs, tail.guild()), now)) {
            case Got<Tail>(var fresh) -> {
                var kept = tails.keep(fresh, leg, now.plus(HELD));
                if (fresh.lines() > tail.lines() && !show(fresh, running(fresh))) {
                    tails.end(tail.guild(), tail.run());
                    yield new Kept.NotOurs();
                }
                yield kept;
            }
            case Failed<Tail>(var trouble, var _) -> {
                if (PASSING.contains(trouble)) {
                    yield tails.keep(tail, leg, now.plus(HELD));
                }
                finish(tail, Ending.FAILED);
                yield new Kept.NotOurs();
            }
        };
    }

    /** The message first: when Discord does not take it, this is done again. */
    private void finish(Tail tail, Ending ending) {
        var spot = needs.spots()
                .get()
                .find(tail.guild(), tail.spot(), needs.clock().instant());
        if (spot.isPresent()
                && needs.answers().get().change(spot.get(), ended(tail, ending)) instanceof Delivery.NotYet) {
            throw new IllegalStateException("Discord did not take the end of tail " + tail.run());
        }
        tails.end(tail.guild(), tail.run());
        needs.timers().get().cancel(tail.guild(), LOST, tail.run());
    }

    /** Its time is over for long: whoever followed it has not come back. */
    void lost(Job job) {
        tails.end(job.guild(), job.name()).ifPresent(it -> show(it, ended(it, Ending.LOST)));
    }

    /** False when its message is gone. Before the message stands there is nothing to change, and it comes soon. */
    private boolean show(Tail tail, Message message) {
        return needs.spots()
                .get()
                .find(tail.guild(), tail.spot(), needs.clock().instant())
                .map(it -> !(needs.answers().get().change(it, message) instanceof Delivery.NotWanted))
                .orElse(true);
    }

    Message running(Tail tail) {
        var texts = Texts.in(tail.locale());
        var message = Message.waiting(texts.of("logs.tail.title", tail.service(), tail.environment()));
        return body(tail, message, texts)
                .text("-# " + texts.of("logs.tail.until", Markdown.ago(tail.until())))
                .buttons(Button.danger(texts.of("logs.button.stop"), Press.run("logs stop", "run", tail.run())));
    }

    private static Message ended(Tail tail, Ending ending) {
        var texts = Texts.in(tail.locale());
        var title = texts.of("logs.tail.ended", tail.service(), tail.environment());
        var message = switch (ending) {
            case OVER, STOPPED -> Message.neutral(title);
            case LOST -> Message.bad(title).text(texts.of("logs.tail.lost"));
            case FAILED -> Message.bad(title).text(texts.of("logs.tail.failed"));
        };
        return body(tail, message, texts)
                .buttons(
                        Button.secondary(
                                texts.of("logs.button.again"),
                                Press.run(
                                        "logs tail",
                                        "service",
                                        tail.service(),
                                        "environment",
                                        tail.environment(),
                                        "seconds",
                                        Duration.between(tail.began(), tail.until())
                                                .toSeconds())),
                        Button.secondary(
                                texts.of("logs.button.show"),
                                Press.run("logs show", "service", tail.service(), "environment", tail.environment())));
    }

    private static Message body(Tail tail, Message message, Texts texts) {
        var lines = tail.shown().isEmpty()
                ? message.text(texts.of("logs.tail.nothing"))
                : message.text(Markdown.block(String.join("\n", tail.shown())));
        return lines.text("-# " + texts.of("logs.tail.count", tail.lines(), tail.dropped()));
    }
}
