package dev.skylark.fleet;

import dev.skylark.discord.Pause;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.patience.Asker;
import dev.skylark.patience.Neighbour;
import dev.skylark.work.GuildKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The client API of a Pterodactyl or Pelican panel. It is somebody else's machine at an address that somebody typed, so
 * it is not followed elsewhere, not waited for long, and not believed to be short.
 */
final class Panel {

    private static final int MOST_BYTES = 5_000_000;

    private final GuildKeys keys;
    private final Addresses addresses;
    private final Duration each;
    private final Asker patient;

    Panel(GuildKeys keys, Addresses addresses, Duration each, Pause pause, DoubleSupplier chance) {
        this.keys = keys;
        this.addresses = addresses;
        this.each = each;
        var http = HttpClient.newBuilder()
                .connectTimeout(each)
                .followRedirects(Redirect.NEVER)
                .build();
        this.patient = new Asker(http, each, MOST_BYTES, Neighbour.PANELS.patience(), pause::take, chance);
    }

    Answer<Json> get(Place place, String guild, String path) {
        return asked(place, guild, path, "GET", "", patient);
    }

    /** Asks once: of a hundred servers, those on a dead node would otherwise be waited for by the minute. */
    Answer<Json> glance(Place place, String guild, String path) {
        return asked(place, guild, path, "GET", "", patient.once());
    }

    Answer<Json> post(Place place, String guild, String path, Json body) {
        return asked(place, guild, path, "POST", body.toString(), patient);
    }

    private Answer<Json> asked(Place place, String guild, String path, String method, String body, Asker asker) {
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
                    .timeout(each)
                    .header("Authorization", "Bearer " + key.get())
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
        } catch (IllegalArgumentException unsendable) {
            return Answer.failed(Trouble.DENIED, "the address or the key has signs that cannot be sent");
        }
        try {
            var response = asker.ask(request);
            return answer(response, response.body());
        } catch (IOException unreached) {
            return Answer.failed(Trouble.DOWN, "it did not answer");
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
