package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.MediaContainer;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerDescriptor;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerDetection;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerHints;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerProbe;
import com.sedmelluq.discord.lavaplayer.container.MediaContainerRegistry;
import com.sedmelluq.discord.lavaplayer.player.AudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.source.AudioSourceManager;
import com.sedmelluq.discord.lavaplayer.tools.Units;
import com.sedmelluq.discord.lavaplayer.tools.io.SavedHeadSeekableInputStream;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioReference;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import dev.skylark.player.Sources.Trouble;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Finds out what is at an address of the web. Only containers that hold music itself are looked for. */
final class WebSource implements AudioSourceManager {

    static final String NAME = "http";

    private static final MediaContainerRegistry CONTAINERS = new MediaContainerRegistry(List.of(
            MediaContainer.WAV.probe,
            MediaContainer.MKV.probe,
            MediaContainer.MP4.probe,
            MediaContainer.FLAC.probe,
            new OggContainer(),
            MediaContainer.MP3.probe,
            MediaContainer.ADTS.probe));

    private static final int HEAD = 1 << 16;
    private static final int RADIO_HEAD = 1 << 10;
    private static final int LONGEST_LIST = 1 << 19;
    private static final int ENTRIES = 100;

    private final Web web;
    private final long largest;
    private final MediaContainerProbe pieces;

    WebSource(Web web, long largest) {
        this.web = web;
        this.largest = largest;
        this.pieces = new HlsContainer(web);
    }

    Detected detect(URI address, Allowance allowance) throws IOException {
        try (var stream = web.open(address, allowance, title -> {})) {
            var status = stream.status();
            if (status == HttpStatus.SC_NOT_FOUND || status == HttpStatus.SC_GONE) {
                return new Detected.None();
            }
            if (status != HttpStatus.SC_OK) {
                throw new Refusal(Trouble.UNREACHABLE, "HTTP " + status);
            }
            return detect(address, stream);
        } catch (RuntimeException broken) {
            throw new IOException(broken);
        }
    }

    private Detected detect(URI address, WebStream stream) throws IOException {
        var type = stream.header("Content-Type").orElse("");
        var head = new SavedHeadSeekableInputStream(stream, stream.isRadio() ? RADIO_HEAD : HEAD);
        head.loadHead();
        var start = head.readNBytes(stream.isRadio() ? RADIO_HEAD : HEAD);
        head.seek(0);
        if (Playlist.isPlaylist(start, type)) {
            var text = new String(head.readNBytes(LONGEST_LIST), StandardCharsets.UTF_8);
            return Playlist.isPieces(text)
                    ? pieces(address, stream)
                    : new Detected.Many(Playlist.read(stream.location(), text, ENTRIES));
        }
        check(stream, type);
        var found = new MediaContainerDetection(
                        CONTAINERS,
                        new AudioReference(address.toString(), null),
                        head,
                        MediaContainerHints.from(type.isEmpty() ? null : type, null))
                .detectContainer();
        if (!found.isContainerDetected() || !found.isSupportedFile()) {
            throw new Refusal(
                    Trouble.NOT_MUSIC,
                    Optional.ofNullable(found.getUnsupportedReason()).orElse(type));
        }
        var container = found.getContainerDescriptor();
        if (container.probe.getName().equals(MediaContainer.MP3.probe.getName())
                && !stream.isRadio()
                && !Mp3.isLikely(start)) {
            throw new Refusal(Trouble.NOT_MUSIC, type);
        }
        var info = stream.isRadio() ? endless(found.getTrackInfo()) : found.getTrackInfo();
        return new Detected.One(
                info, container, stream.isRadio(), Tags.gain(start).orElse(0));
    }

    private Detected pieces(URI address, WebStream stream) throws IOException {
        var list = new HlsList(web, stream.location(), stream.allowance()).load();
        var length = list.ended() ? list.length().toMillis() : 0;
        var endless = length == 0;
        var info = new AudioTrackInfo(
                MediaContainerDetection.UNKNOWN_TITLE,
                MediaContainerDetection.UNKNOWN_ARTIST,
                endless ? Long.MAX_VALUE : length,
                address.toString(),
                endless,
                address.toString(),
                null,
                null);
        return new Detected.One(info, new MediaContainerDescriptor(pieces, null), endless, 0);
    }

    private void check(WebStream stream, String type) throws Refusal {
        if (isOfAnotherKind(type)) {
            throw new Refusal(Trouble.NOT_MUSIC, type);
        }
        var length = stream.getContentLength();
        if (!stream.isRadio() && length != Units.CONTENT_LENGTH_UNKNOWN && length > largest) {
            throw new Refusal(Trouble.TOO_LARGE, length + " bytes");
        }
    }

    private static AudioTrackInfo endless(AudioTrackInfo info) {
        return new AudioTrackInfo(
                info.title, info.author, Long.MAX_VALUE, info.identifier, true, info.uri, info.artworkUrl, null);
    }

    /** What is surely no music, and pieces of a film, which LavaPlayer would take for music and make noise of. */
    private static boolean isOfAnotherKind(String type) {
        var kind = type.toLowerCase(Locale.ROOT);
        return Stream.of("text/", "image/", "application/json", "application/pdf", "video/mp2t", "application/xml")
                .anyMatch(kind::startsWith);
    }

    AudioTrack track(Detected.One one) {
        return track(one.info(), one.container(), this, () -> URI.create(one.info().identifier));
    }

    WebTrack track(
            AudioTrackInfo info, MediaContainerDescriptor container, AudioSourceManager source, Callable<URI> address) {
        var most = info.isStream ? Long.MAX_VALUE : largest;
        return new WebTrack(info, container, source, web, address, Allowance.bytes(most));
    }

    static void encode(MediaContainerDescriptor container, DataOutput output) throws IOException {
        output.writeUTF(container.probe.getName());
        output.writeUTF(Optional.ofNullable(container.parameters).orElse(""));
    }

    MediaContainerDescriptor decode(DataInput input) throws IOException {
        var name = input.readUTF();
        var parameters = input.readUTF();
        var probe = name.equals(HlsContainer.NAME) ? pieces : CONTAINERS.find(name);
        if (probe == null) {
            throw new IOException("The container is not known: " + name);
        }
        return new MediaContainerDescriptor(probe, parameters.isEmpty() ? null : parameters);
    }

    @Override
    public String getSourceName() {
        return NAME;
    }

    /** Not through here, where no limit could be told. */
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
        encode(((WebTrack) track).container(), output);
    }

    @Override
    public AudioTrack decodeTrack(AudioTrackInfo info, DataInput input) throws IOException {
        return track(info, decode(input), this, () -> Addresses.ofTheWeb(URI.create(info.identifier)));
    }

    @Override
    public void shutdown() {
        web.close();
    }
}
