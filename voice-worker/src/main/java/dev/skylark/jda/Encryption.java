package dev.skylark.jda;

import club.minnced.discord.jdave.interop.JDaveSessionFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.audio.dave.DaveProtocolCallbacks;
import net.dv8tion.jda.api.audio.dave.DaveSession;
import net.dv8tion.jda.api.audio.dave.DaveSessionFactory;
import net.dv8tion.jda.api.audio.dave.PassthroughDaveSessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * End-to-end encryption of voice channels, which tells whether it is in force. JDA does not say so, and what is sent
 * before is sent in the clear and heard by nobody.
 */
final class Encryption implements DaveSessionFactory {

    private static final Logger LOG = LoggerFactory.getLogger(Encryption.class);

    private final Map<Long, Session> byChannel = new ConcurrentHashMap<>();
    private final DaveSessionFactory library;

    private Encryption(DaveSessionFactory library) {
        this.library = library;
    }

    /** With the library; where that cannot be loaded, without: Discord refuses it then, which is said. */
    static Encryption here() {
        return new Encryption(isPossible() ? new JDaveSessionFactory() : new PassthroughDaveSessionFactory());
    }

    /** Whether the library works on this machine. */
    static boolean isPossible() {
        return Library.LOADS;
    }

    /** Tried once. */
    private static final class Library {
        static final boolean LOADS = loads();

        private static boolean loads() {
            try {
                var session = new JDaveSessionFactory().createDaveSession(new Deaf(), 1, 1);
                var version = session.getMaxProtocolVersion();
                session.destroy();
                return version >= 1;
            } catch (LinkageError | RuntimeException missing) {
                LOG.error("End-to-end encryption is not possible on this machine: {}", reason(missing));
                return false;
            }
        }
    }

    private static String reason(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    /** Nobody to talk to. */
    private static final class Deaf implements DaveProtocolCallbacks {
        @Override
        public void sendMLSKeyPackage(ByteBuffer keyPackage) {
            // nobody is there
        }

        @Override
        public void sendDaveProtocolReadyForTransition(int transition) {
            // nobody is there
        }

        @Override
        public void sendMLSCommitWelcome(ByteBuffer commitWelcome) {
            // nobody is there
        }

        @Override
        public void sendMLSInvalidCommitWelcome(int transition) {
            // nobody is there
        }
    }

    /** Whether sound may be sent there: it is encrypted, or the channel wants none of it, as stages do not. */
    boolean letsThrough(long channel) {
        var session = byChannel.get(channel);
        return session != null && session.letsThrough();
    }

    /** Whether the group there began, or began anew, less long ago than that. */
    boolean hasJustBegun(long channel, Duration time) {
        var session = byChannel.get(channel);
        return session != null && System.nanoTime() - session.began < time.toNanos();
    }

    @Override
    public DaveSession createDaveSession(DaveProtocolCallbacks callbacks, long user, long channel) {
        var session = new Session(library.createDaveSession(callbacks, user, channel), channel);
        byChannel.put(channel, session);
        return session;
    }

    /** One channel's, watched. */
    private final class Session implements DaveSession {

        private static final int UNKNOWN = -1;

        private final DaveSession session;
        private final long channel;
        private volatile int version = UNKNOWN;
        private volatile boolean inForce;
        private volatile long began = System.nanoTime();

        Session(DaveSession session, long channel) {
            this.session = session;
            this.channel = channel;
        }

        boolean letsThrough() {
            return version == 0 || inForce;
        }

        @Override
        public void onSelectProtocolAck(int selected) {
            inForce = false;
            version = selected;
            session.onSelectProtocolAck(selected);
        }

        @Override
        public void onDaveProtocolPrepareTransition(int transition, int prepared) {
            if (prepared == 0) {
                version = 0;
            }
            session.onDaveProtocolPrepareTransition(transition, prepared);
        }

        @Override
        public void onDaveProtocolExecuteTransition(int transition) {
            session.onDaveProtocolExecuteTransition(transition);
            inForce = version > 0;
        }

        @Override
        public void onDaveProtocolPrepareEpoch(long epoch, int prepared) {
            if (epoch == 1) {
                // the group begins anew: until its first transition nothing is encrypted
                inForce = false;
                version = prepared;
                began = System.nanoTime();
            }
            session.onDaveProtocolPrepareEpoch(epoch, prepared);
        }

        @Override
        public void destroy() {
            byChannel.remove(channel, this);
            session.destroy();
        }

        @Override
        public int getMaxProtocolVersion() {
            return session.getMaxProtocolVersion();
        }

        @Override
        public int getMaxEncryptedFrameSize(MediaType type, int size) {
            return session.getMaxEncryptedFrameSize(type, size);
        }

        @Override
        public int getMaxDecryptedFrameSize(MediaType type, long user, int size) {
            return session.getMaxDecryptedFrameSize(type, user, size);
        }

        @Override
        public void assignSsrcToCodec(Codec codec, int ssrc) {
            session.assignSsrcToCodec(codec, ssrc);
        }

        @Override
        public boolean encrypt(MediaType type, int ssrc, ByteBuffer frame, ByteBuffer encrypted) {
            return session.encrypt(type, ssrc, frame, encrypted);
        }

        @Override
        public boolean decrypt(MediaType type, long user, ByteBuffer encrypted, ByteBuffer frame) {
            return session.decrypt(type, user, encrypted, frame);
        }

        @Override
        public void addUser(long user) {
            session.addUser(user);
        }

        @Override
        public void removeUser(long user) {
            session.removeUser(user);
        }

        @Override
        public void initialize() {
            session.initialize();
        }

        @Override
        public void onDaveProtocolMLSExternalSenderPackage(ByteBuffer externalSender) {
            session.onDaveProtocolMLSExternalSenderPackage(externalSender);
        }

        @Override
        public void onMLSProposals(ByteBuffer proposals) {
            session.onMLSProposals(proposals);
        }

        @Override
        public void onMLSPrepareCommitTransition(int transition, ByteBuffer commit) {
            session.onMLSPrepareCommitTransition(transition, commit);
        }

        @Override
        public void onMLSWelcome(int transition, ByteBuffer welcome) {
            session.onMLSWelcome(transition, welcome);
        }
    }
}
