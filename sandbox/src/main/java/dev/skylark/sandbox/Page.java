package dev.skylark.sandbox;

import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The page on which people talk to this Discord. */
final class Page {

    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\\.([a-z0-9]+)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private Page() {}

    static Response serve(Request request) {
        var name = request.path().equals("/") ? "index.html" : request.path().substring(1);
        var form = NAME.matcher(name);
        try (var in = request.method().equals("GET") && form.matches()
                ? Page.class.getResourceAsStream("page/" + name)
                : null) {
            if (in == null) {
                return Response.error(404, "There is nothing at " + request.path() + ".");
            }
            var type = TYPES.getOrDefault(form.group(1), "application/octet-stream");
            return Response.bytes(200, type, in.readAllBytes()).with("Cache-Control", "no-cache");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
