package dev.skylark.worker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/** The part of Discord's voice gateway in the group key of a channel, by nothing but the JDK. */
final class ExternalSender {

    private static final int MLS_10 = 1;
    private static final int PUBLIC_MESSAGE = 1;
    private static final int MEMBER = 1;
    private static final int EXTERNAL = 2;
    private static final int PROPOSAL = 2;
    private static final int COMMIT = 3;
    private static final int ADD = 1;
    private static final int COORDINATE = 32;

    /** What a member's answer to a proposal is made of. */
    record Decision(ByteBuffer commit, ByteBuffer welcome) {}

    private final KeyPair key;
    private final byte[] group;

    ExternalSender(long channel) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        key = generator.generateKeyPair();
        group = ByteBuffer.allocate(Long.BYTES).putLong(channel).array();
    }

    /** How the gateway introduces itself. */
    byte[] introduction() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        var uncompressed = new byte[1 + 2 * COORDINATE];
        uncompressed[0] = 4;
        place(point.getAffineX(), uncompressed, 1);
        place(point.getAffineY(), uncompressed, 1 + COORDINATE);
        return written(out -> {
            vector(out, uncompressed);
            out.writeShort(1); // a basic credential
            vector(out, "gateway".getBytes(US_ASCII));
        });
    }

    /** The proposal to let somebody in, signed. */
    byte[] proposesToAdd(long epoch, byte[] keyPackage) throws GeneralSecurityException {
        var content = written(out -> {
            out.writeShort(MLS_10);
            out.writeShort(PUBLIC_MESSAGE);
            vector(out, group);
            out.writeLong(epoch);
            out.writeByte(EXTERNAL);
            out.writeInt(0);
            vector(out, new byte[0]);
            out.writeByte(PROPOSAL);
            out.writeShort(ADD);
            out.write(keyPackage);
        });
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(written(out -> {
            vector(out, "MLS 1.0 FramedContentTBS".getBytes(US_ASCII));
            vector(out, content);
        }));
        var signed = signature.sign();
        var message = written(out -> {
            out.write(content);
            vector(out, signed);
        });
        return written(out -> {
            out.writeByte(0); // adds proposals, as against 1, which takes them back
            vector(out, message);
        });
    }

    /** A commit does not say how long it is, so it is walked through; what follows is the welcome. */
    static Decision decision(byte[] both) {
        var in = ByteBuffer.wrap(both);
        expect(in.getShort(), MLS_10);
        expect(in.getShort(), PUBLIC_MESSAGE);
        skip(in, 1); // group
        in.getLong();
        expect(in.get(), MEMBER);
        in.getInt();
        skip(in, 1); // authenticated data
        expect(in.get(), COMMIT);
        skip(in, 1); // proposals
        if (in.get() == 1) {
            skip(in, 2); // keys for encryption and signatures
            in.getShort();
            skip(in, 1 + 5); // credential, capabilities
            expect(in.get(), 3);
            skip(in, 3 + 1); // parent, extensions, signature, and the nodes of the path
        }
        skip(in, 3); // signature, confirmation, membership
        return new Decision(direct(both, 0, in.position()), direct(both, in.position(), both.length));
    }

    private static ByteBuffer direct(byte[] bytes, int from, int to) {
        return ByteBuffer.allocateDirect(to - from).put(bytes, from, to - from).flip();
    }

    private static void expect(int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException("expected %d, found %d".formatted(expected, found));
        }
    }

    private static void skip(ByteBuffer in, int vectors) {
        for (var i = 0; i < vectors; i++) {
            var length = length(in);
            in.position(in.position() + length);
        }
    }

    private static int length(ByteBuffer in) {
        var first = in.get() & 0xFF;
        return switch (first >> 6) {
            case 0 -> first;
            case 1 -> ((first & 0x3F) << 8) | (in.get() & 0xFF);
            case 2 -> ((first & 0x3F) << 24) | ((in.get() & 0xFF) << 16) | (in.getShort() & 0xFFFF);
            default -> throw new IllegalArgumentException("a length of MLS begins with at most two bits");
        };
    }

    private static void vector(DataOutputStream out, byte[] bytes) throws IOException {
        if (bytes.length < 1 << 6) {
            out.writeByte(bytes.length);
        } else if (bytes.length < 1 << 14) {
            out.writeShort(0x4000 | bytes.length);
        } else {
            out.writeInt(0x80000000 | bytes.length);
        }
        out.write(bytes);
    }

    private static void place(BigInteger number, byte[] into, int from) {
        var bytes = number.toByteArray();
        var length = Math.min(COORDINATE, bytes.length);
        System.arraycopy(bytes, bytes.length - length, into, from + COORDINATE - length, length);
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
