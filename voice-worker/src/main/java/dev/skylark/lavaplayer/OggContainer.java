package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.MediaContainer;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerDetectionResult;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerHints;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerProbe;
import com.sedmelluq.discord.lavaplayer.tools.io.SeekableInputStream;
import com.sedmelluq.discord.lavaplayer.track.AudioReference;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Ogg as LavaPlayer reads it, but for one thing: LavaPlayer takes a whole file into memory before it plays, to know where
 * to seek.
 */
final class OggContainer implements MediaContainerProbe {

    private final MediaContainerProbe library = MediaContainer.OGG.probe;

    @Override
    public String getName() {
        return library.getName();
    }

    @Override
    public boolean matchesHints(MediaContainerHints hints) {
        return library.matchesHints(hints);
    }

    @Override
    public @Nullable MediaContainerDetectionResult probe(AudioReference reference, SeekableInputStream stream)
            throws IOException {
        var found = library.probe(reference, stream);
        return found != null && found.isSupportedFile()
                ? MediaContainerDetectionResult.supportedFormat(this, null, found.getTrackInfo())
                : found;
    }

    @Override
    public AudioTrack createTrack(String parameters, AudioTrackInfo info, SeekableInputStream stream) {
        return new OggTrack(info, stream);
    }
}
