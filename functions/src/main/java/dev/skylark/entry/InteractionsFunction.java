package dev.skylark.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.skylark.command.Interaction;
import dev.skylark.discord.Message;
import dev.skylark.discord.Reply;
import dev.skylark.discord.ReplyJson;
import dev.skylark.journal.Journal.Figure;
import dev.skylark.json.Json;
import dev.skylark.settings.Lambda;
import dev.skylark.settings.Settings;
import dev.skylark.work.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Discord's door: verifies what comes in, answers it or hands it over. A plain stream handler, because typed events
 * cost half a second at a cold start.
 */
public final class InteractionsFunction implements RequestStreamHandler {

    /** Discord sends far less; whoever sends more is not Discord. */
    static final int LARGEST_BODY = 128 * 1024;

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Wiring wiring;
    private boolean cold = true;

    public InteractionsFunction() {
        this(new Wiring(new Settings(Lambda.INTERACTIONS, System.getenv()), Outside.aws(Lambda.INTERACTIONS)));
    }

    public InteractionsFunction(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        handle(in, out);
    }

    /** The same without a context, which nothing here needs. */
    public void handle(InputStream in, OutputStream out) throws IOException {
        out.write(answer(in.readAllBytes()).bytes());
    }

    /** An answer for API Gateway, whatever came in. */
    public Json.Fields answer(byte[] event) {
        var began = System.nanoTime();
        try {
            return answer(Json.read(event));
        } catch (IllegalArgumentException malformed) {
            return status(400, "This is not a request that Skylark understands.");
        } finally {
            if (cold) {
                cold = false;
                wiring.journal()
                        .count(
                                Map.of(
                                        Figure.COLD_STARTS,
                                        1.0,
                                        Figure.DURATION,
                                        (System.nanoTime() - began) / 1_000_000.0),
                                Map.of("door", "interactions"));
            }
        }
    }

    private Json.Fields answer(Json event) {
        var text = event.at("body").text();
        if (text.length() > 2 * LARGEST_BODY) {
            return status(413, "That is more than Discord ever sends.");
        }
        var body = event.at("isBase64Encoded").truth()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        if (body.length > LARGEST_BODY) {
            return status(413, "That is more than Discord ever sends.");
        }
        var headers = event.at("headers");
        var timestamp = headers.at("x-signature-timestamp").text();
        if (!isFresh(timestamp)
                || !wiring.signature().proves(headers.at("x-signature-ed25519").text(), timestamp, body)) {
            return status(401, "The signature does not prove that Discord sent this.");
        }
        return verified(body);
    }

    private Json.Fields verified(byte[] body) {
        var at = wiring.clock().instant();
        var interaction = Interaction.read(Json.read(body), at);
        if (interaction.kind() == Interaction.Kind.PING) {
            return ok(ReplyJson.PONG);
        }
        var reply = reply(interaction, Order.wrap(at, body));
        return ok(ReplyJson.render(reply, interaction.call().texts()));
    }

    private Reply reply(Interaction interaction, byte[] order) {
        try {
            return wiring.frontDesk().answer(interaction, order);
        } catch (RuntimeException failure) {
            var call = interaction.call();
            var number = call.origin().interaction();
            wiring.journal()
                    .failed(
                            "a command failed at the front door",
                            Map.of("request", number, "guild", call.guild(), "command", call.command()),
                            failure);
            return Reply.whisper(
                    Message.bad(call.text("failed.title")).text(call.text("failed.atOnce", call.command(), number)));
        }
    }

    /** By the wall clock, as Discord's timestamp is, also where the house lives by another clock. */
    private boolean isFresh(String timestamp) {
        if (timestamp.isEmpty()
                || timestamp.length() > 12
                || !timestamp.chars().allMatch(it -> it >= '0' && it <= '9')) {
            return false;
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, wiring.wall().instant()).abs().compareTo(FRESH) <= 0;
    }

    private static Json.Fields ok(Json body) {
        return response(200, "application/json", body.toString());
    }

    private static Json.Fields status(int code, String why) {
        return response(code, "text/plain; charset=utf-8", why);
    }

    private static Json.Fields response(int code, String type, String body) {
        return Json.fields()
                .with("statusCode", code)
                .with("headers", Json.fields().with("content-type", type))
                .with("body", body);
    }
}
