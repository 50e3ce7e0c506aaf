package dev.skylark.account;

import dev.skylark.account.Away.Why;
import dev.skylark.discord.Pause;
import dev.skylark.json.Json;
import dev.skylark.patience.Asker;
import dev.skylark.patience.Neighbour;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The way to one service: to its own hosts alone, following nobody elsewhere, within a time. */
final class Wire {

    static final Duration PATIENCE = Duration.ofSeconds(8);

    /** All pages of one list together; the function has a minute for everything. */
    private static final Duration FOR_A_LIST = Duration.ofSeconds(30);

    private static final int MOST_BYTES = 4_000_000;
    private static final int MOST_PAGES = 20;

    private final Site site;
    private final Asker asker;
    private final Duration patience;

    Wire(Site site, HttpClient http, Pause pause, Duration patience) {
        this.site = site;
        this.patience = patience;
        this.asker = new Asker(http, patience, MOST_BYTES, Neighbour.MUSIC.patience(), pause::take, Math::random);
    }

    /** One for all services: it keeps connections, and follows no redirect. */
    static HttpClient http() {
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    Site site() {
        return site;
    }

    /** An address of the service's own interface; the values of the question are encoded. */
    URI address(String path, Map<String, Object> question) {
        var asked = form(question);
        return URI.create(site.api() + path + (asked.isEmpty() ? "" : "?" + asked));
    }

    static String form(Map<String, Object> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(it -> it.getKey() + "="
                                + URLEncoder.encode(String.valueOf(it.getValue()), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    Json get(URI address, Map<String, String> headers) throws Away {
        return sent(request(address, headers).GET());
    }

    Json post(URI address, Map<String, String> headers, String type, String body) throws Away {
        return sent(request(address, headers).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /** Turns over pages until there is enough; {@code next} is the address of the page after this one. */
    <T> Listed<T> list(
            URI first,
            Map<String, String> headers,
            int most,
            Function<Json, List<T>> items,
            Function<Json, Optional<URI>> next)
            throws Away {
        var all = new ArrayList<T>();
        var began = System.nanoTime();
        var at = Optional.of(first);
        for (int page = 0; at.isPresent() && all.size() < most && page < MOST_PAGES; page++) {
            if (System.nanoTime() - began > FOR_A_LIST.toNanos()) {
                throw new Away(Why.DOWN, "the list took too long");
            }
            var json = get(at.get(), headers);
            all.addAll(items.apply(json));
            at = next.apply(json);
        }
        return new Listed<>(all.subList(0, Math.min(most, all.size())), at.isPresent() || all.size() > most);
    }

    /** An address that a service named; none where it is not one. */
    static Optional<URI> link(Json named) {
        try {
            return named.text().isEmpty() ? Optional.empty() : Optional.of(URI.create(named.text()));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(URI address, Map<String, String> headers) throws Away {
        if (!site.origins().contains(Site.origin(address))) {
            throw new Away(Why.ODD, "it wants us to ask elsewhere");
        }
        try {
            var request = HttpRequest.newBuilder(address).timeout(patience).header("Accept", "application/json");
            headers.forEach(request::header);
            return request;
        } catch (IllegalArgumentException unsendable) {
            // without its cause, which quotes the token
            throw new Away(Why.LINK_AGAIN, "the token has signs that cannot be sent");
        }
    }

    private Json sent(HttpRequest.Builder request) throws Away {
        try {
            var response = asker.ask(request.build());
            if (response.statusCode() >= 200 && response.statusCode() < 300) {
                return response.body().length == 0 ? Json.fields() : Json.read(response.body());
            }
            throw refusal(response);
        } catch (Away refused) {
            throw refused;
        } catch (IOException unreached) {
            throw new Away(Why.DOWN, "it did not answer");
        } catch (Json.NotJson garbage) {
            throw new Away(Why.ODD, "it does not answer in JSON");
        }
    }

    private static Away refusal(HttpResponse<byte[]> response) {
        var status = response.statusCode();
        var reason = reason(response.body());
        if (status == 429) {
            return Away.busy(Asker.retryAfter(response).orElse(Duration.ZERO));
        }
        var why = switch (status) {
            case 400 -> reason.equals("invalid_grant") ? Why.LINK_AGAIN : Why.ODD;
            case 401 -> Why.LINK_AGAIN;
            // https://developers.google.com/youtube/v3/docs/errors: its quota is a 403
            case 403 -> reason.contains("uotaExceeded") || reason.contains("LimitExceeded") ? Why.BUSY : Why.FORBIDDEN;
            case 404, 410 -> Why.GONE;
            default -> status >= 500 ? Why.DOWN : Why.ODD;
        };
        return new Away(why, "HTTP " + status);
    }

    /** The one word that a service gives as its reason, as OAuth or as Google. */
    private static String reason(byte[] body) {
        try {
            var error = Json.read(body).at("error");
            var first = error.at("errors").items().stream().findFirst();
            return first.map(it -> it.at("reason").text()).orElseGet(error::text);
        } catch (Json.NotJson garbage) {
            return "";
        }
    }
}
