package dev.skylark.account;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a service is: the page or script that asks people, where tokens are given and taken back, and what is asked for
 * the rest. Elsewhere only in the sandbox and in tests.
 */
public record Site(URI door, Optional<URI> token, Optional<URI> revoke, URI api) {

    public static Site of(Provider provider) {
        return switch (provider) {
            // https://developer.spotify.com/documentation/web-api/tutorials/code-pkce-flow; it has no call that revokes
            case SPOTIFY ->
                site(
                        "https://accounts.spotify.com/authorize",
                        "https://accounts.spotify.com/api/token",
                        "",
                        "https://api.spotify.com");
            // https://developers.google.com/youtube/v3/guides/auth/server-side-web-apps
            case YOUTUBE ->
                site(
                        "https://accounts.google.com/o/oauth2/v2/auth",
                        "https://oauth2.googleapis.com/token",
                        "https://oauth2.googleapis.com/revoke",
                        "https://www.googleapis.com");
            // https://developers.soundcloud.com/docs/api/guide#authentication
            case SOUNDCLOUD ->
                site(
                        "https://secure.soundcloud.com/authorize",
                        "https://secure.soundcloud.com/oauth/token",
                        "https://secure.soundcloud.com/sign-out",
                        "https://api.soundcloud.com");
            // https://js-cdn.music.apple.com/musickit/v3/docs/
            case APPLE ->
                site("https://js-cdn.music.apple.com/musickit/v3/musickit.js", "", "", "https://api.music.apple.com");
        };
    }

    /** The same service, played below one address. */
    public static Site below(URI base, Provider provider) {
        var real = of(provider);
        return new Site(
                URI.create(base + "/door"),
                real.token().map(_ -> URI.create(base + "/token")),
                real.revoke().map(_ -> URI.create(base + "/revoke")),
                base);
    }

    /** The only places that are ever asked for this service. */
    Set<String> origins() {
        return Stream.of(token, revoke, Optional.of(api))
                .flatMap(Optional::stream)
                .map(Site::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static Site site(String door, String token, String revoke, String api) {
        return new Site(URI.create(door), place(token), place(revoke), URI.create(api));
    }

    private static Optional<URI> place(String address) {
        return address.isEmpty() ? Optional.empty() : Optional.of(URI.create(address));
    }
}
