package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.player.AudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.source.AudioSourceManager;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioReference;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import dev.skylark.player.Sources.Trouble;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guild's own recordings. Where one can be read changes from hour to hour, so a track knows only its name and asks when
 * it is played.
 */
final class LibrarySource implements AudioSourceManager {

    private static final String NAME = "library";

    private final Library library;
    private final WebSource web;

    LibrarySource(Library library, WebSource web) {
        this.library = library;
        this.web = web;
    }

    List<Library.Entry> search(String guild, String words) throws IOException {
        return library.search(guild, words);
    }

    /** What a recording is like. */
    Detected detect(String guild, String key, Allowance allowance) throws IOException {
        var address = library.address(guild, key);
        if (address.isEmpty()) {
            return new Detected.None();
        }
        if (!(web.detect(address.get(), allowance) instanceof Detected.One one)) {
            return new Detected.None();
        }
        var info = one.info();
        var named = new AudioTrackInfo(
                info.title, info.author, info.length, guild + "/" + key, info.isStream, "", null, null);
        return new Detected.One(named, one.container(), false, one.gain());
    }

    AudioTrack track(Detected.One one) {
        return web.track(one.info(), one.container(), this, () -> address(one.info().identifier));
    }

    private URI address(String identifier) throws IOException {
        var slash = identifier.indexOf('/');
        return library.address(identifier.substring(0, slash), identifier.substring(slash + 1))
                .orElseThrow(() -> new Refusal(Trouble.UNREACHABLE, "It is no longer in the library."));
    }

    @Override
    public String getSourceName() {
        return NAME;
    }

    /** Not through here, where no guild could be told. */
    @Override
    public @Nullable AudioItem loadItem(AudioPlayerManager manager, AudioReference reference) {
        return null;
    }

    @Override
    public boolean isTrackEncodable(AudioTrack track) {
        return true;
    }

    @Override
    public void encodeTrack(AudioTrack track, DataOutput output) throws IOException {
        WebSource.encode(((WebTrack) track).container(), output);
    }

    @Override
    public AudioTrack decodeTrack(AudioTrackInfo info, DataInput input) throws IOException {
        return web.track(info, web.decode(input), this, () -> address(info.identifier));
    }

    @Override
    public void shutdown() {
        // nothing is open
    }
}
