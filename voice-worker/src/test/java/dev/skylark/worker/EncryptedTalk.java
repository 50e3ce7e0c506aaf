package dev.skylark.worker;

import club.minnced.discord.jdave.DaveCodec;
import club.minnced.discord.jdave.DaveDecryptor.DaveDecryptResultType;
import club.minnced.discord.jdave.DaveEncryptor.DaveEncryptResultType;
import club.minnced.discord.jdave.DaveMediaType;
import club.minnced.discord.jdave.manager.DaveSessionManager;
import club.minnced.discord.jdave.manager.DaveSessionManagerCallbacks;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Two members of a voice channel agree on a key and understand each other, by the library as it is shipped. A program and
 * no test, because it runs where that library loads: inside the worker's image.
 */
final class EncryptedTalk {

    private static final long CHANNEL = 300000000000000001L;
    private static final byte[] FRAME = HexFormat.of().parseHex("fc" + "0123456789abcdef".repeat(20));

    private EncryptedTalk() {}

    public static void main(String[] arguments) throws GeneralSecurityException {
        var gateway = new ExternalSender(CHANNEL);
        try (var bot = new Member(100000000000000001L, 41);
                var listener = new Member(100000000000000002L, 42)) {
            bot.meets(listener, gateway);
            listener.meets(bot, gateway);

            bot.session.onMLSProposals(direct(gateway.proposesToAdd(0, listener.keyPackage)));
            var decision = ExternalSender.decision(bot.decision);
            bot.session.onMLSPrepareCommitTransition(1, decision.commit());
            listener.session.onMLSWelcome(1, decision.welcome());
            bot.session.onDaveProtocolExecuteTransition(1);
            listener.session.onDaveProtocolExecuteTransition(1);

            for (var pair : List.of(List.of(bot, listener), List.of(listener, bot))) {
                pair.getFirst().isUnderstoodBy(pair.getLast());
            }
        }
        System.out.println("ok     encrypted talk: two members understand each other, and the wire does not");
    }

    private static final class Member implements DaveSessionManagerCallbacks, AutoCloseable {

        private final long id;
        private final int source;
        private final DaveSessionManager session;
        private byte[] keyPackage = {};
        private byte[] decision = {};

        Member(long id, int source) {
            this.id = id;
            this.source = source;
            this.session = DaveSessionManager.create(id, CHANNEL, this);
            session.assignSsrcToCodec(DaveCodec.OPUS, source);
        }

        void meets(Member other, ExternalSender gateway) {
            session.addUser(other.id);
            session.onSelectProtocolAck(1);
            session.onDaveProtocolMLSExternalSenderPackage(direct(gateway.introduction()));
        }

        void isUnderstoodBy(Member other) {
            var wire = ByteBuffer.allocateDirect(session.getMaxEncryptedFrameSize(DaveMediaType.AUDIO, FRAME.length));
            var encrypted = session.encrypt(DaveMediaType.AUDIO, source, direct(FRAME), wire);
            var sent = bytes(wire);
            var heard = ByteBuffer.allocateDirect(
                    other.session.getMaxDecryptedFrameSize(DaveMediaType.AUDIO, id, sent.length));
            var decrypted = other.session.decrypt(DaveMediaType.AUDIO, id, direct(sent), heard);
            if (encrypted != DaveEncryptResultType.SUCCESS
                    || decrypted != DaveDecryptResultType.SUCCESS
                    || Arrays.equals(Arrays.copyOf(sent, FRAME.length), FRAME)
                    || !Arrays.equals(bytes(heard), FRAME)) {
                throw new IllegalStateException("%s, %s".formatted(encrypted, decrypted));
            }
        }

        @Override
        public void sendMLSKeyPackage(ByteBuffer mine) {
            keyPackage = bytes(mine);
        }

        @Override
        public void sendMLSCommitWelcome(ByteBuffer mine) {
            decision = bytes(mine);
        }

        @Override
        public void sendDaveProtocolReadyForTransition(int transition) {}

        @Override
        public void sendMLSInvalidCommitWelcome(int transition) {
            throw new IllegalStateException("transition %d is not understood".formatted(transition));
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
