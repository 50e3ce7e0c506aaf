package dev.skylark.lavaplayer;

/** Tells MP3 from noise, in which LavaPlayer finds an MP3 too often and then plays it. */
final class Mp3 {

    private static final int[][] KILOBITS = {
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    };
    private static final int[] RATES = {44_100, 48_000, 32_000};

    /** https://id3.org/id3v2.4.0-structure */
    private static final int ID3_HEADER = 10;

    private Mp3() {}

    /** Whether a frame is followed by another, as in an MP3, or a tag says that one comes. */
    static boolean isLikely(byte[] head) {
        if (head.length > ID3_HEADER && head[0] == 'I' && head[1] == 'D' && head[2] == '3') {
            return true;
        }
        for (var at = 0; at + 4 < head.length; at++) {
            var size = frame(head, at);
            if (size > 0 && at + size + 4 < head.length) {
                var second = frame(head, at + size);
                if (second > 0 && (at + size + second + 4 >= head.length || frame(head, at + size + second) > 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many bytes the frame of layer III has that begins here; zero if none does. */
    private static int frame(byte[] head, int at) {
        var second = head[at + 1] & 0xFF;
        var third = head[at + 2] & 0xFF;
        var version = second >> 3 & 3;
        if ((head[at] & 0xFF) != 0xFF || second >> 5 != 7 || version == 1 || (second >> 1 & 3) != 1) {
            return 0;
        }
        var rate = third >> 2 & 3;
        var bits = third >> 4;
        if (rate == 3 || bits == 0 || bits == 15) {
            return 0;
        }
        var first = version == 3;
        var frequency = RATES[rate] / (first ? 1 : version == 2 ? 2 : 4);
        return (first ? 144_000 : 72_000) * KILOBITS[first ? 0 : 1][bits] / frequency + (third >> 1 & 1);
    }
}
