package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.data.Moto;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What a guild's library does, in a bucket and in memory alike. */
class LibraryTest {

    private static final String BUCKET = "skylark-library";

    enum Place {
        MEMORY {
            @Override
            Library with(List<String> keys) {
                var library = new InMemoryLibrary();
                keys.forEach(it -> library.put(
                        it.substring(0, it.indexOf('/')), it.substring(it.indexOf('/') + 1), "http://a.example/"));
                return library;
            }
        },
        MOTO {
            @Override
            Library with(List<String> keys) {
                var client = client();
                client.createBucket(it -> it.bucket(BUCKET));
                keys.forEach(key ->
                        client.putObject(it -> it.bucket(BUCKET).key(key), RequestBody.fromString("music of " + key)));
                return library(client);
            }
        };

        abstract Library with(List<String> keys);
    }

    private static S3Client client() {
        return Moto.client(S3Client.builder().forcePathStyle(true));
    }

    private static Library library(S3Client client) {
        var presigner = S3Presigner.builder()
                .endpointOverride(Moto.address())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
        return new S3Library(() -> client, () -> presigner, BUCKET);
    }

    @ParameterizedTest
    @EnumSource
    void a_recording_is_found_by_words_of_its_name(Place place) throws IOException {
        var library = place.with(List.of("11/Singer - Blue Song.opus", "11/Other.mp3", "11/blue.flac"));
        assertThat(library.search("11", "SONG blue"))
                .extracting(Library.Entry::key)
                .containsExactly("Singer - Blue Song.opus");
        assertThat(library.search("11", "blue"))
                .extracting(Library.Entry::title)
                .containsExactly("Singer - Blue Song", "blue");
        assertThat(library.search("11", "green")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_guild_hears_nothing_of_another_guilds_library(Place place) throws IOException {
        var library = place.with(List.of("21/song.opus", "2/song.mp3"));
        assertThat(library.search("2", "song")).extracting(Library.Entry::key).containsExactly("song.mp3");
        assertThat(library.address("2", "song.opus")).isEmpty();
        assertThat(library.search("22", "song")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_recording_has_an_address_and_what_is_not_there_has_none(Place place) throws IOException {
        var library = place.with(List.of("31/a song?.opus"));
        assertThat(library.address("31", "a song?.opus")).isPresent();
        assertThat(library.address("31", "other.opus")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_large_library_is_searched_beyond_its_first_page(Place place) throws IOException {
        var keys = new ArrayList<String>();
        for (var i = 0; i < 1_005; i++) {
            keys.add("41/%04d.opus".formatted(i));
        }
        assertThat(place.with(keys).search("41", "1004")).hasSize(1);
    }

    @Test
    void whoever_has_the_address_can_read_the_recording() throws IOException, InterruptedException {
        var address = Place.MOTO
                .with(List.of("51/a song.opus"))
                .address("51", "a song.opus")
                .orElseThrow();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("music of 51/a song.opus");
        }
        assertThat(address.getQuery()).contains("X-Amz-Expires=3600");
    }

    @Test
    void a_library_that_cannot_be_read_says_so() {
        var library = new S3Library(LibraryTest::client, S3Presigner::create, "no-such-bucket");
        assertThatThrownBy(() -> library.search("1", "a")).isInstanceOf(IOException.class);
    }
}
