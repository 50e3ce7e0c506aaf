package dev.skylark.sandbox.voice;

import dev.skylark.json.Json;
import dev.skylark.sandbox.gateway.Realm;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A guild's voice for whoever opens its address: as it is heard, or counted. */
record Live(
        Realm realm, Function<String, Hearing> hearings, Function<String, List<String>> deaf, BooleanSupplier over) {

    private static final String FORM = ".ogg";
    private static final int MOST_WAITING = 500;

    Route<Endpoint> route() {
        return Endpoint.route("GET", "/sandbox/voice/{file}", this::answer);
    }

    private Response answer(Request request) {
        var file = request.variable("file");
        var isHeard = file.endsWith(FORM);
        var guild = isHeard ? file.substring(0, file.length() - FORM.length()) : file;
        if (!realm.guilds().contains(guild)) {
            return Response.error(404, "The bot is in no such guild.");
        }
        return isHeard ? heard(guild) : counted(guild);
    }

    private Response counted(String guild) {
        var heard = hearings.apply(guild).soFar();
        return Response.ok(Json.fields()
                .with("received", heard.received())
                .with("sealed", heard.sealed())
                .with("plain", heard.plain())
                .with("silent", heard.silent())
                .with("unopened", heard.unopened())
                .with("broken", heard.broken())
                .with("lost", heard.lost())
                .with(
                        "pace",
                        Json.fields()
                                .with("p50", heard.pace().p50())
                                .with("p99", heard.pace().p99())
                                .with("longest", heard.pace().longest()))
                .with("deaf", deaf.apply(guild)));
    }

    private Response heard(String guild) {
        var frames = new LinkedBlockingQueue<Frame>(MOST_WAITING);
        // what a page does not take in time it will not want any more
        var subscription = hearings.apply(guild).subscribe(frames::offer);
        return Response.stream("audio/ogg", out -> {
            try (subscription) {
                pass(frames, out, guild.hashCode());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void pass(BlockingQueue<Frame> frames, OutputStream out, int serial)
            throws IOException, InterruptedException {
        var ogg = new OggOpus(out, serial);
        out.flush();
        while (!over.getAsBoolean()) {
            var next = frames.poll(1, TimeUnit.SECONDS);
            // silence now and then, so that it is noticed when nobody listens any more
            ogg.write(next == null ? Frame.silence() : next.opus());
            out.flush();
        }
        ogg.end();
    }
}
