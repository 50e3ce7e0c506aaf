package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.player.DefaultAudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import com.sedmelluq.discord.lavaplayer.track.InternalAudioTrack;
import dev.skylark.voice.Track;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * What a source needs to find a track again, in a few characters: its own name for the track where that is not the
 * address, and what it found out about the file. The title and so on stand in the track already.
 */
final class Seal {

    private final DefaultAudioPlayerManager sources;

    Seal(DefaultAudioPlayerManager sources) {
        this.sources = sources;
    }

    String seal(AudioTrack track, String address) {
        var identifier = track.getInfo().identifier;
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(bytes)) {
            data.writeUTF(identifier.equals(address) ? "" : identifier);
            data.write(sources.encodeTrackDetails(track));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Ready to be played once. */
    InternalAudioTrack open(Track track) {
        try (var data = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(track.sealed())))) {
            var identifier = data.readUTF();
            var info = new AudioTrackInfo(
                    track.title(),
                    track.author(),
                    track.isEndless() ? Long.MAX_VALUE : track.length().toMillis(),
                    identifier.isEmpty() ? track.address() : identifier,
                    track.isEndless(),
                    track.address(),
                    track.picture().isEmpty() ? null : track.picture(),
                    null);
            if (sources.decodeTrackDetails(info, data.readAllBytes()) instanceof InternalAudioTrack opened) {
                return opened;
            }
            throw new IllegalArgumentException("No source here knows this track any more.");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
