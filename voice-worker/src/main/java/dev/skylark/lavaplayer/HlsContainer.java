package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.MediaContainerDetectionResult;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerHints;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerProbe;
import com.sedmelluq.discord.lavaplayer.tools.io.SeekableInputStream;
import com.sedmelluq.discord.lavaplayer.track.AudioReference;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What holds sound in pieces. LavaPlayer has its own, which would connect to anything and read lists of any length. */
final class HlsContainer implements MediaContainerProbe {

    static final String NAME = "hls";

    private final Web web;

    HlsContainer(Web web) {
        this.web = web;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean matchesHints(MediaContainerHints hints) {
        return false;
    }

    /** Lists are known as such before anybody looks for a container. */
    @Override
    public @Nullable MediaContainerDetectionResult probe(AudioReference reference, SeekableInputStream stream) {
        return null;
    }

    @Override
    public AudioTrack createTrack(String parameters, AudioTrackInfo info, SeekableInputStream stream) {
        try {
            var opened = (WebStream) stream;
            return new HlsTrack(info, new HlsList(web, opened.location(), opened.allowance()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
