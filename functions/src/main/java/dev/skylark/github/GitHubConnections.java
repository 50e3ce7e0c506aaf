package dev.skylark.github;

import dev.skylark.discord.Pause;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.patience.Asker;
import dev.skylark.patience.Neighbour;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The way to GitHub, or to an enterprise's own. Every request has ten seconds, and is sent again only where it asks: what
 * has failed may have been done all the same.
 */
public final class GitHubConnections {

    /** What an installation of our App lets us do in one repository, for an hour. */
    record Grant(String token, Instant until, Map<String, String> permissions) {
        @Override
        public String toString() {
            return "Grant[until " + until + "]";
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IN_TIME = Duration.ofMinutes(5);
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,1000}+");
    private static final int MOST_BYTES = 8_000_000;

    private final String api;
    private final Supplier<AppKey> app;
    private final Function<Repository, Optional<String>> ownTokens;
    private final Clock clock;
    private final Asker asker;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    /** {@code api} is {@code https://api.github.com}, or {@code https://…/api/v3} of GitHub Enterprise Server. */
    public GitHubConnections(
            URI api, Supplier<AppKey> app, Function<Repository, Optional<String>> ownTokens, Pause pause, Clock clock) {
        this(api, app, ownTokens, pause, clock, PATIENCE);
    }

    GitHubConnections(
            URI api,
            Supplier<AppKey> app,
            Function<Repository, Optional<String>> ownTokens,
            Pause pause,
            Clock clock,
            Duration each) {
        this.api = api.toString().replaceFirst("/$", "");
        this.app = app;
        this.ownTokens = ownTokens;
        this.clock = clock;
        var http = HttpClient.newBuilder()
                .connectTimeout(each)
                .followRedirects(Redirect.NEVER)
                .build();
        this.asker = new Asker(http, each, MOST_BYTES, Neighbour.GITHUB.patience(), pause::take, Math::random);
    }

    String api() {
        return api;
    }

    String token(Repository repository) throws Refused {
        return switch (repository.access()) {
            case Repository.Access.App() -> grant(repository).token();
            case Repository.Access.OwnToken() ->
                ownTokens
                        .apply(repository)
                        .filter(it -> TOKEN.matcher(it).matches())
                        .orElseThrow(() -> new Refused(Trouble.DENIED, "there is no token for this repository"));
        };
    }

    /** Of our App; remembered while it is good. It is for this repository alone, whatever else is installed with it. */
    Grant grant(Repository repository) throws Refused {
        var known = grants.get(repository.name());
        if (known != null && clock.instant().isBefore(known.until().minus(IN_TIME))) {
            return known;
        }
        var jwt = app.get().jwt(clock.instant());
        var installation = json(sent(request("/repos/" + repository.name() + "/installation", jwt), true))
                .at("id")
                .whole(0);
        var wish = Json.fields().with("repositories", Json.items(List.of(repository.simpleName())));
        var said = json(sent(
                request("/app/installations/" + installation + "/access_tokens", jwt)
                        .POST(BodyPublishers.ofByteArray(wish.bytes())),
                true));
        var grant = new Grant(
                said.at("token").text(),
                Moments.read(said.at("expires_at")),
                said.at("permissions").members().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, it -> it.getValue().text())));
        grants.put(repository.name(), grant);
        return grant;
    }

    /** Asks below the repository: {@code path} begins with a slash, or is empty for itself. */
    Json get(Repository repository, String path) throws Refused {
        return json(sent(repository, request("/repos/" + repository.name() + path, token(repository))));
    }

    Json post(Repository repository, String path, Json body) throws Refused {
        return json(sent(
                repository,
                request("/repos/" + repository.name() + path, token(repository))
                        .POST(BodyPublishers.ofByteArray(body.bytes()))));
    }

    /** The {@code repository} of a GraphQL query that has {@code owner} and {@code name} among its variables. */
    Json graph(Repository repository, String query, Json.Fields variables) throws Refused {
        var body = Json.fields()
                .with("query", query)
                .with("variables", variables.with("owner", repository.owner()).with("name", repository.simpleName()));
        // GitHub Enterprise Server has it beside /api/v3, not below
        var said = json(sent(
                repository,
                request("", token(repository))
                        .uri(URI.create(api.replaceFirst("/v3$", "") + "/graphql"))
                        .POST(BodyPublishers.ofByteArray(body.bytes())),
                true));
        for (var error : said.at("errors").items()) {
            throw new Refused(
                    switch (error.at("type").text()) {
                        case "NOT_FOUND" -> Trouble.GONE;
                        case "FORBIDDEN", "INSUFFICIENT_SCOPES" -> Trouble.DENIED;
                        case "RATE_LIMITED", "RATE_LIMIT" -> Trouble.BUSY;
                        default -> Trouble.OTHER;
                    },
                    "GraphQL: " + error.at("type").text());
        }
        return said.at("data").at("repository");
    }

    /** With a token that is not taken any more, the next question brings a new one. */
    HttpResponse<byte[]> sent(Repository repository, HttpRequest.Builder request) throws Refused {
        return sent(repository, request, false);
    }

    private HttpResponse<byte[]> sent(Repository repository, HttpRequest.Builder request, boolean onlyAsks)
            throws Refused {
        try {
            return sent(request, onlyAsks);
        } catch (Refused refused) {
            if (refused.status() == 401 || refused.status() == 403) {
                grants.remove(repository.name());
            }
            throw refused;
        }
    }

    private HttpRequest.Builder request(String path, String token) throws Refused {
        try {
            return HttpRequest.newBuilder(address(api + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/vnd.github+json")
                    .header("X-GitHub-Api-Version", "2022-11-28")
                    .header("User-Agent", "Skylark");
        } catch (IllegalArgumentException unsendable) {
            // without its cause, which quotes the token
            throw new Refused(Trouble.OTHER, "the token has signs that cannot be sent");
        }
    }

    /** Not one that leads to somewhere else in the end, by two dots in a path or a branch. */
    static URI address(String text) throws Refused {
        try {
            var address = new URI(text);
            if (address.normalize().equals(address)) {
                return address;
            }
        } catch (URISyntaxException unreadable) {
            // then there is nothing of this name
        }
        throw new Refused(Trouble.GONE, "there is nothing of this name");
    }

    private HttpResponse<byte[]> sent(HttpRequest.Builder builder, boolean onlyAsks) throws Refused {
        var request = builder.build();
        try {
            var response = asker.ask(request, onlyAsks || request.method().equals("GET"));
            if (response.statusCode() >= 300) {
                throw Refused.of(response.statusCode(), response.headers(), response.body());
            }
            return response;
        } catch (Refused refused) {
            throw refused;
        } catch (IOException unreached) {
            throw new Refused(Trouble.DOWN, "it did not answer");
        }
    }

    private static Json json(HttpResponse<byte[]> response) throws Refused {
        try {
            return response.body().length == 0 ? Json.fields() : Json.read(response.body());
        } catch (Json.NotJson garbage) {
            throw new Refused(Trouble.OTHER, "it does not answer as GitHub does");
        }
    }

    /** A part of an address, or a path of which the slashes stay. */
    static String encoded(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
