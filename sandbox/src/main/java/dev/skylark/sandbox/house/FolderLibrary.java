package dev.skylark.sandbox.house;

import dev.skylark.lavaplayer.Library;
import dev.skylark.sandbox.home.Home;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A guild's own recordings, in the folder {@code library/GUILD}; a fresh one has three tunes that the sandbox made up. */
final class FolderLibrary implements Library {

    private final Path folder;
    private final URI address;

    /** {@code address} is where this sandbox gives its files out. */
    FolderLibrary(Home home, URI address, String guild) {
        this.folder = home.file("library");
        this.address = address;
        var own = folder.resolve(guild);
        if (!Files.exists(own)) {
            Tunes.write(own);
        }
    }

    @Override
    public List<Entry> search(String guild, String words) throws IOException {
        var wanted = Arrays.asList(words.toLowerCase(Locale.ROOT).split("\\s+", -1));
        var own = folder.resolve(guild);
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (var files = Files.list(own)) {
            return files.filter(it -> wanted.stream().allMatch(name(it).toLowerCase(Locale.ROOT)::contains))
                    .sorted()
                    .map(it -> new Entry(name(it), it.toFile().length()))
                    .toList();
        }
    }

    @Override
    public Optional<URI> address(String guild, String key) {
        return file(guild, key)
                .map(_ -> address.resolve("/sandbox/library/" + guild + "/"
                        + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    Route<Endpoint> route() {
        return Endpoint.route("GET", "/sandbox/library/{guild}/{file}", this::serve);
    }

    private Response serve(Request request) {
        return file(request.variable("guild"), request.variable("file"))
                .map(it -> content(request, it))
                .orElseGet(() -> Response.error(404, "There is no such recording."));
    }

    private static Response content(Request request, Path file) {
        try {
            return Response.file(request, "audio/wav", Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return Response.error(500, "The recording cannot be read.");
        }
    }

    private Optional<Path> file(String guild, String name) {
        var own = folder.resolve(guild).normalize();
        var file = own.resolve(name).normalize();
        return file.startsWith(own) && own.startsWith(folder) && Files.isRegularFile(file)
                ? Optional.of(file)
                : Optional.empty();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
