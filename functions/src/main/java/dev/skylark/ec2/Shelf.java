package dev.skylark.ec2;

import dev.skylark.command.Call;
import dev.skylark.command.Refused;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.ec2.Snapshots.Copy;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All copies of a guild, wherever they lie. */
final class Shelf {

    private final Needs needs;

    Shelf(Needs needs) {
        this.needs = needs;
    }

    /** From every place of the guild; of those that do not answer, a line. */
    List<Copy> all(Call call, List<String> blind) {
        var found = new ArrayList<Copy>();
        for (var place : needs.sources().get().of(call.guild())) {
            if (place.kind() == Place.Kind.PANEL) {
                continue;
            }
            switch (needs.snapshots().get().all(place, call.guild())) {
                case Answer.Got<List<Copy>>(var copies) -> found.addAll(copies);
                case Answer.Failed<List<Copy>>(var trouble, var _) ->
                    blind.add(call.text("server.blind", place.name(), call.text("trouble." + trouble.word())));
            }
        }
        found.sort(Comparator.comparing(Copy::taken).reversed());
        needs.hints()
                .get()
                .keep(
                        call.guild(),
                        Hints.Of.SNAPSHOTS,
                        found.stream()
                                .map(it -> new Choice(
                                        it.serverName() + " · "
                                                + it.taken().toString().substring(0, 16) + " UTC · " + it.gigabytes()
                                                + " GB",
                                        it.id()))
                                .toList());
        return found;
    }

    Copy find(Call call, String id) {
        return all(call, new ArrayList<>()).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("copy.unknown", Markdown.plain(id)));
    }

    List<Choice> like(Call call, String typed) {
        return needs.hints().get().find(call.guild(), Hints.Of.SNAPSHOTS).stream()
                .filter(it -> it.value().contains(typed) || it.name().contains(typed))
                .limit(25)
                .toList();
    }
}
