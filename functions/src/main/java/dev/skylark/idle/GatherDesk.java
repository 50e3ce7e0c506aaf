package dev.skylark.idle;

import dev.skylark.access.AuditEntry;
import dev.skylark.access.AuditEntry.Result;
import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.command.Call;
import dev.skylark.command.Origin;
import dev.skylark.command.Person;
import dev.skylark.command.Refused;
import dev.skylark.discord.Message;
import dev.skylark.fact.Fact;
import dev.skylark.fleet.Controls.Outcome;
import dev.skylark.fleet.Course;
import dev.skylark.fleet.Intent.Verb;
import dev.skylark.fleet.State;
import dev.skylark.text.Texts;
import dev.skylark.voice.Crowd;
import dev.skylark.work.Answers.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Wakes servers for people who have gathered: once, with the rights that whoever said so has now. */
final class GatherDesk {

    private static final String SKYLARK = "Skylark";
    private static final Duration LEASE = Duration.ofSeconds(70);
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final IdleNeeds needs;
    private final Gatherings gatherings;
    private final WatchedServers servers;

    /** What there is to say, and whether it was the last of this. */
    private record News(Message message, boolean last) {}

    GatherDesk(IdleNeeds needs, Gatherings gatherings, WatchedServers servers) {
        this.needs = needs;
        this.gatherings = gatherings;
        this.servers = servers;
    }

    void hear(Fact fact) {
        if (fact instanceof Fact.Gathered(var crowd)) {
            gatherings
                    .find(crowd.guild(), crowd.server())
                    .filter(it -> it.isMeantBy(crowd))
                    .ifPresent(it -> once(it, crowd));
        }
    }

    private void once(Gathering it, Crowd crowd) {
        var key = GatherCommands.NAME + "#" + crowd.id();
        var now = now();
        switch (needs.claims().get().take(it.guild(), key, now, now.plus(LEASE))) {
            case FINISHED -> {
                // delivered twice
            }
            case HELD -> throw new IllegalStateException("somebody else is still at work on " + key);
            case TAKEN -> carryOut(it, crowd, key, false);
            case ANSWER_MISSING -> carryOut(it, crowd, key, true);
        }
    }

    /** {@code again}: it was done before, and nobody has heard of it. */
    private void carryOut(Gathering it, Crowd crowd, String key, boolean again) {
        var claims = needs.claims().get();
        Optional<News> news;
        try {
            news = wake(it, crowd, again);
        } catch (RuntimeException failure) {
            claims.release(it.guild(), key);
            throw failure;
        }
        claims.ran(it.guild(), key, now().plus(LEASE));
        news.ifPresent(told -> {
            tell(it, told.message());
            if (told.last()) {
                end(it);
            }
        });
        claims.finish(it.guild(), key, now().plus(REMEMBERED));
    }

    /** Somebody may have said it anew meanwhile. */
    private void end(Gathering it) {
        gatherings
                .find(it.guild(), it.server())
                .filter(it::equals)
                .ifPresent(same -> gatherings.remove(same.guild(), same.server()));
    }

    private Optional<News> wake(Gathering it, Crowd crowd, boolean again) {
        var texts = Texts.in(locale(it));
        var person = needs.members().get().find(it.guild(), it.person());
        if (person.isEmpty()) {
            return ended(it, "left", texts);
        }
        var asked = call(it, crowd, person.get());
        try {
            return wake(it, crowd, again, needs.router().get().requireRight(asked));
        } catch (Refused refused) {
            return switch (refused.key()) {
                // they may not be here at all, or want no such thing
                case "refused.stranger", "refused.denied", "refused.off", "refused.fuse" -> Optional.empty();
                case "refused.right.admin" -> ended(it, "right", texts);
                case "server.unknown" -> ended(it, "server", texts);
                default -> {
                    write(it, crowd, Result.REFUSED);
                    yield Optional.of(new News(GatherCards.refused(it, refused, texts), false));
                }
            };
        }
    }

    private static Optional<News> ended(Gathering it, String because, Texts texts) {
        return Optional.of(new News(GatherCards.ended(it, because, texts), true));
    }

    private Optional<News> wake(Gathering it, Crowd crowd, boolean again, Call call) {
        var server = servers.find(call, it.server());
        var course = new Course(Verb.START, it.person(), List.of(server.id()));
        if (again && isUnderway(it, course)) {
            return Optional.of(new News(GatherCards.woken(it, course, call.texts()), false));
        }
        if (server.state() == State.RUNNING || server.state() == State.STARTING) {
            return Optional.empty();
        }
        servers.refuseWhatMustStayOff(server);
        var outcome = servers.move(call, server, course);
        var message = switch (outcome) {
            case Outcome.Underway _ -> Optional.of(GatherCards.woken(it, course, call.texts()));
            case Outcome.Already _ -> Optional.<Message>empty();
            case Outcome.Busy(var other) ->
                Optional.of(other)
                        .filter(busy -> busy.verb() == Verb.STOP)
                        .map(busy -> GatherCards.busy(it, busy, call.texts()));
            case Outcome.Failed(var trouble, var detail) ->
                Optional.of(GatherCards.failed(it, trouble, detail, call.texts()));
        };
        if (outcome instanceof Outcome.Underway) {
            write(it, crowd, Result.DONE);
        } else if (outcome instanceof Outcome.Failed) {
            write(it, crowd, Result.FAILED);
        }
        return message.map(said -> new News(said, false));
    }

    private boolean isUnderway(Gathering it, Course course) {
        return needs.intents()
                .get()
                .find(it.guild(), it.server())
                .filter(known -> known.course().equals(course.name()) && known.stands(now()))
                .isPresent();
    }

    private Call call(Gathering it, Crowd crowd, Person person) {
        var origin = Origin.planned(crowd.id(), it.guild(), it.channel(), person, locale(it), now());
        return Call.of(GatherCommands.NAME, Map.of("server", it.server()), origin);
    }

    private void write(Gathering it, Crowd crowd, Result result) {
        needs.audit()
                .get()
                .add(new AuditEntry(
                        it.guild(),
                        now(),
                        "gather-" + crowd.id(),
                        "",
                        SKYLARK,
                        it.channel(),
                        GatherCommands.NAME,
                        Map.of(
                                "server", it.server(),
                                "channel", it.channel(),
                                "people", String.valueOf(it.people())),
                        it.server(),
                        result,
                        "set up by " + it.person(),
                        Duration.ZERO));
    }

    /** Where they are; else where it was set up, else where admins are. */
    private void tell(Gathering it, Message message) {
        var guild = guild(it);
        var places = Stream.of(
                Stream.of(it.channel(), it.told()),
                Stream.of(Purpose.ADMIN, Purpose.ALERTS)
                        .flatMap(purpose -> Optional.ofNullable(guild.channels().get(purpose)).stream()));
        for (var place : places.flatMap(all -> all).toList()) {
            switch (needs.errands().get().tell(it.guild(), place, message, guild.locale())) {
                case Delivery.Stands _ -> {
                    return;
                }
                case Delivery.NotWanted _ -> {
                    // the next may take it
                }
                case Delivery.NotYet _ ->
                    throw new IllegalStateException("Discord did not take what became of " + it.server());
            }
        }
        throw new IllegalStateException("nobody could be told what became of " + it.server());
    }

    private String locale(Gathering it) {
        return guild(it).locale();
    }

    private Guild guild(Gathering it) {
        return needs.guilds().get().find(it.guild()).orElseGet(() -> Guild.unknown(it.guild()));
    }

    private Instant now() {
        return needs.clock().instant();
    }
}
