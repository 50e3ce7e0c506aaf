package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.home.Home;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** The files in messages and options, kept in the state folder and given out under {@code /files}. */
final class Attachments {

    /** What an interaction says Discord takes, for each file. */
    static final int LARGEST = 10 << 20;

    private final Home home;
    private final Snowflakes ids;
    private final URI address;

    Attachments(Home home, Snowflakes ids, URI address) {
        this.home = home;
        this.ids = ids;
        this.address = address;
    }

    /** Keeps it, and gives Discord's attachment object. */
    Json.Fields keep(Draft.File file, String description) {
        var id = ids.next();
        var name = file.safeName();
        home.write("files/" + id + "/" + name, file.bytes());
        var url = address.resolve("/files/" + id + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .toString();
        return Json.fields()
                .with("id", id)
                .with("filename", name)
                .with("size", file.bytes().length)
                .with("url", url)
                .with("proxy_url", url)
                .with("content_type", type(file))
                .withIf(!description.isEmpty(), "description", description);
    }

    Response serve(Request request) {
        var id = request.variable("id");
        var name = request.variable("name");
        var file = home.file("files").resolve(id).resolve(name).normalize();
        if (!Snowflakes.is(id) || name.contains("/") || name.startsWith(".") || !Files.isRegularFile(file)) {
            return Response.error(404, "There is no such file.");
        }
        try {
            return Response.file(request, byName(name), Files.readAllBytes(file))
                    // What somebody uploaded must not run as a part of the page.
                    .with("Content-Security-Policy", "sandbox")
                    .with("X-Content-Type-Options", "nosniff");
        } catch (IOException gone) {
            return Response.error(404, "This file cannot be read any more.");
        }
    }

    private static String type(Draft.File file) {
        var generic = file.type().isEmpty() || file.type().equals("application/octet-stream");
        return generic ? byName(file.name()) : file.type();
    }

    private static String byName(String name) {
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                .orElse(name.endsWith(".csv") || name.endsWith(".log") ? "text/plain" : "application/octet-stream");
    }
}
