package dev.skylark.discord;

import dev.skylark.discord.Outcome.Done;
import dev.skylark.discord.Outcome.GaveUp;
import dev.skylark.json.Json;
import dev.skylark.patience.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Requests to Discord's REST API that keep to its limits, try again what is worth it, and leave alone what is not. */
public final class DiscordRest {

    // https://discord.com/developers/docs/reference#user-agent
    private static final String USER_AGENT = "DiscordBot (https://github.com/skylark-dev/skylark, 0.1.0)";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final int DEAD_ABOVE = 1000;

    /** A bot's token, read again when Discord no longer takes it: it may have been changed a moment ago. */
    public interface BotToken {
        String current();

        String renewed();

        /** One that is never changed while we run. */
        static BotToken fixed(String token) {
            return new BotToken() {
                @Override
                public String current() {
                    return token;
                }

                @Override
                public String renewed() {
                    return token;
                }
            };
        }
    }

    /** Told of every request, for figures; the route comes without ids and tokens. */
    @FunctionalInterface
    public interface Witness {
        void saw(String route, int status, Duration took);
    }

    /** One request. A webhook's token stands in its route and needs no bot. */
    public record Request(
            String method, String route, @Nullable Json body, List<Attachment> files, boolean asBot) {
        public Request {
            files = List.copyOf(files);
        }

        static Request webhook(String method, String route, @Nullable Json body, List<Attachment> files) {
            return new Request(method, route, body, files, false);
        }

        static Request bot(String method, String route, @Nullable Json body, List<Attachment> files) {
            return new Request(method, route, body, files, true);
        }
    }

    private final String base;
    private final BotToken token;
    private final Patience patience;
    private final Clock clock;
    private final Pause pause;
    private final DoubleSupplier chance;
    private final Witness witness;
    private final RateLimits limits = new RateLimits();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    public DiscordRest(
            String base,
            BotToken token,
            Patience patience,
            Clock clock,
            Pause pause,
            DoubleSupplier chance,
            Witness witness) {
        this.base = base;
        this.token = token;
        this.patience = patience;
        this.clock = clock;
        this.pause = pause;
        this.chance = chance;
        this.witness = witness;
    }

    public Outcome send(Request request) {
        if (dead.contains(webhook(request.route()))) {
            return new Outcome.Refused(404, 10015, "this webhook is gone");
        }
        var waited = Duration.ZERO;
        var failures = 0;
        var bearer = request.asBot() ? token.current() : "";
        var renewed = false;
        while (true) {
            var wait = limits.wait(request.method(), request.route(), clock.instant());
            if (wait.isZero()) {
                limits.sent(request.method(), request.route());
                var response = attempt(request, bearer);
                var status = response == null ? 0 : response.statusCode();
                if (response != null && status < 300) {
                    return new Done(body(response));
                }
                if (response != null && status == 401 && request.asBot() && !renewed) {
                    renewed = true;
                    bearer = token.renewed();
                    continue;
                }
                if (response != null && status == 429) {
                    exceeded(request, response);
                    continue;
                }
                if (response != null && status < 500) {
                    return refused(request, response);
                }
                if (++failures == patience.tries()) {
                    return new GaveUp(status == 0 ? "Discord could not be reached" : "Discord answered " + status);
                }
                wait = patience.pause(failures, chance.getAsDouble());
            }
            waited = waited.plus(wait);
            if (waited.compareTo(patience.within()) > 0) {
                return new GaveUp("Discord asks us to wait longer than we can");
            }
            pause.take(wait);
        }
    }

    private void exceeded(Request request, HttpResponse<byte[]> response) {
        var body = body(response);
        var header =
                RateLimits.number(response.headers().firstValue("Retry-After").orElse("1"));
        limits.exceeded(
                request.method(),
                request.route(),
                RateLimits.seconds(body.at("retry_after").number(header)),
                body.at("global").truth(),
                clock.instant());
    }

    private @Nullable HttpResponse<byte[]> attempt(Request request, String bearer) {
        var began = clock.instant();
        var status = 0;
        try {
            var response = http.send(http(request, bearer), BodyHandlers.ofByteArray());
            status = response.statusCode();
            limits.learn(request.method(), request.route(), response.headers()::firstValue, clock.instant());
            return response;
        } catch (IOException unreachable) {
            return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            witness.saw(
                    RateLimits.template(request.method(), request.route()),
                    status,
                    Duration.between(began, clock.instant()));
        }
    }

    private HttpRequest http(Request request, String bearer) {
        var builder = HttpRequest.newBuilder(URI.create(base + request.route()))
                .timeout(REQUEST)
                .header("User-Agent", USER_AGENT);
        if (request.asBot()) {
            builder.header("Authorization", "Bot " + bearer);
        }
        var body = request.body();
        if (body == null) {
            return builder.method(request.method(), BodyPublishers.noBody()).build();
        }
        if (request.files().isEmpty()) {
            return builder.header("Content-Type", "application/json")
                    .method(request.method(), BodyPublishers.ofByteArray(body.bytes()))
                    .build();
        }
        var boundary = UUID.randomUUID().toString(); // nobody can write it into a file beforehand
        return builder.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .method(request.method(), multipart(boundary, body, request.files()))
                .build();
    }

    private static BodyPublisher multipart(String boundary, Json body, List<Attachment> files) {
        var out = new ByteArrayOutputStream();
        part(out, boundary, "name=\"payload_json\"", "application/json", body.bytes());
        for (int at = 0; at < files.size(); at++) {
            var file = files.get(at);
            var name = file.name().replace("\"", "").replace("\r", "").replace("\n", "");
            part(
                    out,
                    boundary,
                    "name=\"files[" + at + "]\"; filename=\"" + name + "\"",
                    "application/octet-stream",
                    file.bytes());
        }
        out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return BodyPublishers.ofByteArray(out.toByteArray());
    }

    private static void part(
            ByteArrayOutputStream out, String boundary, String disposition, String type, byte[] content) {
        out.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                        + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever goes on asking what is refused is banned: 10,000 such answers in ten minutes. */
    private Outcome refused(Request request, HttpResponse<byte[]> response) {
        var body = body(response);
        var webhook = webhook(request.route());
        var goneForGood = response.statusCode() == 401
                || body.at("code").whole(0) == 10015
                || body.at("code").whole(0) == 50027;
        if (!webhook.isEmpty() && goneForGood) {
            if (dead.size() > DEAD_ABOVE) {
                dead.clear();
            }
            dead.add(webhook);
        }
        return new Outcome.Refused(
                response.statusCode(),
                body.at("code").whole(0),
                body.at("message").text());
    }

    private static String webhook(String route) {
        var parts = route.split("/", 5);
        return parts.length > 3 && parts[1].equals("webhooks") ? parts[3].replaceFirst("\\?.*$", "") : "";
    }

    private static Json body(HttpResponse<byte[]> response) {
        try {
            return response.body().length == 0 ? Json.fields() : Json.read(response.body());
        } catch (Json.NotJson proxyPage) {
            return Json.fields();
        }
    }
}
