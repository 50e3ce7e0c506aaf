package dev.skylark.sandbox.voice;

import dev.skylark.sandbox.gateway.Realm;
import dev.skylark.sandbox.http.Endpoint;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.sandbox.http.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A guild's voice for whoever opens its address, as it is heard. */
record Live(Realm realm, Function<String, Hearing> hearings) {

    private static final String FORM = ".ogg";
    private static final int MOST_WAITING = 500;

    Route<Endpoint> route() {
        return Endpoint.route("GET", "/sandbox/voice/{file}", this::answer);
    }

    private Response answer(Request request) {
        var file = request.variable("file");
        var guild = file.endsWith(FORM) ? file.substring(0, file.length() - FORM.length()) : "";
        if (!realm.guilds().contains(guild)) {
            return Response.error(404, "The bot is in no such guild.");
        }
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

    private static void pass(BlockingQueue<Frame> frames, OutputStream out, int serial)
            throws IOException, InterruptedException {
        var ogg = new OggOpus(out, serial);
        out.flush();
        while (true) {
            var next = frames.poll(1, TimeUnit.SECONDS);
            // silence now and then, so that it is noticed when nobody listens any more
            ogg.write(next == null ? Frame.silence() : next.opus());
            out.flush();
        }
    }
}
