package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.adts.AdtsStreamProvider;
import com.sedmelluq.discord.lavaplayer.container.mpegts.MpegTsElementaryInputStream;
import com.sedmelluq.discord.lavaplayer.container.mpegts.PesPacketInputStream;
import com.sedmelluq.discord.lavaplayer.tools.io.ChainedInputStream;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import com.sedmelluq.discord.lavaplayer.track.BaseAudioTrack;
import com.sedmelluq.discord.lavaplayer.track.playback.LocalAudioTrackExecutor;
import dev.skylark.player.Sources.Trouble;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Plays one piece after the other, each fetched when the one before is over. */
final class HlsTrack extends BaseAudioTrack {

    private static final int TRANSPORT_STREAM = 0x47;

    /** Who begins at the end of a live list has nothing in hand when the next piece is late. */
    private static final int IN_HAND = 3;

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final int WAITS = 30;

    private final HlsList list;
    private Hls now;
    private long next;
    private long start;
    private long wanted;

    HlsTrack(AudioTrackInfo info, HlsList list) throws IOException {
        super(info);
        this.list = list;
        this.now = list.load();
        this.next = now.ended()
                ? 0
                : Math.max(now.first(), now.first() + now.pieces().size() - IN_HAND);
    }

    @Override
    public void process(LocalAudioTrackExecutor executor) {
        if (now.ended()) {
            executor.executeProcessingLoop(() -> play(executor), this::jump);
        } else {
            executor.executeProcessingLoop(() -> play(executor), null);
        }
    }

    private void play(LocalAudioTrackExecutor executor) throws IOException, InterruptedException {
        try (var pieces = new BufferedInputStream(new ChainedInputStream(this::piece))) {
            pieces.mark(1);
            var first = pieces.read();
            pieces.reset();
            var provider = new AdtsStreamProvider(
                    first == TRANSPORT_STREAM ? elementary(pieces) : pieces, executor.getProcessingContext());
            try {
                provider.setInitialSeek(wanted, start);
                provider.provideFrames();
            } finally {
                provider.close();
            }
        }
        if (!executor.getAudioBuffer().hasReceivedFrames()) {
            throw new Refusal(Trouble.NOT_MUSIC, "There is no AAC in these pieces.");
        }
    }

    private static InputStream elementary(InputStream transport) {
        return new PesPacketInputStream(
                new MpegTsElementaryInputStream(transport, MpegTsElementaryInputStream.ADTS_ELEMENTARY_STREAM));
    }

    private void jump(long milliseconds) {
        wanted = milliseconds;
        start = 0;
        next = now.first();
        for (var piece : now.pieces()) {
            var end = start + piece.length().toMillis();
            if (milliseconds < end) {
                return;
            }
            start = end;
            next++;
        }
    }

    private @Nullable InputStream piece() throws IOException {
        for (var waits = 0; next - now.first() >= now.pieces().size(); waits++) {
            if (now.ended() || waits == WAITS) {
                return null;
            }
            sleep();
            now = list.load();
        }
        // what is no longer listed is missed
        next = Math.max(next, now.first());
        var address = now.pieces().get((int) (next - now.first())).address();
        next++;
        return list.open(address);
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(WAIT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(stopped.getMessage());
        }
    }
}
