package dev.skylark.sandbox.dave;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.mls.codec.MLSInputStream;
import org.bouncycastle.mls.codec.MLSMessage;

/** What a member sends with op 28: the commit for those who are in the group, the welcome for who comes, if anybody. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CommitWelcome(byte[] commit, byte[] welcome) {

    public static CommitWelcome read(byte[] body) {
        return Mls.fitting(() -> {
            var message = (MLSMessage) new MLSInputStream(body).read(MLSMessage.class);
            // what was read is written the same way again, so its length tells where the welcome starts
            var length = Mls.bytes(message).length;
            return new CommitWelcome(Arrays.copyOf(body, length), Arrays.copyOfRange(body, length, body.length));
        });
    }

    public byte[] body() {
        return ByteBuffer.allocate(commit.length + welcome.length)
                .put(commit)
                .put(welcome)
                .array();
    }
}
