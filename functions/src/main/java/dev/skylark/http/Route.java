package dev.skylark.http;

import java.util.Optional;
import java.util.function.BiFunction;

/** An address and who answers there. A path that ends in {@code *} takes one more part, which is handed on. */
public record Route(String method, String path, BiFunction<Request, String, Response> answer) {

    /** The part of the path that stands for the star, empty where there is none; nothing where it is not this route. */
    public Optional<String> match(Request request) {
        if (!request.method().equals(method)) {
            return Optional.empty();
        }
        if (!path.endsWith("*")) {
            return request.path().equals(path) ? Optional.of("") : Optional.empty();
        }
        var stem = path.substring(0, path.length() - 1);
        var rest = request.path().startsWith(stem) ? request.path().substring(stem.length()) : "";
        return rest.isEmpty() || rest.contains("/") ? Optional.empty() : Optional.of(rest);
    }
}
