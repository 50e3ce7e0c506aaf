package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.udpqueue.natives.UdpQueueManagerLibrary;
import java.util.concurrent.TimeUnit;

/** The library that sends voice on time. */
public final class SendingNative {

    private static final int FRAMES = 10;

    private SendingNative() {}

    /** How much one channel's queue takes, asked of the library itself. */
    public static String proof() {
        var library = UdpQueueManagerLibrary.getInstance();
        // Never destroyed: that would wait for ever for a thread that sends from it, and there is none.
        var queues = library.create(FRAMES, TimeUnit.MILLISECONDS.toNanos(20));
        return "udpqueue takes %d frames ahead".formatted(library.getRemainingCapacity(queues, 1));
    }
}
