package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.MediaContainerDetection;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioPlaylist;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import dev.skylark.player.Sources;
import dev.skylark.text.Cut;
import dev.skylark.voice.MusicRows;
import dev.skylark.voice.Track;
import dev.skylark.voice.Track.Source;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Music from all places that LavaPlayer can play from, within limits that no stranger can exceed. */
public final class LavaSources implements Sources {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LIST = 500;

    /** What is said to be longer has no known end. */
    private static final long LONGEST = Duration.ofDays(30).toMillis();

    /** What is not looked at in this part of the time is left out, so that something is found and not nothing. */
    private static final double ENOUGH = 0.6;

    private static final String WHY_NO_YOUTUBE =
            "YouTube's terms do not allow it, and its servers turn away data centres."
                    + " Whoever runs Skylark can install yt-dlp and switch it on.";

    /** What tells that a source is ill, and not what somebody wanted of it. */
    private static final Set<Trouble> ILL = EnumSet.of(Trouble.UNREACHABLE, Trouble.TOO_SLOW, Trouble.BROKEN);

    private final Loads loads;
    private final Breakers breakers;
    private final WebSource web;
    private final Sites sites;
    private final Optional<LibrarySource> library;
    private final Optional<YtDlp> youTube;
    private final Seal seal;

    LavaSources(
            Loads loads,
            Breakers breakers,
            WebSource web,
            Sites sites,
            Optional<LibrarySource> library,
            Optional<YtDlp> youTube,
            Seal seal) {
        this.loads = loads;
        this.breakers = breakers;
        this.web = web;
        this.sites = sites;
        this.library = library;
        this.youTube = youTube;
        this.seal = seal;
    }

    @Override
    public Answer find(Query query) {
        var what = Addresses.bare(query.what());
        try {
            if (!Addresses.isAddress(what)) {
                return words(query.guild(), what);
            }
            if (what.startsWith(MusicRows.PLAY_RECORDING)) {
                return recording(query.guild(), what.substring(MusicRows.PLAY_RECORDING.length()));
            }
            return look(query, Addresses.ofTheWeb(Addresses.read(what)));
        } catch (IOException | IllegalArgumentException broken) {
            return new Answer.Failed(Troubles.of(broken), Troubles.detail(broken));
        }
    }

    private Answer look(Query query, URI address) {
        var site = Sites.of(address);
        if (site.isEmpty()) {
            return asked(breakers.of(address.getHost()), query.guild(), it -> look(address, query.name(), it));
        }
        var source = site.get();
        var breaker = breakers.of(source);
        if (source != Source.YOUTUBE) {
            return asked(breaker, query.guild(), it -> item(source, sites.load(source, address.toString())));
        }
        return youTube.map(it -> asked(breaker, query.guild(), allowance -> item(source, it.look(address, allowance))))
                .orElseGet(() -> new Answer.Failed(Trouble.SWITCHED_OFF, WHY_NO_YOUTUBE));
    }

    private Answer asked(Breaker breaker, String guild, Loads.Load<Answer> load) {
        if (!breaker.allows()) {
            return new Answer.Failed(Trouble.RESTING, breaker.state());
        }
        try {
            var answer = loads.run(guild, load);
            breaker.worked();
            return answer;
        } catch (IOException broken) {
            var trouble = Troubles.of(broken);
            var detail = Troubles.detail(broken);
            if (ILL.contains(trouble)) {
                breaker.failed(detail);
            } else {
                breaker.worked();
            }
            return new Answer.Failed(trouble, detail);
        }
    }

    private Answer look(URI address, String name, Allowance allowance) throws IOException {
        return switch (web.detect(address, allowance)) {
            case Detected.One one -> found(List.of(track(address, name, one)));
            case Detected.Many many -> entries(many.entries(), name, allowance);
            case Detected.None none -> new Answer.Nothing();
        };
    }

    /** As many of a list as there is time for; where none is music it is said what is wrong with the first. */
    private Answer entries(List<Playlist.Entry> entries, String name, Allowance allowance) throws IOException {
        var tracks = new ArrayList<Track>();
        @Nullable IOException first = null;
        for (var entry : entries) {
            if (allowance.spent() > ENOUGH) {
                break;
            }
            try {
                if (web.detect(Addresses.ofTheWeb(entry.address()), allowance) instanceof Detected.One one) {
                    tracks.add(track(entry.address(), entry.title(), one));
                    if (one.radio()) {
                        // what follows is usually the same on other servers
                        return found(tracks);
                    }
                }
            } catch (IOException broken) {
                first = first == null ? broken : first;
            }
        }
        if (tracks.isEmpty() && first != null) {
            throw first;
        }
        return tracks.isEmpty() ? new Answer.Nothing() : new Answer.Found(name, tracks, entries.size() - tracks.size());
    }

    private Answer item(Source source, @Nullable AudioItem item) {
        return switch (item) {
            case AudioTrack track -> found(List.of(track(source, track)));
            case AudioPlaylist list
            when !list.getTracks().isEmpty() -> {
                var tracks = list.getTracks().stream()
                        .limit(LONGEST_LIST)
                        .map(it -> track(source, it))
                        .toList();
                yield new Answer.Found(
                        Cut.clip(list.getName(), LONGEST_NAME),
                        tracks,
                        list.getTracks().size() - tracks.size());
            }
            case null, default -> new Answer.Nothing();
        };
    }

    private static Answer found(List<Track> tracks) {
        return tracks.isEmpty() ? new Answer.Nothing() : new Answer.Found("", tracks, 0);
    }

    /** The best of what words lead to: the guild's own recordings before those of others, unless somebody wants it otherwise. */
    private Answer words(String guild, String words) {
        if (words.startsWith(MusicRows.PLAY_SOUNDCLOUD)) {
            var bare = words.substring(MusicRows.PLAY_SOUNDCLOUD.length());
            return either(bestOfOthers(guild, bare), () -> recordings(guild, bare, 1));
        }
        return either(recordings(guild, words, 1), () -> bestOfOthers(guild, words));
    }

    private static Answer either(Answer first, Supplier<Answer> second) {
        if (first instanceof Answer.Found) {
            return first;
        }
        var other = second.get();
        return other instanceof Answer.Nothing ? first : other;
    }

    private Answer bestOfOthers(String guild, String words) {
        var others = soundCloud(guild, words);
        return others instanceof Answer.Found found ? found(found.tracks().subList(0, 1)) : others;
    }

    @Override
    public List<Track> search(String guild, String words, int most) {
        var tracks = new ArrayList<>(tracks(recordings(guild, words, most)));
        if (tracks.size() < most) {
            tracks.addAll(tracks(soundCloud(guild, words)));
        }
        return tracks.stream().limit(most).toList();
    }

    private static List<Track> tracks(Answer answer) {
        return answer instanceof Answer.Found found ? found.tracks() : List.of();
    }

    private Answer soundCloud(String guild, String words) {
        return asked(
                breakers.of(Source.SOUNDCLOUD),
                guild,
                allowance -> item(Source.SOUNDCLOUD, sites.load(Source.SOUNDCLOUD, "scsearch:" + words)));
    }

    private Answer recordings(String guild, String words, int most) {
        return library.map(own -> asked(
                        breakers.of(Source.LIBRARY),
                        guild,
                        allowance -> recordings(own, guild, words, most, allowance)))
                .orElseGet(Answer.Nothing::new);
    }

    private Answer recordings(LibrarySource own, String guild, String words, int most, Allowance allowance)
            throws IOException {
        var tracks = new ArrayList<Track>();
        for (var entry : own.search(guild, words)) {
            if (tracks.size() == most || allowance.spent() > ENOUGH) {
                break;
            }
            try {
                if (own.detect(guild, entry.key(), allowance) instanceof Detected.One one) {
                    tracks.add(track(own, entry.key(), one));
                }
            } catch (Refusal other) {
                // somebody keeps other things there too
            }
        }
        return found(tracks);
    }

    private Answer recording(String guild, String key) {
        return library.map(own -> asked(
                        breakers.of(Source.LIBRARY),
                        guild,
                        allowance -> own.detect(guild, key, allowance) instanceof Detected.One one
                                ? found(List.of(track(own, key, one)))
                                : new Answer.Nothing()))
                .orElseGet(Answer.Nothing::new);
    }

    private Track track(LibrarySource own, String key, Detected.One one) {
        var title = new Library.Entry(key, 0).title();
        return track(own.track(one), MusicRows.PLAY_RECORDING + key, title, Source.LIBRARY, one.gain());
    }

    private Track track(URI address, String name, Detected.One one) {
        var title = name.isBlank() ? Addresses.name(address) : name;
        return track(web.track(one), address.toString(), title, source(address, one), one.gain());
    }

    private Track track(Source source, AudioTrack loaded) {
        var info = loaded.getInfo();
        return track(loaded, info.uri == null ? info.identifier : info.uri, info.identifier, source, 0);
    }

    private Track track(AudioTrack loaded, String address, String name, Source source, int gain) {
        var info = loaded.getInfo();
        var titled = !info.title.isBlank() && !info.title.equals(MediaContainerDetection.UNKNOWN_TITLE);
        var author = info.author.equals(MediaContainerDetection.UNKNOWN_ARTIST) ? "" : info.author;
        return new Track(
                Cut.clip((titled ? info.title : name).strip(), LONGEST_NAME),
                Cut.clip(author.strip(), LONGEST_NAME),
                info.isStream || info.length > LONGEST ? Duration.ZERO : Duration.ofMillis(info.length),
                address,
                info.artworkUrl == null ? "" : info.artworkUrl,
                source,
                seal.seal(loaded, address),
                gain,
                "");
    }

    private static Source source(URI address, Detected.One one) {
        if (one.radio()) {
            return Source.RADIO;
        }
        var attached = Addresses.isOf(address, "cdn.discordapp.com") || Addresses.isOf(address, "media.discordapp.net");
        return attached ? Source.ATTACHMENT : Source.HTTP;
    }

    /** How each source is, for whoever looks after Skylark. */
    public Map<Source, String> health() {
        var health = breakers.health();
        if (youTube.isEmpty()) {
            health.put(Source.YOUTUBE, "switched off");
        }
        if (library.isEmpty()) {
            health.put(Source.LIBRARY, "not set up");
        }
        return health;
    }
}
