package dev.skylark.account;

import dev.skylark.json.Json;
import dev.skylark.voice.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@link Shelf} of Spotify's Web API. */
final class SpotifyShelf implements Shelf {

    private static final int PAGE = 50;

    private final Wire wire;

    SpotifyShelf(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Listed<Playlist> playlists(Client client, Tokens tokens) throws Away {
        return wire.list(
                wire.address("/v1/me/playlists", Map.of("limit", PAGE)),
                headers(tokens),
                MOST_PLAYLISTS,
                page -> page.at("items").items().stream()
                        .filter(it -> !it.at("id").text().isEmpty())
                        .map(SpotifyShelf::playlist)
                        .toList(),
                page -> Wire.link(page.at("next")));
    }

    @Override
    public Listed<Wanted> liked(Client client, Tokens tokens) throws Away {
        return songs(tokens, "/v1/me/tracks", "track");
    }

    // https://developer.spotify.com/documentation/web-api/tutorials/february-2026-migration-guide: not /tracks any more
    @Override
    public Listed<Wanted> songs(Client client, Tokens tokens, String playlist) throws Away {
        return songs(tokens, "/v1/playlists/" + playlist + "/items", "item");
    }

    private Listed<Wanted> songs(Tokens tokens, String path, String member) throws Away {
        return wire.list(
                wire.address(path, Map.of("limit", PAGE)),
                headers(tokens),
                MOST_SONGS,
                page -> songs(page, member),
                page -> Wire.link(page.at("next")));
    }

    /** Without episodes of podcasts, and without what was taken down, which is null. */
    private static List<Wanted> songs(Json page, String member) {
        return page.at("items").items().stream()
                .map(it -> it.at(member))
                .filter(it ->
                        !it.at("name").text().isEmpty() && !it.at("type").text().equals("episode"))
                .map(it -> new Wanted(
                        it.at("name").text(),
                        it.at("artists").items().stream()
                                .map(artist -> artist.at("name").text())
                                .collect(Collectors.joining(", ")),
                        it.at("external_ids").at("isrc").text(),
                        Duration.ofMillis(it.at("duration_ms").whole(0))))
                .toList();
    }

    /** Its songs are counted in {@code items}; in {@code tracks} for apps that are older than that. */
    private static Playlist playlist(Json it) {
        var count = it.at("items").isNothing() ? it.at("tracks") : it.at("items");
        return new Playlist(
                it.at("id").text(), it.at("name").text(), count.at("total").whole(-1));
    }

    private static Map<String, String> headers(Tokens tokens) {
        return Map.of("Authorization", "Bearer " + tokens.access());
    }
}
