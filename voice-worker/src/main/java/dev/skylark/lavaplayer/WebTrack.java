package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.MediaContainerDescriptor;
import com.sedmelluq.discord.lavaplayer.source.AudioSourceManager;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import com.sedmelluq.discord.lavaplayer.track.DelegatedAudioTrack;
import com.sedmelluq.discord.lavaplayer.track.InternalAudioTrack;
import com.sedmelluq.discord.lavaplayer.track.playback.LocalAudioTrackExecutor;
import dev.skylark.player.Sources.Trouble;
import java.net.URI;
import java.util.concurrent.Callable;
import org.apache.http.HttpStatus;

/** A recording or a radio that is somewhere on the web, wherever that is when it is played. */
final class WebTrack extends DelegatedAudioTrack {

    private final MediaContainerDescriptor container;
    private final AudioSourceManager source;
    private final Web web;
    private final Callable<URI> address;
    private final Allowance allowance;

    WebTrack(
            AudioTrackInfo info,
            MediaContainerDescriptor container,
            AudioSourceManager source,
            Web web,
            Callable<URI> address,
            Allowance allowance) {
        super(info);
        this.container = container;
        this.source = source;
        this.web = web;
        this.address = address;
        this.allowance = allowance;
    }

    MediaContainerDescriptor container() {
        return container;
    }

    /** Whether the sound comes in pieces of some seconds. */
    boolean isInPieces() {
        return container.probe.getName().equals(HlsContainer.NAME);
    }

    @Override
    public void process(LocalAudioTrackExecutor executor) throws Exception {
        try (var stream = web.open(address.call(), allowance, Deck.titles(this))) {
            var status = stream.status();
            if (status != HttpStatus.SC_OK && status != HttpStatus.SC_PARTIAL_CONTENT) {
                throw new Refusal(Trouble.UNREACHABLE, "HTTP " + status);
            }
            processDelegate((InternalAudioTrack) container.createTrack(trackInfo, stream), executor);
        }
    }

    /** A thread that waits for a silent server hears nothing else. */
    @Override
    public void stop() {
        super.stop();
        allowance.end();
    }

    @Override
    public AudioSourceManager getSourceManager() {
        return source;
    }

    @Override
    protected AudioTrack makeShallowClone() {
        return new WebTrack(trackInfo, container, source, web, address, allowance);
    }
}
