package dev.skylark.sandbox.dave;

import club.minnced.discord.jdave.DaveCodec;
import club.minnced.discord.jdave.DaveMediaType;
import club.minnced.discord.jdave.manager.DaveSessionManager;
import club.minnced.discord.jdave.manager.DaveSessionManagerCallbacks;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A bot with the library that the voice worker has, without anything around it. */
final class Jdave implements Participant, DaveSessionManagerCallbacks, AutoCloseable {

    private static final int SSRC = 42;

    private final String person;
    private final Circle circle;
    private final DaveSessionManager session;
    private final AtomicInteger executed = new AtomicInteger();

    Jdave(String person, String channel, Circle circle, List<String> others) {
        this.person = person;
        this.circle = circle;
        session = DaveSessionManager.create(Long.parseLong(person), Long.parseLong(channel), this);
        session.assignSsrcToCodec(DaveCodec.OPUS, SSRC);
        others.forEach(it -> session.addUser(Long.parseLong(it)));
        session.onSelectProtocolAck(1);
    }

    int executed() {
        return executed.get();
    }

    byte[] seal(byte[] frame) {
        var sealed = ByteBuffer.allocateDirect(session.getMaxEncryptedFrameSize(DaveMediaType.AUDIO, frame.length));
        session.encrypt(DaveMediaType.AUDIO, SSRC, direct(frame), sealed);
        return bytes(sealed);
    }

    @Override
    public String person() {
        return person;
    }

    @Override
    public boolean isBot() {
        return true;
    }

    @Override
    public void introduced(byte[] gatekeeper) {
        session.onDaveProtocolMLSExternalSenderPackage(direct(gatekeeper));
    }

    @Override
    public void proposed(byte[] proposals) {
        session.onMLSProposals(direct(proposals));
    }

    @Override
    public void committed(int transition, byte[] commit) {
        session.onMLSPrepareCommitTransition(transition, direct(commit));
    }

    @Override
    public void welcomed(int transition, byte[] welcome) {
        session.onMLSWelcome(transition, direct(welcome));
    }

    @Override
    public void executed(int transition) {
        session.onDaveProtocolExecuteTransition(transition);
        executed.set(transition);
    }

    @Override
    public void reset() {
        session.onDaveProtocolPrepareEpoch(1, 1);
    }

    @Override
    public void sendMLSKeyPackage(ByteBuffer keyPackage) {
        circle.keyPackage(this, bytes(keyPackage));
    }

    @Override
    public void sendDaveProtocolReadyForTransition(int transition) {
        circle.ready(this, transition);
    }

    @Override
    public void sendMLSCommitWelcome(ByteBuffer commitWelcome) {
        circle.offer(this, bytes(commitWelcome));
    }

    @Override
    public void sendMLSInvalidCommitWelcome(int transition) {
        circle.lost(this);
    }

    @Override
    public void close() {
        session.close();
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
