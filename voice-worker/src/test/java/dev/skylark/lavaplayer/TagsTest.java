package dev.skylark.lavaplayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {

    @ParameterizedTest
    @CsvSource({
        "xxREPLAYGAIN_TRACK_GAIN=-7.50 dBxx, -350",
        "replaygain_track_gain=+3 dB, 700",
        "R128_TRACK_GAIN=256, 1000",
        "R128_TRACK_GAIN=-2304, 1",
        "REPLAYGAIN_TRACK_GAIN=-4.00 dB, 1"
    })
    void a_gain_is_read(String head, int hundredths) {
        assertThat(Tags.gain(Tone.ascii(head))).hasValue(hundredths);
    }

    @Test
    void a_gain_is_read_from_an_id3_tag_in_utf_16() {
        var head = "TXXX\1\uFEFFreplaygain_track_gain\0\uFEFF-7.50 dB".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Tags.gain(head)).hasValue(-350);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing",
        "replaygain_track_gain",
        "replaygain_track_gain=loud",
        "r128_track_gain=",
        "replaygain_track_gain=-999 dB"
    })
    void what_says_nothing_is_nothing(String head) {
        assertThat(Tags.gain(Tone.ascii(head))).isEmpty();
    }

    @Property
    void whatever_a_stranger_writes_there_does_no_harm(@ForAll byte[] before, @ForAll String after) {
        var head = Tone.joined(before, Tone.ascii("REPLAYGAIN_TRACK_GAIN"), after.getBytes(StandardCharsets.UTF_8));
        assertThat(Tags.gain(head))
                .satisfiesAnyOf(
                        it -> assertThat(it).isEqualTo(OptionalInt.empty()),
                        it -> assertThat(it.orElseThrow()).isBetween(-6_000, 6_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "StreamTitle='A - B';StreamUrl='';|A - B",
                "StreamTitle='It's; fine';|It's; fine",
                "StreamUrl='';StreamTitle='B|B"
            })
    void what_a_radio_says_is_read(String said, String title) {
        assertThat(Icy.title(said.getBytes(StandardCharsets.UTF_8))).contains(title);
    }

    @Test
    void a_radio_may_write_as_the_web_once_did() {
        assertThat(Icy.title("StreamTitle='Über';".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("Über");
        assertThat(Icy.title("StreamTitle='';".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(Icy.title(new byte[0])).isEmpty();
    }
}
