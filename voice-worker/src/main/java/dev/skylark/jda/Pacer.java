package dev.skylark.jda;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.util.concurrent.locks.LockSupport;
import net.dv8tion.jda.api.audio.factory.IAudioSendSystem;
import net.dv8tion.jda.api.audio.factory.IPacketProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a frame every twenty milliseconds by a clock that never drifts, and nothing where there is nothing: JDA's own
 * sends empty datagrams then.
 */
final class Pacer implements IAudioSendSystem {

    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
    private static final long FRAME = 20_000_000;

    /** Later than that, what was missed is not hurried after. */
    private static final long HOPELESS = 200_000_000;

    private final IPacketProvider packets;
    private final Thread thread;
    private volatile boolean ended;

    @SuppressWarnings(
            "ThreadPriorityCheck") // a frame that is late is heard; where the system ignores it nothing is lost
    Pacer(IPacketProvider packets) {
        this.packets = packets;
        this.thread = Thread.ofPlatform()
                .daemon()
                .priority(Thread.MAX_PRIORITY)
                .name("voice " + packets.getIdentifier())
                .unstarted(this::send);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void shutdown() {
        ended = true;
        LockSupport.unpark(thread);
    }

    private void send() {
        var due = System.nanoTime();
        while (!ended) {
            sendOne();
            due += FRAME;
            var left = due - System.nanoTime();
            if (left < -HOPELESS) {
                due = System.nanoTime();
            }
            while (left > 0 && !ended) {
                LockSupport.parkNanos(left);
                left = due - System.nanoTime();
            }
        }
    }

    private void sendOne() {
        try {
            var packet = packets.getNextPacket(false);
            if (packet != null && packet.getLength() > 0) {
                packets.getUdpSocket().send(packet);
            }
        } catch (NoRouteToHostException gone) {
            packets.onConnectionLost();
        } catch (IOException unsent) {
            ended = packets.getUdpSocket().isClosed();
        } catch (RuntimeException failure) {
            // the encryption is taken away a moment before the sender is
            LOG.debug("A frame was not sent", failure);
        }
    }
}
