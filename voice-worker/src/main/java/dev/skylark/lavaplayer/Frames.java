package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.format.AudioDataFormat;
import com.sedmelluq.discord.lavaplayer.track.playback.AbstractMutableAudioFrame;
import com.sedmelluq.discord.lavaplayer.track.playback.AudioFrame;
import com.sedmelluq.discord.lavaplayer.track.playback.NonAllocatingAudioFrameBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sound that is decoded and not yet sent, each part with its place in the recording. */
final class Frames extends NonAllocatingAudioFrameBuffer {

    private final Timeline timeline;
    private final Runnable jumped;
    private final Runnable complete;

    /** {@code jumped} is told when the first sound after a jump is here, {@code complete} before no more will come. */
    Frames(
            int milliseconds,
            AudioDataFormat format,
            AtomicBoolean stopping,
            Timeline timeline,
            Runnable jumped,
            Runnable complete) {
        super(milliseconds, format, stopping);
        this.timeline = timeline;
        this.jumped = jumped;
        this.complete = complete;
    }

    @Override
    public void consume(AudioFrame frame) throws InterruptedException {
        var first = hasClearOnInsert();
        if (first) {
            timeline.jumped(frame.getTimecode());
        }
        if (frame instanceof AbstractMutableAudioFrame placed) {
            placed.setTimecode(timeline.at(frame.getTimecode()));
        }
        super.consume(frame);
        if (first) {
            jumped.run();
        }
    }

    @Override
    public void setTerminateOnEmpty() {
        complete.run();
        super.setTerminateOnEmpty();
    }
}
