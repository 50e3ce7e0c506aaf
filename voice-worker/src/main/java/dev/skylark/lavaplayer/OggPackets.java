package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.ogg.OggPacketInputStream;
import com.sedmelluq.discord.lavaplayer.container.ogg.OggPageScanner;
import com.sedmelluq.discord.lavaplayer.container.ogg.OggSeekPoint;
import com.sedmelluq.discord.lavaplayer.tools.io.SeekableInputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packets of an Ogg file. A moment in it is looked for when somebody wants to go there, in a few pieces of the file. */
final class OggPackets extends OggPacketInputStream {

    /** So much may be read to find a page, of which none is longer than half of it. */
    private static final int PIECE = 1 << 17;

    private final SeekableInputStream stream;
    private int rate;

    OggPackets(SeekableInputStream stream) {
        super(stream, false);
        this.stream = stream;
    }

    /** Asked before the first packet of sound: whatever can be gone to is found later. */
    @Override
    public @Nullable List<OggSeekPoint> createSeekTable(int sampleRate) {
        rate = sampleRate;
        return stream.canSeekHard() ? List.of() : null;
    }

    @Override
    public long seek(long milliseconds) throws IOException {
        if (stream.canSeekHard()) {
            var place = place(milliseconds);
            // the search for the best of these finds none but this
            setSeekPoints(List.of(place, place));
        }
        return super.seek(milliseconds);
    }

    /** The last page that begins no later. */
    private OggSeekPoint place(long milliseconds) throws IOException {
        var from = 0L;
        var to = stream.getContentLength();
        while (to - from > PIECE) {
            var middle = from + (to - from) / 2;
            var pages = pages(middle);
            if (pages.isEmpty() || pages.getFirst().getTimecode() > milliseconds) {
                to = middle;
            } else {
                from = pages.getFirst().getPosition();
            }
        }
        return begins(pages(from), milliseconds);
    }

    /** A page says when it ends, which is when the next begins; the first one with sound begins at the beginning. */
    private static OggSeekPoint begins(List<OggSeekPoint> pages, long milliseconds) throws IOException {
        if (pages.isEmpty()) {
            throw new IOException("There is no sound where it should be.");
        }
        var first = pages.getFirst();
        var best = new OggSeekPoint(first.getPosition(), 0, 0, 0);
        for (var i = 1; i < pages.size() && pages.get(i - 1).getTimecode() <= milliseconds; i++) {
            var before = pages.get(i - 1);
            best = new OggSeekPoint(pages.get(i).getPosition(), before.getGranulePosition(), before.getTimecode(), 0);
        }
        return best;
    }

    /** Those with sound in the piece that begins there. */
    private List<OggSeekPoint> pages(long from) throws IOException {
        stream.seek(from);
        var piece = stream.readNBytes(PIECE);
        return new OggPageScanner(from, piece, piece.length)
                .createSeekTable(rate).stream()
                        .filter(it -> it.getGranulePosition() > 0)
                        .toList();
    }
}
