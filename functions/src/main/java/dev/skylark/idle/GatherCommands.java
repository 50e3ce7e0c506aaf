package dev.skylark.idle;

import dev.skylark.command.Call;
import dev.skylark.command.Command;
import dev.skylark.command.Option;
import dev.skylark.command.Permission;
import dev.skylark.command.Refused;
import dev.skylark.discord.Button;
import dev.skylark.discord.Markdown;
import dev.skylark.discord.Message;
import dev.skylark.discord.Press;
import dev.skylark.discord.Reply;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code /idle gather}: people who are together in a voice channel wake a server. */
final class GatherCommands {

    static final String NAME = "idle gather";

    private static final int MOST = 10;
    private static final long USUAL = 3;

    private final IdleNeeds needs;
    private final Gatherings gatherings;
    private final WatchedServers servers;
    private final Option<String> which;
    private final Option<Optional<String>> channel =
            Option.voiceChannel("channel", "In which voice channel").optional();
    private final Option<Long> people = Option.whole(
                    "people", "How many people; 3 if you say nothing, 0 ends it", 0, 99)
            .orElse(USUAL);

    GatherCommands(IdleNeeds needs, Gatherings gatherings, WatchedServers servers) {
        this.needs = needs;
        this.gatherings = gatherings;
        this.servers = servers;
        this.which = servers.option("Which server, by name or id");
    }

    /** Whoever joins a channel may cost the guild money, and a worker runs for it day and night: an admin decides it. */
    Command command() {
        return Command.named(NAME, "Wake a server when enough people are together in a voice channel")
                .takes(which, channel, people)
                .only(Permission.ADMIN)
                .deferred()
                .runs(call -> call.value(people) == 0 ? end(call) : begin(call));
    }

    private Reply begin(Call call) {
        var lounge = call.value(channel).orElseThrow(() -> new Refused("gather.where"));
        var server = servers.find(call, call.value(which));
        var others = gatherings.all(call.guild()).stream()
                .filter(it -> !it.server().equals(server.id()))
                .count();
        if (others >= MOST) {
            throw new Refused("gather.tooMany", MOST);
        }
        var gathering = new Gathering(
                call.guild(),
                server.id(),
                server.called(),
                lounge,
                call.value(people).intValue(),
                call.person().id(),
                call.origin().channel(),
                needs.clock().instant().truncatedTo(ChronoUnit.MILLIS));
        gatherings.set(gathering);
        // after it is written: a worker that ends just now sees it, or this sees that it has ended
        needs.voices().get().call();
        return Reply.say(Message.good(call.text("gather.set", Markdown.plain(server.called())))
                .text(GatherCards.line(gathering, call.texts()))
                .text(call.text("gather.set.text"))
                .text("-# " + call.text("gather.cost"))
                .buttons(
                        Button.secondary(call.text("idle.show"), Press.run("idle show")),
                        GatherCards.ending(gathering, call.texts())));
    }

    private Reply end(Call call) {
        var wanted = call.value(which);
        // the server may be gone, and this is not
        var gathering = gatherings.all(call.guild()).stream()
                .filter(it -> it.server().equals(wanted) || it.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new Refused("gather.none", Markdown.plain(wanted)));
        gatherings.remove(call.guild(), gathering.server());
        return Reply.say(Message.good(call.text("gather.isOff", Markdown.plain(gathering.name())))
                .text(call.text(
                        "gather.isOff.text", Markdown.person(call.person().id()))));
    }
}
