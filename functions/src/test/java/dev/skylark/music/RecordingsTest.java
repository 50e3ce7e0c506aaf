package dev.skylark.music;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.command.Upload;
import dev.skylark.data.Moto;
import dev.skylark.data.Store;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.music.Recordings.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.S3Client;

@ParameterizedClass
@EnumSource(RecordingsTest.Shelf.class)
final class RecordingsTest {

    /** Where recordings are kept. */
    enum Shelf {
        MEMORY {
            @Override
            Recordings open() {
                return new InMemoryRecordings(RecordingsTest::bytes);
            }
        },
        MOTO {
            @Override
            Recordings open() {
                var client = Moto.client(S3Client.builder().forcePathStyle(true));
                client.createBucket(it -> it.bucket("library"));
                return new S3Recordings(() -> client, "library", RecordingsTest::bytes);
            }
        };

        abstract Recordings open();
    }

    private final Recordings recordings;
    private final String guild = Store.newId();

    RecordingsTest(Shelf shelf) {
        recordings = shelf.open();
    }

    private static ByteArrayInputStream bytes(Upload file) throws IOException {
        if (file.name().equals("gone")) {
            throw new IOException("The file is gone.");
        }
        return new ByteArrayInputStream(new byte[(int) file.size()]);
    }

    @Test
    void what_is_added_is_there_by_its_name() {
        assertThat(got(recordings.all(guild))).isEmpty();

        var added = got(recordings.add(guild, "b ü 🐦.mp3", file("x", 300_000)));
        got(recordings.add(guild, "a.ogg", file("x", 2)));

        assertThat(added).isEqualTo(new Recording("b ü 🐦.mp3", 300_000));
        assertThat(got(recordings.all(guild))).containsExactly(new Recording("a.ogg", 2), added);
    }

    @Test
    void the_same_name_is_the_same_recording() {
        got(recordings.add(guild, "a.ogg", file("x", 2)));
        got(recordings.add(guild, "a.ogg", file("x", 3)));

        assertThat(got(recordings.all(guild))).containsExactly(new Recording("a.ogg", 3));
    }

    @Test
    void what_is_removed_is_gone_and_may_be_removed_again() {
        got(recordings.add(guild, "a.ogg", file("x", 2)));

        got(recordings.remove(guild, "a.ogg"));
        got(recordings.remove(guild, "a.ogg"));

        assertThat(got(recordings.all(guild))).isEmpty();
    }

    @Test
    void guilds_have_each_their_own() {
        got(recordings.add(guild, "a.ogg", file("x", 2)));

        assertThat(got(recordings.all(Store.newId()))).isEmpty();
        assertThat(got(recordings.all(guild.substring(0, guild.length() - 1)))).isEmpty();
    }

    @Test
    void of_a_file_that_cannot_be_read_nothing_is_kept() {
        assertThat(recordings.add(guild, "a.ogg", file("gone", 2))).isInstanceOfSatisfying(Failed.class, it -> {
            assertThat(it.trouble()).isEqualTo(Trouble.DOWN);
            assertThat(it.detail()).contains("The file is gone.");
        });
        assertThat(got(recordings.all(guild))).isEqualTo(List.of());
    }

    private static Upload file(String name, long size) {
        return new Upload("1", name, "audio/ogg", size, "https://cdn.discordapp.com/attachments/1/2/x");
    }

    private static <T> T got(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Got.class);
        return ((Got<T>) answer).value();
    }
}
