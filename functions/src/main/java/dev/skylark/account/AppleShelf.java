package dev.skylark.account;

import dev.skylark.json.Json;
import dev.skylark.voice.Wanted;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@link Shelf} of the Apple Music API. What is liked there is not listed; the songs of the library are. */
final class AppleShelf implements Shelf {

    private static final int PAGE = 100;
    private static final String LIBRARY = "/v1/me/library";

    private final Wire wire;
    private final Clock clock;

    AppleShelf(Wire wire, Clock clock) {
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public Listed<Playlist> playlists(Client client, Tokens tokens) throws Away {
        return list(
                client,
                tokens,
                LIBRARY + "/playlists",
                MOST_PLAYLISTS,
                page -> page.at("data").items().stream()
                        .map(it -> new Playlist(
                                it.at("id").text(),
                                it.at("attributes").at("name").text(),
                                -1))
                        .toList());
    }

    @Override
    public Listed<Wanted> liked(Client client, Tokens tokens) throws Away {
        return list(client, tokens, LIBRARY + "/songs", MOST_SONGS, AppleShelf::songs);
    }

    /** Of one without songs it says that it is not there. */
    @Override
    public Listed<Wanted> songs(Client client, Tokens tokens, String playlist) throws Away {
        return list(client, tokens, LIBRARY + "/playlists/" + playlist + "/tracks", MOST_SONGS, AppleShelf::songs);
    }

    private <T> Listed<T> list(Client client, Tokens tokens, String path, int most, Function<Json, List<T>> items)
            throws Away {
        return wire.list(
                wire.address(path, Map.of("limit", PAGE)),
                Map.of(
                        "Authorization",
                        "Bearer " + AppleKey.developerToken(client, "", clock.instant()),
                        "Music-User-Token",
                        tokens.access()),
                most,
                items,
                this::next);
    }

    /** It is named by its path, without the limit. */
    private Optional<URI> next(Json page) {
        var path = page.at("next").text();
        return path.startsWith("/")
                ? Wire.link(Json.of(wire.site().api() + path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE))
                : Optional.empty();
    }

    private static List<Wanted> songs(Json page) {
        return page.at("data").items().stream()
                .map(it -> it.at("attributes"))
                .filter(it -> !it.at("name").text().isEmpty())
                .map(it -> new Wanted(
                        it.at("name").text(),
                        it.at("artistName").text(),
                        it.at("isrc").text(),
                        Duration.ofMillis(it.at("durationInMillis").whole(0))))
                .toList();
    }
}
