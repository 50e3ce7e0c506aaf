package dev.skylark.sandbox.dave;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.mls.TreeKEM.LeafIndex;
import org.bouncycastle.mls.TreeKEM.LeafNode;
import org.bouncycastle.mls.TreeKEM.LifeTime;
import org.bouncycastle.mls.codec.Capabilities;
import org.bouncycastle.mls.codec.Credential;
import org.bouncycastle.mls.codec.Extension;
import org.bouncycastle.mls.codec.ExternalSender;
import org.bouncycastle.mls.codec.KeyPackage;
import org.bouncycastle.mls.codec.MLSInputStream;
import org.bouncycastle.mls.codec.MLSMessage;
import org.bouncycastle.mls.codec.Welcome;
import org.bouncycastle.mls.crypto.Secret;
import org.bouncycastle.mls.protocol.Group;
import org.bouncycastle.mls.protocol.Group.CommitOptions;
import org.bouncycastle.mls.protocol.Group.CommitParameters;
import org.bouncycastle.mls.protocol.Group.GroupWithMessage;
import org.bouncycastle.mls.protocol.Group.LeafNodeOptions;
import org.bouncycastle.mls.protocol.Group.MessageOptions;
import org.jspecify.annotations.Nullable;

/** Somebody in a voice channel who hears what others there send: a member of the channel's group, in plain Java. */
public final class Listener {

    private static final String PURPOSE = "Discord Secure Frames v0";
    private static final int KEY = 16;

    /** So long may frames of the epoch before still be on their way. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** The keys of an epoch, and when nobody needs them any more. */
    private record Epoch(Group group, Map<String, KeyRatchet> ratchets, Instant end) {
        KeyRatchet of(String sender) {
            return ratchets.computeIfAbsent(
                    sender,
                    it -> new KeyRatchet(Mls.fitting(() -> group.getKeySchedule()
                            .MLSExporter(
                                    PURPOSE,
                                    ByteBuffer.allocate(Long.BYTES)
                                            .putLong(Long.reverseBytes(Long.parseUnsignedLong(it)))
                                            .array(),
                                    KEY))));
        }

        Epoch until(Instant other) {
            return new Epoch(group, ratchets, other);
        }
    }

    private final String person;
    private final String channel;
    private final ExternalSender gatekeeper;
    private final AsymmetricCipherKeyPair signature = Mls.SUITE.generateSignatureKeyPair();
    private final Deque<Epoch> epochs = new ArrayDeque<>();
    private AsymmetricCipherKeyPair initial = freshPair();
    private AsymmetricCipherKeyPair encryption = freshPair();
    private KeyPackage keyPackage;
    private Group group;
    private boolean established;
    private @Nullable GroupWithMessage proposed;

    /** In nobody's group yet; {@code introduction} is what the voice gateway said of itself. */
    public Listener(String person, String channel, byte[] introduction) {
        this.person = person;
        this.channel = channel;
        this.gatekeeper = Mls.read(introduction, ExternalSender.class);
        this.keyPackage = freshPackage();
        this.group = alone();
    }

    public String person() {
        return person;
    }

    /** With which the others may add this one: the body of op 26. */
    public synchronized byte[] keyPackage() {
        return Mls.bytes(keyPackage);
    }

    /** Begins anew, with another key package (op 24, epoch 1). */
    public synchronized void reset() {
        retire();
        initial = freshPair();
        encryption = freshPair();
        keyPackage = freshPackage();
        group = alone();
        established = false;
        proposed = null;
    }

    /** Takes what the voice gateway proposes (op 27), and offers a commit of it (op 28). */
    public synchronized CommitWelcome proposals(byte[] body) {
        return Mls.fitting(() -> {
            for (var left = new MLSInputStream(Arrays.copyOfRange(body, 1, body.length)).readOpaque();
                    left.length > 0; ) {
                var first = Mls.bytes(new MLSInputStream(left).read(MLSMessage.class));
                group.handle(first, null);
                left = Arrays.copyOfRange(left, first.length, left.length);
            }
            var next = group.commit(
                    new Secret(Mls.random(32)),
                    new CommitOptions(List.of(), true, false, new LeafNodeOptions()),
                    new MessageOptions(false, new byte[0], 0),
                    new CommitParameters(Group.NORMAL_COMMIT_PARAMS));
            proposed = next;
            var welcome = next.message.welcome;
            return new CommitWelcome(Mls.bytes(next.message), welcome == null ? new byte[0] : Mls.bytes(welcome));
        });
    }

    /** The commit that won (op 29), by whomever. */
    public synchronized void commit(byte[] commit) {
        var mine = proposed == null ? null : proposed.group;
        enter(Mls.fitting(() -> group.handle(commit, mine)));
    }

    /** Others have added this one (op 30). */
    public synchronized void welcome(byte[] welcome) {
        enter(Mls.fitting(() -> new Group(
                Mls.SUITE.getHPKE().serializePrivateKey(initial.getPrivate()),
                encryption,
                Mls.SUITE.serializeSignaturePrivateKey(signature.getPrivate()),
                keyPackage,
                Mls.read(welcome, Welcome.class),
                null,
                Map.of(),
                Map.of())));
    }

    /** Where in the group somebody is; nothing where they are not. */
    public synchronized Optional<Integer> leafOf(String somebody) {
        var tree = group.getTree();
        for (var leaf = 0; leaf < tree.getSize().leafCount(); leaf++) {
            var index = new LeafIndex(leaf);
            if (tree.hasLeaf(index)
                    && Mls.snowflake(tree.getLeafNode(index).getCredential().getIdentity())
                            .equals(somebody)) {
                return Optional.of(leaf);
            }
        }
        return Optional.empty();
    }

    public synchronized boolean isInGroup() {
        return established;
    }

    /** Whether this is a frame that only members of a group can open. */
    public static boolean isSealed(byte[] frame) {
        return SealedFrame.read(frame).isPresent();
    }

    /** What this sender sent; nothing where it cannot be opened. */
    public Optional<byte[]> open(String sender, byte[] frame) {
        return SealedFrame.read(frame)
                .flatMap(it -> candidates(Instant.now()).stream()
                        .map(epoch -> epoch.of(sender).key(it.generation()))
                        .flatMap(key -> it.open(key).stream())
                        .findFirst());
    }

    private synchronized List<Epoch> candidates(Instant now) {
        epochs.removeIf(it -> it.end().isBefore(now));
        return List.copyOf(epochs);
    }

    private void enter(Group next) {
        retire();
        group = next;
        established = true;
        proposed = null;
        epochs.addFirst(new Epoch(next, new ConcurrentHashMap<>(), Instant.MAX));
    }

    private void retire() {
        var end = Instant.now().plus(GRACE);
        var old = epochs.stream()
                .map(it -> it.end().equals(Instant.MAX) ? it.until(end) : it)
                .toList();
        epochs.clear();
        epochs.addAll(old);
    }

    private Group alone() {
        return Mls.fitting(() -> new Group(
                Mls.groupId(channel),
                Mls.SUITE,
                encryption,
                Mls.SUITE.serializeSignaturePrivateKey(signature.getPrivate()),
                keyPackage.getLeafNode(),
                List.of(Extension.externalSender(List.of(gatekeeper)))));
    }

    private KeyPackage freshPackage() {
        return Mls.fitting(() -> {
            var privateKey = Mls.SUITE.serializeSignaturePrivateKey(signature.getPrivate());
            var leaf = new LeafNode(
                    Mls.SUITE,
                    Mls.SUITE.getHPKE().serializePublicKey(encryption.getPublic()),
                    Mls.SUITE.serializeSignaturePublicKey(signature.getPublic()),
                    Credential.forBasic(Mls.id(person)),
                    new Capabilities(),
                    new LifeTime(),
                    List.of(),
                    privateKey);
            return new KeyPackage(
                    Mls.SUITE,
                    Mls.SUITE.getHPKE().serializePublicKey(initial.getPublic()),
                    leaf,
                    List.of(),
                    privateKey);
        });
    }

    private static AsymmetricCipherKeyPair freshPair() {
        return Mls.SUITE.getHPKE().generatePrivateKey();
    }
}
