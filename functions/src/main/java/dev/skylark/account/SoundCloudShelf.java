package dev.skylark.account;

import dev.skylark.json.Json;
import dev.skylark.voice.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@link Shelf} of SoundCloud's API, where everything is named by a URN. */
final class SoundCloudShelf implements Shelf {

    private static final int PAGE = 100;

    private final Wire wire;

    SoundCloudShelf(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Listed<Playlist> playlists(Client client, Tokens tokens) throws Away {
        return wire.list(
                wire.address("/me/playlists", Map.of("limit", PAGE, "linked_partitioning", true, "show_tracks", false)),
                headers(tokens),
                MOST_PLAYLISTS,
                page -> page.at("collection").items().stream()
                        .map(it -> new Playlist(
                                it.at("urn").text(),
                                it.at("title").text(),
                                it.at("track_count").whole(-1)))
                        .toList(),
                page -> Wire.link(page.at("next_href")));
    }

    @Override
    public Listed<Wanted> liked(Client client, Tokens tokens) throws Away {
        return songs(tokens, "/me/likes/tracks");
    }

    @Override
    public Listed<Wanted> songs(Client client, Tokens tokens, String playlist) throws Away {
        return songs(tokens, "/playlists/" + playlist + "/tracks");
    }

    private Listed<Wanted> songs(Tokens tokens, String path) throws Away {
        return wire.list(
                wire.address(path, Map.of("limit", PAGE, "linked_partitioning", true)),
                headers(tokens),
                MOST_SONGS,
                SoundCloudShelf::songs,
                page -> Wire.link(page.at("next_href")));
    }

    private static List<Wanted> songs(Json page) {
        return page.at("collection").items().stream()
                .filter(it -> !it.at("title").text().isEmpty())
                .map(it -> new Wanted(
                        it.at("title").text(),
                        artist(it),
                        it.at("isrc").text(),
                        Duration.ofMillis(it.at("duration").whole(0))))
                .toList();
    }

    /** Who made it, where that is said; else who put it there. */
    private static String artist(Json it) {
        var said = it.at("metadata_artist").text();
        return said.isEmpty() ? it.at("user").at("username").text() : said;
    }

    private static Map<String, String> headers(Tokens tokens) {
        return Map.of("Authorization", "OAuth " + tokens.access());
    }
}
