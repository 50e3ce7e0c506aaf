package dev.skylark.sandbox.house;

import dev.skylark.account.Provider;
import dev.skylark.json.Json;
import dev.skylark.voice.Wanted;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What stands in everybody's library at the services that are played, in the words of each. */
final class PlayedLibrary {

    private static final String LIKED = "liked";

    /** By the id that a playlist has. */
    private static final Map<String, List<Wanted>> PLAYLISTS = playlists();

    private PlayedLibrary() {}

    /** Nothing where there is no such thing. */
    static Optional<Json> answer(Provider provider, String path, Map<String, String> query) {
        return switch (provider) {
            case SPOTIFY ->
                switch (path) {
                    case "v1/me/playlists" -> Optional.of(lists(PlayedLibrary::spotify, "items"));
                    case "v1/me/tracks" -> songs(LIKED, it -> Json.fields().with("track", spotify(it)), "items");
                    default ->
                        songs(
                                between(path, "v1/playlists/", "/items"),
                                it -> Json.fields().with("item", spotify(it)),
                                "items");
                };
            case YOUTUBE ->
                switch (path) {
                    case "youtube/v3/playlists" -> Optional.of(lists(PlayedLibrary::youtube, "items"));
                    case "youtube/v3/videos" -> songs(LIKED, PlayedLibrary::youtube, "items");
                    case "youtube/v3/playlistItems" ->
                        songs(query.getOrDefault("playlistId", ""), PlayedLibrary::youtube, "items");
                    default -> Optional.empty();
                };
            case SOUNDCLOUD ->
                switch (path) {
                    case "me/playlists" -> Optional.of(lists(PlayedLibrary::soundcloud, "collection"));
                    case "me/likes/tracks" -> songs(LIKED, PlayedLibrary::soundcloud, "collection");
                    default ->
                        songs(
                                between(path, "playlists/soundcloud:playlists:", "/tracks"),
                                PlayedLibrary::soundcloud,
                                "collection");
                };
            case APPLE ->
                switch (path) {
                    case "v1/me/library/playlists" -> Optional.of(lists(PlayedLibrary::apple, "data"));
                    case "v1/me/library/songs" -> songs(LIKED, PlayedLibrary::apple, "data");
                    default ->
                        songs(between(path, "v1/me/library/playlists/", "/tracks"), PlayedLibrary::apple, "data");
                };
        };
    }

    private static Map<String, List<Wanted>> playlists() {
        var all = new LinkedHashMap<String, List<Wanted>>();
        all.put(LIKED, List.of(song("Sine of the Times", "The Test Tones", 10), song("Lark Ascending", "Nobody", 620)));
        all.put(
                "1001",
                List.of(song("Sine of the Times", "The Test Tones", 10), song("Square Dance", "The Test Tones", 12)));
        all.put(
                "1002",
                IntStream.rangeClosed(1, 60)
                        .mapToObj(it -> song("Mile " + it, "The Road", 120 + it))
                        .toList());
        return all;
    }

    private static Wanted song(String title, String artist, int seconds) {
        return new Wanted(
                title, artist, "QZPLA%07d".formatted(title.length() * 1000 + seconds), Duration.ofSeconds(seconds));
    }

    private static String name(String id) {
        return id.equals("1001") ? "Test tones" : "On the road";
    }

    private static Json lists(Function<String, Json> as, String member) {
        return Json.fields()
                .with(
                        member,
                        Json.items(PLAYLISTS.keySet().stream()
                                .filter(it -> !it.equals(LIKED))
                                .map(as)));
    }

    private static Optional<Json> songs(String playlist, Function<Wanted, Json> as, String member) {
        return Optional.ofNullable(PLAYLISTS.get(playlist))
                .map(all -> Json.fields().with(member, Json.items(all.stream().map(as))));
    }

    private static String between(String path, String before, String after) {
        return path.startsWith(before) && path.endsWith(after) && path.length() > before.length() + after.length()
                ? path.substring(before.length(), path.length() - after.length())
                : "";
    }

    private static long count(String id) {
        return PLAYLISTS.getOrDefault(id, List.of()).size();
    }

    private static Json spotify(String id) {
        return Json.fields()
                .with("id", id)
                .with("name", name(id))
                .with("items", Json.fields().with("total", count(id)));
    }

    private static Json spotify(Wanted it) {
        return Json.fields()
                .with("type", "track")
                .with("name", it.title())
                .with("artists", List.of(Json.fields().with("name", it.artist())))
                .with("external_ids", Json.fields().with("isrc", it.isrc()))
                .with("duration_ms", it.length().toMillis());
    }

    private static Json youtube(String id) {
        return Json.fields()
                .with("id", id)
                .with("snippet", Json.fields().with("title", name(id)))
                .with("contentDetails", Json.fields().with("itemCount", count(id)));
    }

    private static Json youtube(Wanted it) {
        return Json.fields()
                .with(
                        "snippet",
                        Json.fields()
                                .with("title", it.title())
                                .with("channelTitle", it.artist() + " - Topic")
                                .with("videoOwnerChannelTitle", it.artist() + " - Topic"))
                .with("contentDetails", Json.fields().with("duration", it.length()));
    }

    private static Json soundcloud(String id) {
        return Json.fields()
                .with("urn", "soundcloud:playlists:" + id)
                .with("title", name(id))
                .with("track_count", count(id));
    }

    private static Json soundcloud(Wanted it) {
        return Json.fields()
                .with("title", it.title())
                .with("isrc", it.isrc())
                .with("duration", it.length().toMillis())
                .with("user", Json.fields().with("username", it.artist()));
    }

    private static Json apple(String id) {
        return Json.fields().with("id", id).with("attributes", Json.fields().with("name", name(id)));
    }

    private static Json apple(Wanted it) {
        return Json.fields()
                .with(
                        "attributes",
                        Json.fields()
                                .with("name", it.title())
                                .with("artistName", it.artist())
                                .with("durationInMillis", it.length().toMillis()));
    }
}
