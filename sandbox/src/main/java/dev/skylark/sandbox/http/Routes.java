package dev.skylark.sandbox.http;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where requests go. The first route that fits wins, so the literal ones come before those with names. */
public record Routes<T>(List<Route<T>> all) {

    /** What became of looking for a route. */
    public sealed interface Found<T> {
        record Here<T>(Route<T> route, Map<String, String> variables) implements Found<T> {}

        record OtherMethods<T>(String allowed) implements Found<T> {}

        record Nowhere<T>() implements Found<T> {}
    }

    public Routes {
        all = List.copyOf(all);
    }

    public Found<T> find(String method, String path) {
        var parts = Route.parts(path);
        var allowed = new TreeSet<String>();
        for (var route : all) {
            var match = route.match(parts);
            if (match.isPresent() && route.takes(method)) {
                return new Found.Here<>(route, match.get());
            }
            if (match.isPresent()) {
                allowed.add(route.method());
            }
        }
        return allowed.isEmpty() ? new Found.Nowhere<>() : new Found.OtherMethods<>(String.join(", ", allowed));
    }
}
