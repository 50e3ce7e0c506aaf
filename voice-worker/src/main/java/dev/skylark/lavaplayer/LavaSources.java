package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.MediaContainerDetection;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import dev.skylark.player.Sources;
import dev.skylark.text.Cut;
import dev.skylark.voice.Track;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Music from all places that LavaPlayer can play from, within limits that no stranger can exceed. */
public final class LavaSources implements Sources {

    private static final int LONGEST_NAME = 200;

    private final Loads loads;
    private final WebSource web;
    private final Seal seal;

    LavaSources(Loads loads, WebSource web, Seal seal) {
        this.loads = loads;
        this.web = web;
        this.seal = seal;
    }

    @Override
    public Answer find(Query query) {
        var what = Addresses.bare(query.what());
        try {
            if (!Addresses.isAddress(what)) {
                return found(search(query.guild(), what, 1));
            }
            var address = Addresses.ofTheWeb(Addresses.read(what));
            return loads.run(query.guild(), allowance -> look(address, query.name(), allowance));
        } catch (IOException | RuntimeException broken) {
            return new Answer.Failed(Troubles.of(broken), Troubles.detail(broken));
        }
    }

    private Answer look(URI address, String name, Allowance allowance) throws IOException {
        return switch (web.detect(address, allowance)) {
            case Detected.One one -> found(List.of(track(address, name, one)));
            case Detected.Many many -> entries(many.entries(), name, allowance);
            case Detected.None none -> new Answer.Nothing();
        };
    }

    private Answer entries(List<Playlist.Entry> entries, String name, Allowance allowance) throws IOException {
        var tracks = new ArrayList<Track>();
        for (var entry : entries) {
            if (web.detect(Addresses.ofTheWeb(entry.address()), allowance) instanceof Detected.One one) {
                tracks.add(track(entry.address(), entry.title(), one));
                if (one.radio()) {
                    // what follows is usually the same on other servers
                    return found(tracks);
                }
            }
        }
        return new Answer.Found(name, tracks, entries.size() - tracks.size());
    }

    private Track track(URI address, String name, Detected.One one) {
        return track(one.track(), address.toString(), name, source(address, one), one.gain());
    }

    private Track track(AudioTrack loaded, String address, String name, Track.Source source, int gain) {
        var info = loaded.getInfo();
        var title = info.title.equals(MediaContainerDetection.UNKNOWN_TITLE) ? name : info.title;
        var author = info.author.equals(MediaContainerDetection.UNKNOWN_ARTIST) ? "" : info.author;
        return new Track(
                Cut.clip(title.isBlank() ? Addresses.name(URI.create(address)) : title.strip(), LONGEST_NAME),
                Cut.clip(author.strip(), LONGEST_NAME),
                info.isStream ? Duration.ZERO : Duration.ofMillis(info.length),
                address,
                info.artworkUrl == null ? "" : info.artworkUrl,
                source,
                seal.seal(loaded, address),
                gain,
                "");
    }

    private static Track.Source source(URI address, Detected.One one) {
        if (one.radio()) {
            return Track.Source.RADIO;
        }
        var attached = Addresses.isOf(address, "cdn.discordapp.com") || Addresses.isOf(address, "media.discordapp.net");
        return attached ? Track.Source.ATTACHMENT : Track.Source.HTTP;
    }

    private static Answer found(List<Track> tracks) {
        return tracks.isEmpty() ? new Answer.Nothing() : new Answer.Found("", tracks, 0);
    }

    @Override
    public List<Track> search(String guild, String words, int most) {
        return List.of();
    }
}
