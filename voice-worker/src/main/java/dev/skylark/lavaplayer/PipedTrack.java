package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.matroska.MatroskaAudioTrack;
import com.sedmelluq.discord.lavaplayer.container.mpeg.MpegAudioTrack;
import com.sedmelluq.discord.lavaplayer.container.ogg.OggAudioTrack;
import com.sedmelluq.discord.lavaplayer.source.AudioSourceManager;
import com.sedmelluq.discord.lavaplayer.tools.io.NonSeekableInputStream;
import com.sedmelluq.discord.lavaplayer.tools.io.SavedHeadSeekableInputStream;
import com.sedmelluq.discord.lavaplayer.tools.io.SeekableInputStream;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import com.sedmelluq.discord.lavaplayer.track.DelegatedAudioTrack;
import com.sedmelluq.discord.lavaplayer.track.InternalAudioTrack;
import com.sedmelluq.discord.lavaplayer.track.playback.LocalAudioTrackExecutor;
import dev.skylark.player.Sources.Trouble;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a program sends us while it is played. Nobody can jump in it. */
final class PipedTrack extends DelegatedAudioTrack {

    private static final int MATROSKA = 0x1A45DFA3;
    private static final int OGG = 0x4F676753;
    private static final int HEAD = 64;

    private final YtDlp program;
    private volatile @Nullable Process running;

    PipedTrack(AudioTrackInfo info, YtDlp program) {
        super(info);
        this.program = program;
    }

    @Override
    public void process(LocalAudioTrackExecutor executor) throws Exception {
        var process = program.play(trackInfo.identifier);
        running = process;
        try (var stream =
                new SavedHeadSeekableInputStream(new NonSeekableInputStream(process.getInputStream()), HEAD)) {
            stream.loadHead();
            processDelegate(container(stream), executor);
        } finally {
            YtDlp.end(process);
        }
    }

    private InternalAudioTrack container(SeekableInputStream stream) throws IOException {
        var start = 0;
        for (var i = 0; i < 4; i++) {
            start = start << 8 | Math.max(0, stream.read());
        }
        stream.seek(0);
        return switch (start) {
            case MATROSKA -> new MatroskaAudioTrack(trackInfo, stream);
            case OGG -> new OggAudioTrack(trackInfo, stream);
            case 0 -> throw new Refusal(Trouble.UNREACHABLE, "The program sent nothing.");
            default -> new MpegAudioTrack(trackInfo, stream);
        };
    }

    @Override
    public void stop() {
        super.stop();
        var process = running;
        if (process != null) {
            YtDlp.end(process);
        }
    }

    @Override
    public boolean isSeekable() {
        return false;
    }

    @Override
    public AudioSourceManager getSourceManager() {
        return program;
    }

    @Override
    protected AudioTrack makeShallowClone() {
        return new PipedTrack(trackInfo, program);
    }
}
