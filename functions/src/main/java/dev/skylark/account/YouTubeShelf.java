package dev.skylark.account;

import dev.skylark.json.Json;
import dev.skylark.voice.Wanted;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link Shelf} of the YouTube Data API: names of videos. Of those in a playlist it does not say the length. */
final class YouTubeShelf implements Shelf {

    private static final int PAGE = 50;
    private static final String PATH = "/youtube/v3/";
    private static final Set<String> AWAY = Set.of("Private video", "Deleted video");

    /** How YouTube names the channels that it makes for musicians. */
    private static final String TOPIC = " - Topic";

    private final Wire wire;

    YouTubeShelf(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Listed<Playlist> playlists(Client client, Tokens tokens) throws Away {
        return list(
                "playlists",
                Map.of("part", "snippet,contentDetails", "mine", "true"),
                tokens,
                MOST_PLAYLISTS,
                it -> new Playlist(
                        it.at("id").text(),
                        it.at("snippet").at("title").text(),
                        it.at("contentDetails").at("itemCount").whole(-1)));
    }

    @Override
    public Listed<Wanted> liked(Client client, Tokens tokens) throws Away {
        return list(
                "videos",
                Map.of("part", "snippet,contentDetails", "myRating", "like"),
                tokens,
                MOST_SONGS,
                it -> song(it, "channelTitle"));
    }

    @Override
    public Listed<Wanted> songs(Client client, Tokens tokens, String playlist) throws Away {
        return list(
                "playlistItems",
                Map.of("part", "snippet", "playlistId", playlist),
                tokens,
                MOST_SONGS,
                it -> song(it, "videoOwnerChannelTitle"));
    }

    /** How an item of a page is read. */
    private interface Reading<T> {
        T of(Json item);
    }

    private <T> Listed<T> list(String path, Map<String, Object> question, Tokens tokens, int most, Reading<T> reading)
            throws Away {
        var asked = new HashMap<>(question);
        asked.put("maxResults", PAGE);
        return wire.list(
                wire.address(PATH + path, asked),
                Map.of("Authorization", "Bearer " + tokens.access()),
                most,
                page -> items(page, reading),
                page -> next(PATH + path, asked, page));
    }

    private static <T> List<T> items(Json page, Reading<T> reading) {
        return page.at("items").items().stream()
                .filter(it -> !AWAY.contains(it.at("snippet").at("title").text()))
                .map(reading::of)
                .toList();
    }

    private Optional<URI> next(String path, Map<String, Object> asked, Json page) {
        var token = page.at("nextPageToken").text();
        if (token.isEmpty()) {
            return Optional.empty();
        }
        var more = new HashMap<>(asked);
        more.put("pageToken", token);
        return Optional.of(wire.address(path, more));
    }

    private static Wanted song(Json it, String channel) {
        var artist = it.at("snippet").at(channel).text();
        return new Wanted(
                it.at("snippet").at("title").text(),
                artist.endsWith(TOPIC) ? artist.substring(0, artist.length() - TOPIC.length()) : artist,
                "",
                length(it.at("contentDetails").at("duration").text()));
    }

    private static Duration length(String written) {
        try {
            return written.isEmpty() ? Duration.ZERO : Duration.parse(written);
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }
}
