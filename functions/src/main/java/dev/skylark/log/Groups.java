package dev.skylark.log;

import dev.skylark.command.Call;
import dev.skylark.command.Refused;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import dev.skylark.log.Logs.Group;
import dev.skylark.log.Logs.Tagged;
import dev.skylark.log.SeenGroups.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks for the log groups of a guild in the cloud, wherever it has something. */
final class Groups {

    private static final int LONGEST_CHOICE = 100;

    private final LogsNeeds needs;
    private final SeenGroups seen;

    Groups(LogsNeeds needs, SeenGroups seen) {
        this.needs = needs;
        this.seen = seen;
    }

    /** A group, and where it is. */
    record Found(Place place, Group group) {}

    /** {@code where} is a region or the name of a place; empty where the person does not care. */
    Found find(Call call, String name, String where) {
        var places = places(call.guild()).stream()
                .filter(it -> where.isEmpty()
                        || it.region().equalsIgnoreCase(where)
                        || it.name().equalsIgnoreCase(where))
                .toList();
        for (var place : places) {
            switch (needs.logs().get().look(place, call.guild(), name)) {
                case Got<Group>(var group) -> {
                    if (isOurs(call.guild(), place, group.tags())) {
                        return new Found(place, group);
                    }
                }
                case Failed<Group>(var trouble, var _) -> {
                    if (trouble != Trouble.GONE) {
                        throw new Refused(
                                "logs.group.unread",
                                Markdown.code(name),
                                place.name(),
                                call.text("trouble." + trouble.word()));
                    }
                }
            }
        }
        throw new Refused(
                "logs.group.none",
                Markdown.code(name),
                places.isEmpty()
                        ? Markdown.plain(where)
                        : places.stream().map(Place::name).collect(Collectors.joining(", ")),
                Markdown.code(needs.tag().get() + "=" + call.guild()));
    }

    /** All there are, to be suggested from now on; where nobody answers, none. */
    List<Seen> search(String guild) {
        var found = new ArrayList<Seen>();
        for (var place : places(guild)) {
            if (needs.logs().get().beginning(place, guild, "") instanceof Got<List<Tagged>>(var groups)) {
                groups.stream()
                        .filter(it -> isOurs(guild, place, it.tags()))
                        .map(it -> new Seen(it.name(), place.name()))
                        .forEach(found::add);
            }
        }
        seen.keep(guild, found);
        return found;
    }

    List<Choice> like(Call call, String typed) {
        return seen.all(call.guild()).stream()
                .filter(it -> it.group().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .filter(it -> it.group().length() <= LONGEST_CHOICE)
                .limit(25)
                .map(it -> new Choice(it.group() + " · " + it.place(), it.group()))
                .toList();
    }

    private List<Place> places(String guild) {
        return needs.places().get().of(guild).stream()
                .filter(it -> it.kind() == Place.Kind.AWS)
                .distinct()
                .toList();
    }

    /** In our own account the tag says whose a group is; another account is seen through a role of the guild's own. */
    private boolean isOurs(String guild, Place place, Map<String, String> tags) {
        return !place.through().isEmpty() || guild.equals(tags.get(needs.tag().get()));
    }
}
