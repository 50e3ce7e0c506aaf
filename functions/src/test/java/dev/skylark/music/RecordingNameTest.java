package dev.skylark.music;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.command.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingNameTest {

    @ParameterizedTest
    @CsvSource({
        "Lark, lark.mp3, Lark.mp3",
        "lark.MP3, lark.MP3, lark.mp3",
        "The Lark.mp3, x.mp3, The Lark.mp3",
        "Mr. Blue, x.flac, Mr. Blue.flac",
        "../../etc/passwd, x.mp3, etc passwd.mp3",
        "..\\..\\a, x.mp3, a.mp3",
        "'  a   b  ', x.ogg, a b.ogg",
        ".hidden, x.ogg, hidden.ogg",
        "Lerche äöü 🐦, x.ogg, Lerche äöü 🐦.ogg",
        "Lark, no-ending, Lark.mp3",
    })
    void a_name_is_plain_and_ends_in_what_the_file_is(String wanted, String sent, String name) {
        assertThat(RecordingName.of(wanted, file(sent, "audio/mpeg"))).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "/", "..", "./..", "\u0000\u200b"})
    void where_nothing_is_left_there_is_no_name(String wanted) {
        assertThat(RecordingName.of(wanted, file("x.mp3", "audio/mpeg"))).isEmpty();
    }

    @Test
    void a_name_is_cut_where_discord_would_refuse_it() {
        assertThat(RecordingName.of("l".repeat(300), file("x.mp3", "audio/mpeg"))
                        .orElseThrow())
                .hasSize(RecordingName.LONGEST)
                .endsWith("l.mp3");
        assertThat(RecordingName.of("l".repeat(75) + "🐦", file("x.mp3", "audio/mpeg"))
                        .orElseThrow())
                .isEqualTo("l".repeat(75) + ".mp3");
    }

    @ParameterizedTest
    @CsvSource({
        "audio/mpeg, true",
        "Audio/Ogg; codecs=opus, true",
        "application/ogg, true",
        "video/webm, true",
        "video/mp4, true",
        "video/quicktime, false",
        "application/octet-stream, false",
        "text/html, false",
        "'', false",
    })
    void only_what_can_be_music_is_kept(String type, boolean isMusic) {
        assertThat(RecordingName.isMusic(file("x", type))).isEqualTo(isMusic);
    }

    private static Upload file(String name, String type) {
        return new Upload("1", name, type, 1, "https://cdn.discordapp.com/attachments/1/2/x");
    }
}
