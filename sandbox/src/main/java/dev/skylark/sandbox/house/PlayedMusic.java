package dev.skylark.sandbox.house;

import dev.skylark.account.Provider;
import dev.skylark.json.Json;
import dev.skylark.sandbox.http.Request;
import dev.skylark.sandbox.http.Response;
import dev.skylark.text.Sha256;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The music services of the sandbox: a page that asks, codes and tokens as OAuth has them, and a library each. */
final class PlayedMusic {

    static final String PATH = "/sandbox/provider/";

    private static final Duration ACCESS_LASTS = Duration.ofHours(1);
    private static final Duration APPLE_LASTS = Duration.ofDays(180);
    private static final String ACCESS = "played-access-";

    /** Whom a code was given for, and where to. */
    private record Code(String client, String back, String challenge) {}

    private final String publicUrl;
    private final Clock clock;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    PlayedMusic(String publicUrl, Clock clock) {
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    Response answer(Request request) {
        var provider = Arrays.stream(Provider.values())
                .filter(it -> it.word().equals(request.variable("provider")))
                .findFirst();
        if (provider.isEmpty()) {
            return Response.error(404, "No such service is played here.");
        }
        return switch (request.method() + " " + request.variable("path")) {
            case "GET door" -> provider.get() == Provider.APPLE ? script() : door(request, provider.get());
            case "GET allow" -> allowed(request);
            case "POST token" -> token(form(request));
            case "POST revoke" -> revoked(request);
            default -> library(request, provider.get());
        };
    }

    /** Asks whoever was sent here. */
    private Response door(Request request, Provider provider) {
        var back = request.query().getOrDefault("redirect_uri", "");
        if (!back.startsWith(publicUrl + "/link/")) {
            return Response.error(400, "redirect_uri is not the one that was registered.");
        }
        var query = request.query().entrySet().stream()
                .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
        var denied =
                back + "?error=access_denied&state=" + encoded(request.query().getOrDefault("state", ""));
        return page("""
                <h1>%s (played)</h1>
                <p>Skylark wants to see your playlists and your liked songs.</p>
                <p><a id="allow" href="allow?%s">Allow</a> · <a id="deny" href="%s">Deny</a></p>
                """.formatted(provider.title(), escaped(query), escaped(denied)));
    }

    private Response allowed(Request request) {
        var code = UUID.randomUUID().toString();
        var back = request.query().getOrDefault("redirect_uri", "");
        codes.put(
                code,
                new Code(
                        request.query().getOrDefault("client_id", ""),
                        back,
                        request.query().getOrDefault("code_challenge", "")));
        return Response.empty(302)
                .with(
                        "Location",
                        back + "?code=" + code + "&state="
                                + encoded(request.query().getOrDefault("state", "")));
    }

    /** In the place of Apple's script, as far as our page uses it. */
    private Response script() {
        var body = """
                window.MusicKit = {
                  configure: async () => {},
                  getInstance: () => ({authorize: async () => {
                    if (!confirm('Apple Music (played): may Skylark see your library?')) throw new Error('no');
                    return '%s';
                  }})
                };
                """.formatted(access(APPLE_LASTS));
        return Response.bytes(200, "text/javascript; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private Response token(Map<String, String> form) {
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> {
                var code = Optional.ofNullable(codes.remove(form.getOrDefault("code", "")));
                var challenge = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                Sha256.of(form.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII)));
                var given =
                        new Code(form.getOrDefault("client_id", ""), form.getOrDefault("redirect_uri", ""), challenge);
                yield code.filter(given::equals).isPresent() ? tokens() : refused();
            }
            case "refresh_token" -> {
                var refresh = form.getOrDefault("refresh_token", "");
                yield refresh.startsWith("played-refresh-") && used.add(refresh) ? tokens() : refused();
            }
            default -> refused();
        };
    }

    private Response tokens() {
        return Response.ok(Json.fields()
                .with("access_token", access(ACCESS_LASTS))
                .with("token_type", "Bearer")
                .with("expires_in", ACCESS_LASTS.toSeconds())
                .with("refresh_token", "played-refresh-" + UUID.randomUUID()));
    }

    private static Response refused() {
        return Response.json(400, Json.fields().with("error", "invalid_grant"));
    }

    private Response revoked(Request request) {
        var form = form(request);
        used.add(form.getOrDefault("token", ""));
        return Response.ok(Json.fields());
    }

    private Response library(Request request, Provider provider) {
        var bearer = provider == Provider.APPLE
                ? request.header("music-user-token")
                : request.header("authorization").replaceFirst("^(?:Bearer|OAuth) ", "");
        if (!isGood(bearer)) {
            return Response.json(401, Json.fields().with("error", "the access token is not good (any more)"));
        }
        return PlayedLibrary.answer(provider, request.variable("path"), request.query())
                .map(Response::ok)
                .orElseGet(() -> Response.json(404, Json.fields().with("error", "not_found")));
    }

    /** Its end stands in it, so that it is still known when the sandbox was stopped meanwhile. */
    private String access(Duration lasts) {
        return ACCESS + clock.instant().plus(lasts).getEpochSecond() + "-" + UUID.randomUUID();
    }

    private boolean isGood(String token) {
        return token.matches(ACCESS + "\\d{1,12}-[0-9a-f-]{36}")
                && Long.parseLong(token.substring(ACCESS.length()).replaceFirst("-.*", ""))
                        > clock.instant().getEpochSecond();
    }

    private static Map<String, String> form(Request request) {
        var form = new HashMap<String, String>();
        for (var part : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
            var at = part.indexOf('=');
            if (at > 0) {
                form.put(part.substring(0, at), URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static Response page(String body) {
        return Response.text(
                200,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                "<!doctype html><meta charset=\"utf-8\"><title>Skylark sandbox</title>" + body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
