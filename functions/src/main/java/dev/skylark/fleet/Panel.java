package dev.skylark.fleet;

import dev.skylark.discord.Pause;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.work.GuildKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/**
 * The client API of a Pterodactyl or Pelican panel. It is somebody else's machine at an address that somebody typed, so
 * it is not followed elsewhere, not waited for long, and not believed to be short.
 */
final class Panel {

    private static final int TRIES = 4;
    private static final int MOST_BYTES = 5_000_000;

    private final GuildKeys keys;
    private final Addresses addresses;
    private final Duration patience;
    private final Duration firstPause;
    private final Pause pause;
    private final DoubleSupplier chance;
    private final HttpClient http;

    Panel(
            GuildKeys keys,
            Addresses addresses,
            Duration patience,
            Duration firstPause,
            Pause pause,
            DoubleSupplier chance) {
        this.keys = keys;
        this.addresses = addresses;
        this.patience = patience;
        this.firstPause = firstPause;
        this.pause = pause;
        this.chance = chance;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    Answer<Json> get(Place place, String guild, String path) {
        return asked(place, guild, path, "GET", "", TRIES);
    }

    /** Asks once: of a hundred servers, those on a dead node would otherwise be waited for by the minute. */
    Answer<Json> glance(Place place, String guild, String path) {
        return asked(place, guild, path, "GET", "", 1);
    }

    Answer<Json> post(Place place, String guild, String path, Json body) {
        return asked(place, guild, path, "POST", body.toString(), TRIES);
    }

    /** Where the panel is busy or fails, it is asked three times more, after pauses that become longer. */
    private Answer<Json> asked(Place place, String guild, String path, String method, String body, int tries) {
        var objection = addresses.objection(place.through());
        if (objection.isPresent()) {
            return Answer.failed(Trouble.DENIED, objection.get());
        }
        var key = keys.key(guild, place.through());
        if (key.isEmpty()) {
            return Answer.failed(Trouble.DENIED, "there is no key for this panel");
        }
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(place.through() + path))
                    .timeout(patience)
                    .header("Authorization", "Bearer " + key.get())
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
        } catch (IllegalArgumentException unsendable) {
            return Answer.failed(Trouble.DENIED, "the address or the key has signs that cannot be sent");
        }
        Answer<Json> answer = Answer.failed(Trouble.DOWN, "not asked");
        for (int attempt = 0; attempt < tries; attempt++) {
            answer = once(request);
            if (!(answer instanceof Answer.Failed<Json>(var trouble, var _)) || !mayPass(trouble, method)) {
                return answer;
            }
            if (attempt + 1 < tries) {
                var longest = firstPause.multipliedBy(1L << attempt);
                pause.take(Duration.ofMillis((long) (longest.toMillis() * (0.5 + chance.getAsDouble() / 2))));
            }
        }
        return answer;
    }

    /** What has failed may have been done all the same: nobody is to be thrown out twice by one restart. */
    private static boolean mayPass(Trouble trouble, String method) {
        return trouble == Trouble.BUSY || (trouble == Trouble.DOWN && method.equals("GET"));
    }

    /** All of it within our patience: the client's own ends with the first byte, and a body may drip for ever. */
    private Answer<Json> once(HttpRequest request) {
        var asked = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            var response = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer(response, response.body());
        } catch (ExecutionException | TimeoutException unreached) {
            asked.cancel(true);
            return Answer.failed(Trouble.DOWN, "it did not answer");
        } catch (InterruptedException stop) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return Answer.failed(Trouble.DOWN, "interrupted");
        }
    }

    private static Answer<Json> answer(HttpResponse<?> response, byte[] body) {
        var status = response.statusCode();
        if (status == 204) {
            return Answer.got(Json.fields());
        }
        if (status == 200) {
            try {
                return Answer.got(Json.read(body));
            } catch (Json.NotJson garbage) {
                return Answer.failed(Trouble.OTHER, "it does not answer as a panel does");
            }
        }
        var trouble = switch (status) {
            case 401, 403 -> Trouble.DENIED;
            case 404 -> Trouble.GONE;
            case 409 -> Trouble.WRONG_STATE;
            case 429 -> Trouble.BUSY;
            default -> status >= 500 ? Trouble.DOWN : Trouble.OTHER;
        };
        return Answer.failed(trouble, "HTTP " + status);
    }
}
