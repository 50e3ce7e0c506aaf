package dev.skylark.lavaplayer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How much louder a recording shall be played according to whoever made the file: ReplayGain in MP3, FLAC and Vorbis, and
 * its like in Opus. It is enough to look for the name of the tag at the beginning of the file, whatever container that is.
 */
final class Tags {

    private static final String REPLAY_GAIN = "replaygain_track_gain";
    private static final String OPUS_GAIN = "r128_track_gain=";

    /** ReplayGain 2 aims at -18 LUFS, Opus (RFC 7845, 5.2.1) at -23; we play at -14. */
    private static final int ABOVE_REPLAY_GAIN = 400;

    private static final int ABOVE_OPUS = 900;
    private static final double MOST = 51;

    private Tags() {}

    /** In hundredths of a decibel, nothing if no tag says it. */
    static OptionalInt gain(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        var opus = text.indexOf(OPUS_GAIN);
        if (opus >= 0) {
            return number(text, opus + OPUS_GAIN.length(), 1.0 / 256, ABOVE_OPUS);
        }
        var replay = text.indexOf(REPLAY_GAIN);
        if (replay >= 0) {
            return number(text, replay + REPLAY_GAIN.length(), 1, ABOVE_REPLAY_GAIN);
        }
        var wide = text.indexOf(wide(REPLAY_GAIN));
        return wide < 0
                ? OptionalInt.empty()
                : number(text.substring(wide + 2 * REPLAY_GAIN.length()).replace("\0", ""), 0, 1, ABOVE_REPLAY_GAIN);
    }

    /** As an ID3 tag writes it that is in UTF-16. */
    private static String wide(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    private static OptionalInt number(String text, int from, double unit, int above) {
        var start = from;
        while (start < text.length() && start < from + 6 && "+-.0123456789".indexOf(text.charAt(start)) < 0) {
            start++;
        }
        var end = start;
        while (end < text.length() && end < start + 10 && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        try {
            var decibels = Double.parseDouble(text.substring(start, end)) * unit;
            if (Math.abs(decibels) > MOST) {
                return OptionalInt.empty();
            }
            var hundredths = (int) Math.round(decibels * 100) + above;
            // zero says that nobody has measured
            return OptionalInt.of(hundredths == 0 ? 1 : hundredths);
        } catch (NumberFormatException strange) {
            return OptionalInt.empty();
        }
    }
}
