package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.player.AudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.source.AudioSourceManager;
import com.sedmelluq.discord.lavaplayer.source.bandcamp.BandcampAudioSourceManager;
import com.sedmelluq.discord.lavaplayer.source.soundcloud.SoundCloudAudioSourceManager;
import com.sedmelluq.discord.lavaplayer.source.twitch.TwitchStreamAudioSourceManager;
import com.sedmelluq.discord.lavaplayer.source.vimeo.VimeoAudioSourceManager;
import com.sedmelluq.discord.lavaplayer.tools.io.HttpConfigurable;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioReference;
import dev.skylark.voice.Track.Source;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sites that LavaPlayer knows by itself. YouTube is not among them: see {@link YtDlp}. */
final class Sites {

    private static final Map<String, Source> HOSTS = Map.of(
            "soundcloud.com", Source.SOUNDCLOUD,
            "soundcloud.app.goo.gl", Source.SOUNDCLOUD,
            "bandcamp.com", Source.BANDCAMP,
            "vimeo.com", Source.VIMEO,
            "twitch.tv", Source.TWITCH,
            "youtube.com", Source.YOUTUBE,
            "youtube-nocookie.com", Source.YOUTUBE,
            "youtu.be", Source.YOUTUBE);

    private static final int REFERENCES = 3;

    private final AudioPlayerManager manager;
    private final Map<Source, AudioSourceManager> sites = new EnumMap<>(Source.class);

    Sites(AudioPlayerManager manager, Guard guard) {
        this.manager = manager;
        add(Source.SOUNDCLOUD, SoundCloudAudioSourceManager.createDefault(), guard);
        add(Source.BANDCAMP, new BandcampAudioSourceManager(), guard);
        add(Source.VIMEO, new VimeoAudioSourceManager(), guard);
        add(Source.TWITCH, new TwitchStreamAudioSourceManager(), guard);
    }

    private <S extends AudioSourceManager & HttpConfigurable> void add(Source source, S site, Guard guard) {
        site.configureBuilder(guard::protect);
        site.configureRequests(Guard::limit);
        manager.registerSourceManager(site);
        sites.put(source, site);
    }

    /** Which of them an address leads to. */
    static Optional<Source> of(URI address) {
        return HOSTS.entrySet().stream()
                .filter(it -> Addresses.isOf(address, it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What a site has under this name of its own, which is mostly the address. */
    @Nullable
    AudioItem load(Source source, String name) {
        var site = sites.get(source);
        AudioItem item = new AudioReference(name, null);
        for (var i = 0; i < REFERENCES && site != null && item instanceof AudioReference reference; i++) {
            if (reference.identifier == null) {
                return null;
            }
            item = site.loadItem(manager, reference);
        }
        return item;
    }
}
