package dev.skylark.jda;

import com.sedmelluq.discord.lavaplayer.udpqueue.natives.UdpQueueManager;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.dv8tion.jda.api.audio.factory.IAudioSendFactory;
import net.dv8tion.jda.api.audio.factory.IAudioSendSystem;
import net.dv8tion.jda.api.audio.factory.IPacketProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends for all guilds of the process from one thread outside of Java, which a garbage collection does not hold up. It
 * is a tenth of a second ahead of what is heard.
 */
final class NativePacer implements IAudioSendFactory {

    private static final Logger LOG = LoggerFactory.getLogger(NativePacer.class);
    private static final long FRAME_NANOSECONDS = 20_000_000;
    private static final int FRAMES_AHEAD = 5;
    private static final int LARGEST_PACKET = 4096;

    private final UdpQueueManager queue = new UdpQueueManager(FRAMES_AHEAD, FRAME_NANOSECONDS, LARGEST_PACKET);
    private final Map<Long, IPacketProvider> guilds = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();

    private NativePacer() {
        thread("voice", queue::process).start();
        thread("voice-ahead", this::goAhead).start();
    }

    /** The one of this process. */
    static NativePacer here() {
        return Here.PACER.orElseThrow();
    }

    /** Whether the library works on this machine. */
    static boolean isPossible() {
        return Here.PACER.isPresent();
    }

    /** Tried once. */
    private static final class Here {
        static final Optional<NativePacer> PACER = make();

        private static Optional<NativePacer> make() {
            try {
                return Optional.of(new NativePacer());
            } catch (LinkageError | RuntimeException missing) {
                LOG.info("Voice is sent by Java on this machine: {}", missing.toString());
                return Optional.empty();
            }
        }
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // a frame that is late is heard; where the system ignores it nothing is lost
    private static Thread thread(String name, Runnable what) {
        return Thread.ofPlatform()
                .daemon()
                .priority(Thread.MAX_PRIORITY)
                .name(name)
                .unstarted(what);
    }

    @Override
    public IAudioSendSystem createSendSystem(IPacketProvider packets) {
        var key = keys.incrementAndGet();
        return new IAudioSendSystem() {
            @Override
            public void start() {
                guilds.put(key, packets);
            }

            @Override
            public void shutdown() {
                guilds.remove(key);
            }
        };
    }

    private void goAhead() {
        while (true) {
            guilds.forEach(this::fill);
            try {
                Thread.sleep(FRAME_NANOSECONDS / 1_000_000);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void fill(long key, IPacketProvider packets) {
        try {
            for (var room = queue.getRemainingCapacity(key); room > 0; room--) {
                var packet = packets.getNextPacketRaw(false);
                if (packet == null
                        || !packet.hasRemaining()
                        || !queue.queuePacket(key, packet, packets.getSocketAddress())) {
                    return;
                }
            }
        } catch (RuntimeException failure) {
            // the encryption is taken away a moment before the sender is
            LOG.debug("A frame was not sent", failure);
        }
    }
}
