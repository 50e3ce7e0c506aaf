package dev.skylark.schedule;

import dev.skylark.fleet.Listing;
import dev.skylark.fleet.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The servers that a schedule means, by names, ids or tags, as they are at this moment. */
record Targets(List<Server> servers, List<String> missing) {

    /** {@code written} is names, ids and {@code tag=value}, with commas between them. */
    static Targets of(String written, Listing listing) {
        var found = new LinkedHashSet<Server>();
        var missing = new ArrayList<String>();
        for (var one : words(written)) {
            var theirs = one.contains("=") ? tagged(one, listing) : named(one, listing);
            if (theirs.isEmpty()) {
                missing.add(one);
            }
            found.addAll(theirs);
        }
        return new Targets(List.copyOf(found), missing);
    }

    private static List<String> words(String written) {
        return Arrays.stream(written.split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static List<Server> tagged(String tag, Listing listing) {
        var at = tag.indexOf('=');
        var name = tag.substring(0, at).strip();
        var value = tag.substring(at + 1).strip();
        return listing.servers().stream()
                .filter(it -> value.equals(it.tags().get(name)))
                .toList();
    }

    private static List<Server> named(String name, Listing listing) {
        return listing.find(name).stream().toList();
    }

    Set<String> ids() {
        return servers.stream().map(Server::id).collect(Collectors.toUnmodifiableSet());
    }
}
