package dev.skylark.sandbox.dave;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.mls.TreeKEM.LeafIndex;
import org.bouncycastle.mls.codec.Credential;
import org.bouncycastle.mls.codec.ExternalSender;
import org.bouncycastle.mls.codec.KeyPackage;
import org.bouncycastle.mls.codec.MLSMessage;
import org.bouncycastle.mls.codec.MLSOutputStream;
import org.bouncycastle.mls.codec.Proposal;

/** The voice gateway in MLS: in no group itself, and the only one who proposes whom to add and to remove. */
public final class Gatekeeper {

    private static final byte APPEND = 0;

    private final byte[] publicKey;
    private final byte[] privateKey;

    public Gatekeeper() {
        var pair = Mls.SUITE.generateSignatureKeyPair();
        publicKey = Mls.SUITE.serializeSignaturePublicKey(pair.getPublic());
        privateKey = Mls.SUITE.serializeSignaturePrivateKey(pair.getPrivate());
    }

    /** How groups know it: the body of op 25. */
    public byte[] introduction() {
        return Mls.bytes(new ExternalSender(
                publicKey, Credential.forBasic("sandbox-voice-gateway".getBytes(StandardCharsets.UTF_8))));
    }

    /** To add whom this key package belongs to: the body of op 27. */
    public byte[] add(String channel, long epoch, byte[] keyPackage) {
        return Mls.fitting(() -> proposal(channel, epoch, Proposal.add(Mls.read(keyPackage, KeyPackage.class))));
    }

    /** To remove whoever is at this place: the body of op 27. */
    public byte[] remove(String channel, long epoch, int leaf) {
        return Mls.fitting(() -> proposal(channel, epoch, Proposal.remove(new LeafIndex(leaf))));
    }

    /** Whose key package this is, if its signature is right. */
    public static String ownerOf(byte[] keyPackage) {
        return Mls.fitting(() -> {
            var read = Mls.read(keyPackage, KeyPackage.class);
            if (!read.verify()) {
                throw new Mls.Unfit("The key package is not signed by its owner.");
            }
            return Mls.snowflake(read.getLeafNode().getCredential().getIdentity());
        });
    }

    private byte[] proposal(String channel, long epoch, Proposal proposal) throws Exception {
        var message = MLSMessage.externalProposal(Mls.SUITE, Mls.groupId(channel), epoch, proposal, 0, privateKey);
        var messages = new MLSOutputStream();
        messages.writeOpaque(Mls.bytes(message));
        var vector = messages.toByteArray();
        return ByteBuffer.allocate(1 + vector.length).put(APPEND).put(vector).array();
    }
}
