package dev.skylark.sandbox.dave;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.bouncycastle.mls.codec.MLSInputStream;
import org.bouncycastle.mls.codec.MLSOutputStream;
import org.bouncycastle.mls.crypto.MlsCipherSuite;

/** What all sides of version 1 of DAVE have agreed on. */
final class Mls {

    static final MlsCipherSuite SUITE = MlsCipherSuite.BCMLS_128_DHKEMP256_AES128GCM_SHA256_P256;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Mls() {}

    /** Something that others sent does not fit the protocol or our group. */
    static final class Unfit extends RuntimeException {
        Unfit(Throwable cause) {
            super("This does not fit the group", cause);
        }

        Unfit(String why) {
            super(why);
        }
    }

    static byte[] bytes(Object structure) {
        return fitting(() -> MLSOutputStream.encode(structure));
    }

    static <T> T read(byte[] bytes, Class<T> kind) {
        return fitting(() -> kind.cast(MLSInputStream.decode(bytes, kind)));
    }

    /** The library throws whatever it has; here all of it means the same. */
    static <T> T fitting(Callable<T> step) {
        try {
            return step.call();
        } catch (Unfit already) {
            throw already;
        } catch (Exception wrong) {
            throw new Unfit(wrong);
        }
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A group has the id of its channel. */
    static byte[] groupId(String channel) {
        return id(channel);
    }

    /** Ids are eight bytes, the highest first. */
    static byte[] id(String snowflake) {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(Long.parseUnsignedLong(snowflake))
                .array();
    }

    static String snowflake(byte[] id) {
        return id.length == Long.BYTES
                ? Long.toUnsignedString(ByteBuffer.wrap(id).getLong())
                : "";
    }
}
