package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.home.Home;
import dev.skylark.sandbox.http.Events;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Everything that was ever sent to this Discord, one JSON object a line, in order and never torn. */
final class Wire implements AutoCloseable {

    private static final int NEWEST = 1000;
    private static final Pattern TOKEN = Pattern.compile("^(/(?:webhooks|interactions)/[^/]+/)([^/]{8})[^/]+");

    private final FileChannel file;
    private final Deque<Json> newest = new ArrayDeque<>();
    private final Clock clock;
    private final Events events;

    Wire(Home home, Clock clock, Events events) {
        this.clock = clock;
        this.events = events;
        var path = home.file("wire.ndjson");
        try {
            if (Files.exists(path)) {
                remember(Files.readString(path));
            }
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            file.truncate(wholeLines());
            file.position(file.size());
        } catch (IOException broken) {
            throw new IllegalStateException(path + " cannot be written: " + broken, broken);
        }
    }

    void response(String id, String token, Json body, Optional<Json> refused) {
        append("response", "POST", "/interactions/" + id + "/" + token + "/callback", 200, body, refused);
    }

    void rest(String method, String route, int status, Json body) {
        append("rest", method, route, status, body, Optional.empty());
    }

    synchronized Json newest(int count) {
        return Json.items(newest.stream().skip(Math.max(0, newest.size() - count)));
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void append(String kind, String method, String route, int status, Json body, Optional<Json> refused) {
        synchronized (this) {
            var entry = Json.fields()
                    .with("at", clock.instant())
                    .with("kind", kind)
                    .with("method", method)
                    // whoever reads the file must not be able to use the token
                    .with("route", TOKEN.matcher(route).replaceFirst("$1$2…"))
                    .with("status", status)
                    .with("body", body)
                    .withIf(refused.isPresent(), "refused", refused.orElse(null));
            var line = ByteBuffer.wrap((entry + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                // a door that is still busy when the sandbox stops finds the file closed
                while (file.isOpen() && line.hasRemaining()) {
                    file.write(line);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException("The wire cannot be written", broken);
            }
            keep(entry);
            events.tell(Json.fields().with("kind", "wire").with("entry", entry));
        }
    }

    /** Up to where the file has whole lines: the last one is torn where a process was killed while it wrote. */
    private long wholeLines() throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = file.size(); end > 0; end--) {
            file.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    private void remember(String text) {
        var lines = List.of(text.split("\n", -1));
        // what follows the last line end is empty, or torn
        lines.subList(Math.max(0, lines.size() - 1 - NEWEST), lines.size() - 1).stream()
                .map(Json::read)
                .forEach(this::keep);
    }

    private void keep(Json entry) {
        newest.addLast(entry);
        if (newest.size() > NEWEST) {
            newest.removeFirst();
        }
    }
}
