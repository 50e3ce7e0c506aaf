package dev.skylark.account;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.skylark.account.MusicWire.APPLE;
import static dev.skylark.account.MusicWire.CLIENT;
import static dev.skylark.account.MusicWire.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.account.Away.Why;
import dev.skylark.voice.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each service's library looks like, as it is documented, and how far we read in it. */
final class ShelvesTest {

    private final MusicWire wire = new MusicWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void spotify_lists_playlists_page_by_page() throws Away {
        wire.answers("/v1/me/playlists?limit=50", """
                {"href": "x", "limit": 50, "offset": 0, "total": 3, "previous": null,
                 "next": "%s/v1/me/playlists?offset=50&limit=50",
                 "items": [{"id": "37i9dQZF1", "name": "New", "items": {"href": "x", "total": 12}}, null,
                           {"id": "1abc", "name": "Old", "tracks": {"href": "x", "total": 7}}]}""".formatted(wire.server.baseUrl()));
        wire.answers("/v1/me/playlists?offset=50&limit=50", """
                {"next": null, "items": [{"id": "2def", "name": "Not ours"}]}""");

        assertThat(shelf(Provider.SPOTIFY).playlists(CLIENT, TOKENS).all())
                .containsExactly(
                        new Playlist("37i9dQZF1", "New", 12),
                        new Playlist("1abc", "Old", 7),
                        new Playlist("2def", "Not ours", -1));
        wire.server.verify(getRequestedFor(urlEqualTo("/v1/me/playlists?limit=50"))
                .withHeader("Authorization", equalTo("Bearer the-access")));
    }

    @Test
    void spotify_lists_songs_by_the_address_of_2026() throws Away {
        wire.answers("/v1/playlists/37i9dQZF1/items?limit=50", """
                {"next": null, "items": [
                  {"is_local": false, "item": {"type": "track", "name": "Song", "duration_ms": 201500,
                    "artists": [{"name": "One"}, {"name": "Two"}], "external_ids": {"isrc": "DEA123456789"}}},
                  {"item": null},
                  {"item": {"type": "episode", "name": "A talk", "duration_ms": 1}}]}""");
        wire.answers("/v1/me/tracks?limit=50", """
                {"next": null, "items": [{"added_at": "2026-01-01T00:00:00Z", "track":
                  {"type": "track", "name": "Liked", "duration_ms": 1000, "artists": [{"name": "One"}]}}]}""");

        assertThat(shelf(Provider.SPOTIFY).songs(CLIENT, TOKENS, "37i9dQZF1"))
                .isEqualTo(new Listed<>(
                        List.of(new Wanted("Song", "One, Two", "DEA123456789", Duration.ofMillis(201500))), false));
        assertThat(shelf(Provider.SPOTIFY).liked(CLIENT, TOKENS).all())
                .containsExactly(new Wanted("Liked", "One", "", Duration.ofSeconds(1)));
    }

    @Test
    void youtube_lists_playlists_videos_and_likes() throws Away {
        var base = "/youtube/v3/";
        wire.answers(base + "playlists?maxResults=50&mine=true&part=snippet%2CcontentDetails", """
                {"kind": "youtube#playlistListResponse", "nextPageToken": "CDIQAA", "items": [
                  {"id": "PLx", "snippet": {"title": "Mix"}, "contentDetails": {"itemCount": 4}}]}""");
        wire.answers(base + "playlists?maxResults=50&mine=true&pageToken=CDIQAA&part=snippet%2CcontentDetails", """
                {"items": [{"id": "PLy", "snippet": {"title": "More"}, "contentDetails": {"itemCount": 0}}]}""");
        wire.answers(base + "playlistItems?maxResults=50&part=snippet&playlistId=PLx", """
                {"items": [{"snippet": {"title": "Song", "videoOwnerChannelTitle": "Somebody - Topic"}},
                           {"snippet": {"title": "Private video"}}, {"snippet": {"title": "Deleted video"}}]}""");
        wire.answers(base + "videos?maxResults=50&myRating=like&part=snippet%2CcontentDetails", """
                {"items": [{"snippet": {"title": "Liked", "channelTitle": "Channel"},
                            "contentDetails": {"duration": "PT3M21S"}},
                           {"snippet": {"title": "Live", "channelTitle": "Channel"},
                            "contentDetails": {"duration": "P0D?"}}]}""");

        assertThat(shelf(Provider.YOUTUBE).playlists(CLIENT, TOKENS).all())
                .containsExactly(new Playlist("PLx", "Mix", 4), new Playlist("PLy", "More", 0));
        assertThat(shelf(Provider.YOUTUBE).songs(CLIENT, TOKENS, "PLx").all())
                .containsExactly(new Wanted("Song", "Somebody", "", Duration.ZERO));
        assertThat(shelf(Provider.YOUTUBE).liked(CLIENT, TOKENS).all())
                .containsExactly(
                        new Wanted("Liked", "Channel", "", Duration.ofSeconds(201)),
                        new Wanted("Live", "Channel", "", Duration.ZERO));
    }

    @Test
    void soundcloud_names_everything_by_urn() throws Away {
        wire.answers("/me/playlists?limit=100&linked_partitioning=true&show_tracks=false", """
                {"collection": [{"urn": "soundcloud:playlists:42", "title": "Set", "track_count": 2}], "next_href": null}""");
        wire.answers("/playlists/soundcloud:playlists:42/tracks?limit=100&linked_partitioning=true", """
                {"collection": [{"urn": "soundcloud:tracks:1", "title": "Song", "duration": 90000, "isrc": "DEA1",
                  "user": {"username": "uploader"}, "metadata_artist": "Artist"}],
                 "next_href": "%s/playlists/soundcloud:playlists:42/tracks?cursor=2"}""".formatted(
                        wire.server.baseUrl()));
        wire.answers("/playlists/soundcloud:playlists:42/tracks?cursor=2", """
                {"collection": [{"title": "Other", "duration": 1000, "isrc": null, "user": {"username": "uploader"}}]}""");
        wire.answers("/me/likes/tracks?limit=100&linked_partitioning=true", """
                {"collection": [], "next_href": null}""");
        var shelf = shelf(Provider.SOUNDCLOUD);

        assertThat(shelf.playlists(CLIENT, TOKENS).all())
                .containsExactly(new Playlist("soundcloud:playlists:42", "Set", 2));
        assertThat(shelf.songs(CLIENT, TOKENS, "soundcloud:playlists:42").all())
                .containsExactly(
                        new Wanted("Song", "Artist", "DEA1", Duration.ofSeconds(90)),
                        new Wanted("Other", "uploader", "", Duration.ofSeconds(1)));
        assertThat(shelf.liked(CLIENT, TOKENS).all()).isEmpty();
        wire.server.verify(getRequestedFor(urlEqualTo("/me/likes/tracks?limit=100&linked_partitioning=true"))
                .withHeader("Authorization", equalTo("OAuth the-access")));
    }

    @Test
    void apple_music_is_asked_with_two_tokens() throws Away {
        wire.answers("/v1/me/library/playlists?limit=100", """
                {"data": [{"id": "p.abc", "type": "library-playlists", "attributes": {"name": "Mine"}}],
                 "next": "/v1/me/library/playlists?offset=100"}""");
        wire.answers("/v1/me/library/playlists?offset=100&limit=100", "{\"data\": []}");
        wire.answers("/v1/me/library/playlists/p.abc/tracks?limit=100", """
                {"data": [{"id": "i.1", "type": "library-songs", "attributes":
                  {"name": "Song", "artistName": "Somebody", "durationInMillis": 61000}}]}""");
        var shelf = shelf(Provider.APPLE);

        assertThat(shelf.playlists(APPLE, TOKENS).all()).containsExactly(new Playlist("p.abc", "Mine", -1));
        assertThat(shelf.songs(APPLE, TOKENS, "p.abc").all())
                .containsExactly(new Wanted("Song", "Somebody", "", Duration.ofSeconds(61)));
        assertThatThrownBy(() -> shelf.liked(APPLE, TOKENS))
                .isInstanceOfSatisfying(Away.class, it -> assertThat(it.why()).isEqualTo(Why.GONE));
        wire.server.verify(getRequestedFor(urlEqualTo("/v1/me/library/playlists?limit=100"))
                .withHeader("Music-User-Token", equalTo("the-access"))
                .withHeader("Authorization", matching("Bearer eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]{86}")));
    }

    @Test
    void after_five_hundred_songs_reading_ends_and_it_is_said() throws Away {
        var page = IntStream.range(0, 50)
                .mapToObj("{\"track\": {\"name\": \"Song %d\"}}"::formatted)
                .collect(Collectors.joining(","));
        wire.answers("/v1/me/tracks?limit=50", """
                {"next": "%s/v1/me/tracks?limit=50", "items": [%s]}""".formatted(wire.server.baseUrl(), page));

        var liked = shelf(Provider.SPOTIFY).liked(CLIENT, TOKENS);

        assertThat(liked.all()).hasSize(500);
        assertThat(liked.cut()).isTrue();
        wire.server.verify(10, getRequestedFor(urlEqualTo("/v1/me/tracks?limit=50")));
    }

    @Test
    void pages_that_never_bring_anything_end_too() throws Away {
        wire.answers("/v1/me/tracks?limit=50", """
                {"next": "%s/v1/me/tracks?limit=50", "items": []}""".formatted(wire.server.baseUrl()));

        assertThat(shelf(Provider.SPOTIFY).liked(CLIENT, TOKENS)).isEqualTo(new Listed<>(List.of(), true));
        wire.server.verify(20, getRequestedFor(urlEqualTo("/v1/me/tracks?limit=50")));
    }

    @Test
    void a_page_that_is_elsewhere_is_not_asked_for() {
        for (var elsewhere : new String[] {
            "http://169.254.169.254/latest",
            "https://evil.example/v1/me/tracks",
            "http://localhost:1/",
            "file:///etc/passwd",
            "mailto:x"
        }) {
            wire.answers("/v1/me/tracks?limit=50", "{\"next\": \"%s\", \"items\": []}".formatted(elsewhere));

            assertThatThrownBy(() -> shelf(Provider.SPOTIFY).liked(CLIENT, TOKENS))
                    .isInstanceOfSatisfying(
                            Away.class, it -> assertThat(it.why()).isEqualTo(Why.ODD));
        }
    }

    private Shelf shelf(Provider provider) {
        return wire.outlet(provider).shelf();
    }
}
