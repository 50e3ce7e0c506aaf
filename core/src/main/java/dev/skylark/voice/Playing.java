package dev.skylark.voice;

import dev.skylark.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a guild hears and will hear. {@code position} is how far the current track was at {@code at}; it goes on from
 * there unless it is {@code paused}. {@code voice} is the channel Skylark is in, {@code talk} where it talks about it,
 * and {@code card} the message there that stays true; all three are empty where there is none. {@code pending}
 * are the orders that music is still looked for, and {@code done} the last that were taken in.
 */
public record Playing(
        Optional<Track> current,
        Duration position,
        Instant at,
        boolean paused,
        List<Track> queue,
        List<Track> history,
        Loop loop,
        Tuning tuning,
        String voice,
        String talk,
        String card,
        String locale,
        List<String> votes,
        List<VoiceOrder> pending,
        List<String> done) {

    /** In a guild that has heard nothing yet. */
    public static Playing nothing(Rules rules) {
        return new Playing(
                Optional.empty(),
                Duration.ZERO,
                Instant.EPOCH,
                false,
                List.of(),
                List.of(),
                Loop.OFF,
                new Tuning(rules.volume(), Filter.NONE, rules.even()),
                "",
                "",
                "",
                "en",
                List.of(),
                List.of(),
                List.of());
    }

    public Playing {
        queue = List.copyOf(queue);
        history = List.copyOf(history);
        votes = List.copyOf(votes);
        pending = List.copyOf(pending);
        done = List.copyOf(done);
    }

    /** Whether sound should come out at this moment. */
    public boolean isHeard() {
        return current.isPresent() && !paused;
    }

    /** How far the current track is now. Clocks differ, so what was noted may lie ahead. */
    public Duration positionAt(Instant now) {
        if (!isHeard() || now.isBefore(at)) {
            return position;
        }
        var moved = position.plus(Duration.between(at, now));
        var length = current.map(Track::length).orElse(Duration.ZERO);
        return length.isZero() || moved.compareTo(length) < 0 ? moved : length;
    }

    /** How long what is in the queue lasts, without what has no end. */
    public Duration lengthOfQueue() {
        return queue.stream().map(Track::length).reduce(Duration.ZERO, Duration::plus);
    }

    public Playing with(Optional<Track> now, Duration from, Instant when) {
        return new Playing(
                now, from, when, paused, queue, history, loop, tuning, voice, talk, card, locale, votes, pending, done);
    }

    public Playing paused(boolean now, Duration from, Instant when) {
        return new Playing(
                current, from, when, now, queue, history, loop, tuning, voice, talk, card, locale, votes, pending,
                done);
    }

    public Playing queue(List<Track> other) {
        return new Playing(
                current, position, at, paused, other, history, loop, tuning, voice, talk, card, locale, votes, pending,
                done);
    }

    public Playing history(List<Track> other) {
        return new Playing(
                current, position, at, paused, queue, other, loop, tuning, voice, talk, card, locale, votes, pending,
                done);
    }

    public Playing loop(Loop other) {
        return new Playing(
                current, position, at, paused, queue, history, other, tuning, voice, talk, card, locale, votes, pending,
                done);
    }

    public Playing tuning(Tuning other) {
        return new Playing(
                current, position, at, paused, queue, history, loop, other, voice, talk, card, locale, votes, pending,
                done);
    }

    public Playing voice(String other) {
        return new Playing(
                current, position, at, paused, queue, history, loop, tuning, other, talk, card, locale, votes, pending,
                done);
    }

    public Playing talk(String channel, String language) {
        return new Playing(
                current, position, at, paused, queue, history, loop, tuning, voice, channel, card, language, votes,
                pending, done);
    }

    public Playing card(String other) {
        return new Playing(
                current, position, at, paused, queue, history, loop, tuning, voice, talk, other, locale, votes, pending,
                done);
    }

    public Playing votes(List<String> other) {
        return new Playing(
                current, position, at, paused, queue, history, loop, tuning, voice, talk, card, locale, other, pending,
                done);
    }

    public Playing pending(List<VoiceOrder> other) {
        return new Playing(
                current, position, at, paused, queue, history, loop, tuning, voice, talk, card, locale, votes, other,
                done);
    }

    public Playing done(List<String> other) {
        return new Playing(
                current, position, at, paused, queue, history, loop, tuning, voice, talk, card, locale, votes, pending,
                other);
    }

    public Json.Fields json() {
        return Json.fields()
                .withIf(current.isPresent(), "current", current.map(Track::json).orElse(null))
                .with("position", position.toMillis())
                .with("at", at.toEpochMilli())
                .with("paused", paused)
                .with("queue", tracks(queue))
                .with("history", tracks(history))
                .with("loop", loop.name())
                .with("volume", tuning.volume())
                .with("filter", tuning.filter().name())
                .with("even", tuning.even())
                .with("voice", voice)
                .with("talk", talk)
                .with("card", card)
                .with("locale", locale)
                .with("votes", votes)
                .with("pending", Json.items(pending.stream().map(VoiceOrder::json)))
                .with("done", done);
    }

    public static Playing read(Json it) {
        var current = it.at("current");
        return new Playing(
                current.isNothing() ? Optional.empty() : Optional.of(Track.read(current)),
                Duration.ofMillis(it.at("position").whole(0)),
                Instant.ofEpochMilli(it.at("at").whole(0)),
                it.at("paused").truth(),
                tracks(it.at("queue")),
                tracks(it.at("history")),
                Loop.valueOf(it.at("loop").text()),
                new Tuning(
                        (int) it.at("volume").whole(100),
                        Filter.valueOf(it.at("filter").text()),
                        it.at("even").truth()),
                it.at("voice").text(),
                it.at("talk").text(),
                it.at("card").text(),
                it.at("locale").text(),
                it.at("votes").items().stream().map(Json::text).toList(),
                it.at("pending").items().stream().map(VoiceOrder::read).toList(),
                it.at("done").items().stream().map(Json::text).toList());
    }

    public static Json tracks(List<Track> them) {
        return Json.items(them.stream().map(Track::json));
    }

    public static List<Track> tracks(Json json) {
        return json.items().stream().map(Track::read).toList();
    }
}
