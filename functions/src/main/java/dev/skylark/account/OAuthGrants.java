package dev.skylark.account;

import dev.skylark.account.Away.Why;
import dev.skylark.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** {@link Grants} by OAuth 2.1: an authorisation code with PKCE, and refresh tokens that may be good for one time. */
final class OAuthGrants implements Grants {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long USUAL_SECONDS = 3600;

    private final Provider provider;
    private final Wire wire;
    private final Clock clock;

    OAuthGrants(Provider provider, Wire wire, Clock clock) {
        this.provider = provider;
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public Departure leave(Client client, URI back, String state, String challenge) {
        var question = new HashMap<String, Object>(Map.of(
                "response_type",
                "code",
                "client_id",
                client.id(),
                "redirect_uri",
                back,
                "state",
                state,
                "code_challenge",
                challenge,
                "code_challenge_method",
                "S256"));
        question.putAll(
                switch (provider) {
                    case SPOTIFY ->
                        Map.of("scope", "playlist-read-private playlist-read-collaborative user-library-read");
                    // without consent asked for, Google gives a refresh token the first time only
                    case YOUTUBE ->
                        Map.of(
                                "scope",
                                "https://www.googleapis.com/auth/youtube.readonly",
                                "access_type",
                                "offline",
                                "prompt",
                                "consent");
                    case SOUNDCLOUD, APPLE -> Map.<String, Object>of();
                });
        return new Departure.To(URI.create(wire.site().door() + "?" + Wire.form(question)));
    }

    @Override
    public Tokens arrive(Client client, URI back, Map<String, String> said, String verifier) throws Away {
        return asked(
                client,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        said.getOrDefault("code", ""),
                        "redirect_uri",
                        back,
                        "code_verifier",
                        verifier),
                "");
    }

    @Override
    public Tokens renew(Client client, Tokens old) throws Away {
        return asked(client, Map.of("grant_type", "refresh_token", "refresh_token", old.refresh()), old.refresh());
    }

    @Override
    public boolean revoke(Client client, Tokens tokens) throws Away {
        var address = wire.site().revoke();
        if (address.isEmpty()) {
            return false;
        }
        if (provider == Provider.SOUNDCLOUD) {
            var body = Json.fields().with("access_token", tokens.access());
            wire.post(address.get(), Map.of(), "application/json", body.toString());
        } else {
            // the refresh token takes those made of it along
            var token = tokens.refresh().isEmpty() ? tokens.access() : tokens.refresh();
            wire.post(address.get(), Map.of(), FORM, Wire.form(Map.of("token", token)));
        }
        return true;
    }

    /** Where no new refresh token comes, the old one stays good. */
    private Tokens asked(Client client, Map<String, Object> question, String oldRefresh) throws Away {
        var form = new HashMap<>(question);
        var headers = new HashMap<String, String>();
        form.put("client_id", client.id());
        if (provider == Provider.SPOTIFY) {
            var pair = client.id() + ":" + client.secret();
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else {
            form.put("client_secret", client.secret());
        }
        var json = wire.post(wire.site().token().orElseThrow(), headers, FORM, Wire.form(form));
        var access = json.at("access_token").text();
        if (access.isEmpty()) {
            throw new Away(Why.ODD, "there is no token in the answer");
        }
        var refresh = json.at("refresh_token").text();
        return new Tokens(
                access,
                refresh.isEmpty() ? oldRefresh : refresh,
                clock.instant().plusSeconds(json.at("expires_in").whole(USUAL_SECONDS)));
    }
}
