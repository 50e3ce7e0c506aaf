package dev.skylark.ec2;

import dev.skylark.command.Call;
import dev.skylark.command.Option;
import dev.skylark.command.Refused;
import dev.skylark.discord.Choice;
import dev.skylark.discord.Markdown;
import dev.skylark.fleet.Listing;
import dev.skylark.fleet.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the servers that somebody means, among those that they may touch. */
final class Servers {

    private static final int MOST_AT_ONCE = 25;

    private final Needs needs;

    Servers(Needs needs) {
        this.needs = needs;
    }

    /** One server, by name or id. */
    Option<String> one(String about) {
        return Option.text("server", about, 1, 100).suggesting(this::like);
    }

    /** Several, with commas between them. */
    Option<String> several(String about) {
        return Option.text("server", about, 1, 600).suggesting(this::like);
    }

    /** Those that this person may see. */
    List<Server> seen(Call call, Listing listing) {
        return listing.servers().stream()
                .filter(it -> call.rights().cover(it.tags()))
                .toList();
    }

    Server find(Call call, String idOrName) {
        return find(call, needs.fleet().get().of(call.guild()), idOrName);
    }

    Server find(Call call, Listing listing, String idOrName) {
        var found = listing.find(idOrName.strip());
        if (found.isPresent() && call.rights().cover(found.get().tags())) {
            return found.get();
        }
        var namesakes = seen(call, listing).stream()
                .filter(it -> it.name().equalsIgnoreCase(idOrName.strip()))
                .map(it -> Markdown.code(it.id()))
                .collect(Collectors.joining(", "));
        if (!namesakes.isEmpty()) {
            throw new Refused("server.namesakes", Markdown.plain(idOrName), namesakes);
        }
        if (!listing.blind().isEmpty()) {
            throw new Refused(
                    "server.unknown.blind",
                    Markdown.plain(idOrName),
                    listing.blind().stream().map(it -> it.place().name()).collect(Collectors.joining(", ")));
        }
        throw new Refused("server.unknown", Markdown.plain(idOrName));
    }

    List<Server> findAll(Call call, String idsOrNames) {
        var listing = needs.fleet().get().of(call.guild());
        var found = Arrays.stream(idsOrNames.split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(it -> find(call, listing, it))
                .distinct()
                .toList();
        if (found.size() > MOST_AT_ONCE) {
            throw new Refused("server.tooMany", MOST_AT_ONCE, found.size());
        }
        return found;
    }

    /** What is typed may be several names: the last one is being typed. */
    private List<Choice> like(Call call, String typed) {
        var comma = typed.lastIndexOf(',');
        var before = comma < 0 ? "" : typed.substring(0, comma + 1);
        var last = typed.substring(comma + 1).strip().toLowerCase(Locale.ROOT);
        return needs.listings().get().known(call.guild()).stream()
                .filter(it -> call.rights().cover(it.tags()))
                .filter(it -> it.called().toLowerCase(Locale.ROOT).contains(last)
                        || it.id().contains(last))
                .limit(MOST_AT_ONCE)
                .map(it -> new Choice(
                        before + Cards.sign(it.state()) + " " + it.called() + " · " + it.type() + " · "
                                + it.place().name(),
                        before + it.id()))
                .filter(it -> it.value().length() <= 100)
                .toList();
    }
}
