package dev.skylark.account;

import dev.skylark.account.Away.Why;
import dev.skylark.discord.Pause;
import dev.skylark.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The way to one service: to its own hosts alone, following nobody elsewhere, within a time. */
final class Wire {

    static final Duration PATIENCE = Duration.ofSeconds(8);

    /** All pages of one list together; the function has a minute for everything. */
    private static final Duration FOR_A_LIST = Duration.ofSeconds(30);

    private static final Duration WORTH_WAITING = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 4_000_000;
    private static final int MOST_PAGES = 20;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final Site site;
    private final HttpClient http;
    private final Pause pause;
    private final Duration patience;

    Wire(Site site, HttpClient http, Pause pause, Duration patience) {
        this.site = site;
        this.http = http;
        this.pause = pause;
        this.patience = patience;
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

    /** Asks for something, a second time where the service wants to be left alone for a moment only. */
    Json get(URI address, Map<String, String> headers) throws Away {
        try {
            return sent(request(address, headers).GET());
        } catch (Away busy) {
            if (busy.why() != Why.BUSY || busy.pause().isZero() || busy.pause().compareTo(WORTH_WAITING) > 0) {
                throw busy;
            }
            pause.take(busy.pause());
            return sent(request(address, headers).GET());
        }
    }

    /** Sent once: what has failed may have been done all the same. */
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

    /** All of it within our patience: the client's own ends with the first byte. */
    private Json sent(HttpRequest.Builder request) throws Away {
        var asked = http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            var response = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() >= 200 && response.statusCode() < 300) {
                return response.body().length == 0 ? Json.fields() : Json.read(response.body());
            }
            throw refusal(response);
        } catch (ExecutionException | TimeoutException unreached) {
            asked.cancel(true);
            throw new Away(Why.DOWN, "it did not answer");
        } catch (InterruptedException stop) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new Away(Why.DOWN, "interrupted");
        } catch (Json.NotJson garbage) {
            throw new Away(Why.ODD, "it does not answer in JSON");
        }
    }

    private static Away refusal(HttpResponse<byte[]> response) {
        var status = response.statusCode();
        var reason = reason(response.body());
        if (status == 429) {
            return Away.busy(response.headers()
                    .firstValue("Retry-After")
                    .filter(it -> SECONDS.matcher(it).matches())
                    .map(it -> Duration.ofSeconds(Long.parseLong(it)))
                    .orElse(Duration.ZERO));
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
