package dev.skylark.idle;

import dev.skylark.command.Call;
import dev.skylark.command.Option;
import dev.skylark.command.Refused;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.ec2.Tariff.Leave;
import dev.skylark.fleet.Controls.Outcome;
import dev.skylark.fleet.Course;
import dev.skylark.fleet.Intent;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import java.util.List;
import java.util.Locale;

/** Finds the server that somebody means, among those that they may touch. */
final class WatchedServers {

    private static final int CHOICES = 25;

    private final IdleNeeds needs;

    WatchedServers(IdleNeeds needs) {
        this.needs = needs;
    }

    Option<String> option(String about) {
        return Option.text("server", about, 1, 100).suggesting(this::like);
    }

    Server find(Call call, String idOrName) {
        var listing = needs.fleet().get().of(call.guild());
        return listing.find(idOrName)
                .filter(it -> call.rights().cover(it.tags()))
                .orElseThrow(() -> listing.blind().isEmpty()
                        ? new Refused("server.unknown", Markdown.plain(idOrName))
                        : new Refused(
                                "server.unknown.blind",
                                Markdown.plain(idOrName),
                                String.join(
                                        ", ",
                                        listing.blind().stream()
                                                .map(it -> it.place().name())
                                                .toList())));
    }

    /** Sets it on its way, for whoever pressed. */
    Outcome move(Call call, Server server, Course course) {
        var intent = new Intent(
                call.guild(),
                server.id(),
                server.called(),
                course.verb(),
                call.person().id(),
                "",
                call.origin().channel(),
                course.name(),
                call.origin().locale(),
                needs.clock().instant(),
                false);
        return needs.controls().get().run(server, intent, false);
    }

    /** What is kept off, and what there is no money for, is woken by nobody. */
    void refuseWhatMustStayOff(Server server) {
        needs.keeps()
                .get()
                .find(server.guild(), server.id())
                .filter(it ->
                        it.wanted() == State.STOPPED && it.holds(needs.clock().instant()))
                .ifPresent(it -> {
                    throw new Refused(
                            "start.keptOff",
                            Markdown.plain(server.called()),
                            Markdown.at(it.until()),
                            Markdown.person(it.person()));
                });
        if (!(needs.tariff().get().toStart(server.guild(), List.of(server)) instanceof Leave.Given)) {
            throw new Refused("wake.money", Markdown.plain(server.called()));
        }
    }

    private List<Choice> like(Call call, String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        return needs.listings().get().known(call.guild()).stream()
                .filter(it -> call.rights().cover(it.tags()))
                .filter(it -> it.called().toLowerCase(Locale.ROOT).contains(wanted)
                        || it.id().contains(wanted))
                .limit(CHOICES)
                .map(it -> new Choice(
                        it.called() + " · " + it.type() + " · " + it.place().name(), it.id()))
                .toList();
    }
}
