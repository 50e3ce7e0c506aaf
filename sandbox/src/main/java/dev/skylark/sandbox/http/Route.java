package dev.skylark.sandbox.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path that lead somewhere. {@code {name}} in the path stands for one part of it, {@code {name...}} for
 * all the rest, and the method {@code *} for every method.
 */
public record Route<T>(String method, String template, List<String> parts, T target) {

    public Route(String method, String template, T target) {
        this(method, template, parts(template), target);
    }

    static List<String> parts(String path) {
        return Arrays.asList(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1));
    }

    boolean takes(String asked) {
        return method.equals("*") || method.equals(asked);
    }

    /** The parts of the path that have a name, if it is a path of this route. */
    Optional<Map<String, String>> match(List<String> path) {
        var found = new LinkedHashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part.endsWith("...}")) {
                if (i >= path.size()) {
                    return Optional.empty();
                }
                found.put(part.substring(1, part.length() - 4), String.join("/", path.subList(i, path.size())));
                return Optional.of(found);
            }
            if (i >= path.size()) {
                return Optional.empty();
            }
            if (part.startsWith("{")) {
                found.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return parts.size() == path.size() ? Optional.of(found) : Optional.empty();
    }
}
