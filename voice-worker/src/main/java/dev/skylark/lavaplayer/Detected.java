package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.container.MediaContainerDescriptor;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import java.util.List;

/** What an address turned out to be. */
sealed interface Detected {

    /** One recording or radio; {@code gain} is how many hundredths of a decibel its tags ask for, zero for none. */
    record One(AudioTrackInfo info, MediaContainerDescriptor container, boolean radio, int gain) implements Detected {}

    /** A list of other addresses. */
    record Many(List<Playlist.Entry> entries) implements Detected {
        public Many {
            entries = List.copyOf(entries);
        }
    }

    record None() implements Detected {}
}
