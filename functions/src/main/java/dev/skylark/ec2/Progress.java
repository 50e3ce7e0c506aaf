package dev.skylark.ec2;

import dev.skylark.command.Durations;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.fact.Fact;
import dev.skylark.fact.Fact.ServerChanged;
import dev.skylark.fleet.Course;
import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import dev.skylark.uptime.Session;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * Keeps the message true that tells how a start or stop goes: by the cloud's news, and, where none comes, by looking
 * again and again, long after Discord's token has died.
 */
final class Progress {

    private final Needs needs;
    private final Cards cards;

    Progress(Needs needs, Cards cards) {
        this.needs = needs;
        this.cards = cards;
    }

    void hear(Fact fact) {
        if (fact instanceof ServerChanged changed) {
            needs.uptime().get().hear(changed).ifPresent(server -> {
                needs.fleet().get().forget(server.guild());
                advance(server, changed.state());
            });
        }
    }

    /** Nothing came for a while: how is it? */
    void look(Job job) {
        var intent = needs.intents().get().find(job.guild(), job.name());
        if (intent.isEmpty() || intent.get().over()) {
            return;
        }
        var listing = needs.fleet().get().look(job.guild());
        var server = listing.find(job.name());
        var now = needs.clock().instant();
        if (!intent.get().stands(now)) {
            server.ifPresentOrElse(
                    it -> finish(intent.get(), it, Ending.TOO_LONG),
                    () -> needs.intents().get().end(intent.get()));
            return;
        }
        server.ifPresent(it -> advance(it, it.state()));
        if (needs.intents()
                .get()
                .find(job.guild(), job.name())
                .filter(it -> it.stands(now))
                .isPresent()) {
            var waited = Duration.between(intent.get().at(), now);
            needs.controls()
                    .get()
                    .watch(
                            intent.get(),
                            waited.compareTo(Duration.ofMinutes(8)) < 0
                                    ? Duration.ofMinutes(2)
                                    : Duration.ofMinutes(6));
        }
    }

    /** How somebody's wish ended. */
    private enum Ending {
        REACHED,
        FAILED,
        TOO_LONG
    }

    private void advance(Server server, State state) {
        var intent = needs.intents()
                .get()
                .find(server.guild(), server.id())
                .filter(it -> it.stands(needs.clock().instant()));
        if (intent.isEmpty()) {
            return;
        }
        if (state == intent.get().verb().goal()) {
            finish(intent.get(), server, Ending.REACHED);
        } else if (isHopeless(intent.get(), state)) {
            finish(intent.get(), server, Ending.FAILED);
        }
    }

    private static boolean isHopeless(Intent intent, State state) {
        return switch (state) {
            case STOPPED -> intent.verb() != Verb.STOP;
            case LEAVING, GONE -> true;
            case STARTING, RUNNING, STOPPING -> false;
        };
    }

    /** The message first: when Discord does not take it, the news comes again. */
    private void finish(Intent intent, Server server, Ending ending) {
        if (!intent.course().isEmpty()) {
            var spot = needs.spots()
                    .get()
                    .find(intent.guild(), intent.course(), needs.clock().instant());
            if (spot.isEmpty()) {
                return; // the answer is still on its way to Discord; the next look finds it
            }
            var message = message(intent, server, ending, Texts.in(intent.locale()));
            if (needs.answers().get().change(spot.get(), message) instanceof Delivery.NotYet) {
                throw new IllegalStateException("Discord did not take how " + server.id() + " goes");
            }
        }
        needs.intents().get().end(intent);
    }

    private Message message(Intent intent, Server server, Ending ending, Texts texts) {
        var course = Course.read(intent.course());
        var told = course.servers().size() == 1 ? single(server, texts) : several(course, server, ending, texts);
        var verb = intent.verb().word();
        var line = switch (ending) {
            case REACHED -> "✅ " + texts.of("progress." + verb, Markdown.plain(server.called()));
            case FAILED ->
                "⛔ "
                        + texts.of(
                                "progress.failed." + verb,
                                Markdown.plain(server.called()),
                                texts.of("server.state." + server.state().word()));
            case TOO_LONG ->
                "⚠️ "
                        + texts.of(
                                "progress.tooLong",
                                Markdown.plain(server.called()),
                                texts.of("server.state." + server.state().word()));
        };
        var took = Durations.write(Duration.ofSeconds(
                Duration.between(intent.at(), needs.clock().instant()).toSeconds()));
        return told.text(line + sessionTime(intent, server, texts))
                .text("-# "
                        + texts.of(
                                "move." + verb + ".by", Markdown.person(intent.person()), Markdown.clock(intent.at()))
                        + " · " + took)
                .living(intent.course());
    }

    private Message single(Server server, Texts texts) {
        var listing = needs.fleet().get().of(server.guild());
        return cards.card(listing.find(server.id()).orElse(server), listing, texts);
    }

    /** All servers of the course as they are; the one that news came of as the news has it. */
    private Message several(Course course, Server changed, Ending ending, Texts texts) {
        var listing = needs.fleet().get().of(changed.guild());
        var servers = course.servers().stream()
                .map(id -> id.equals(changed.id()) ? Optional.of(changed) : listing.find(id))
                .flatMap(Optional::stream)
                .toList();
        var goal = course.verb().goal();
        var left = servers.stream().filter(it -> it.state() != goal).count();
        var title = texts.of("progress.several." + course.verb().word(), servers.size() - left, servers.size());
        var message = left == 0
                ? Message.good(title)
                : ending == Ending.REACHED ? Message.waiting(title) : Message.warning(title);
        for (var it : servers) {
            message = message.text(Cards.sign(it.state()) + " **" + Markdown.plain(it.called()) + "** · "
                    + texts.of("server.state." + it.state().word()));
        }
        return message.buttons(Button.secondary(texts.of("button.list"), Press.run("ec2 list")));
    }

    /** Of a stop: how long the session was that it ended. */
    private String sessionTime(Intent intent, Server server, Texts texts) {
        if (intent.verb() != Verb.STOP) {
            return "";
        }
        return needs
                .uptime()
                .get()
                .between(
                        server.guild(),
                        intent.at().minusSeconds(60),
                        needs.clock().instant())
                .stream()
                .filter(it -> it.server().id().equals(server.id()) && !it.open())
                .max(Comparator.comparing(Session::end))
                .map(it -> "\n" + texts.of("progress.session", Cards.clock(it)))
                .orElse("");
    }
}
