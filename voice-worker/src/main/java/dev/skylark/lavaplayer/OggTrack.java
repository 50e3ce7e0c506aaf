package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.ogg.OggTrackLoader;
import com.sedmelluq.discord.lavaplayer.tools.io.SeekableInputStream;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import com.sedmelluq.discord.lavaplayer.track.BaseAudioTrack;
import com.sedmelluq.discord.lavaplayer.track.playback.LocalAudioTrackExecutor;
import java.io.IOException;

/** What is in an Ogg file, one recording after the other. */
final class OggTrack extends BaseAudioTrack {

    private final SeekableInputStream stream;

    OggTrack(AudioTrackInfo info, SeekableInputStream stream) {
        super(info);
        this.stream = stream;
    }

    @Override
    public void process(LocalAudioTrackExecutor executor) throws IOException {
        var packets = new OggPackets(stream);
        var first = OggTrackLoader.loadTrackBlueprint(packets);
        if (first == null) {
            throw new IOException("The file ends before there is any sound.");
        }
        try (var handler = first.loadTrackHandler(packets)) {
            // before the loop, which may begin with a jump
            handler.initialise(executor.getProcessingContext(), 0, 0);
            executor.executeProcessingLoop(
                    () -> {
                        handler.provideFrames();
                        while (OggTrackLoader.loadTrackBlueprint(packets) != null) {
                            handler.initialise(executor.getProcessingContext(), 0, 0);
                            handler.provideFrames();
                        }
                    },
                    handler::seekToTimecode,
                    true);
        }
    }
}
