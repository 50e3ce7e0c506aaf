package dev.skylark.sandbox.dave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** The form of a sealed frame, with all that it may have and sound never has. */
class SealedFrameTest {

    private static final byte[] KEY = "sixteen bytes!!!".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FRAME = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    /** A sender that leaves bytes 0 to 1 and 4 to 6 open, in the words of the paper. */
    private static byte[] sealed() throws Exception {
        var nonce = new byte[12];
        ByteBuffer.wrap(nonce).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 0x01000080);
        var cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(true, new AEADParameters(new KeyParameter(KEY), 64, nonce, new byte[] {1, 2, 5, 6, 7}));
        var secret = new byte[] {3, 4, 8, 9, 10};
        var out = new byte[secret.length + 8];
        cipher.doFinal(out, cipher.processBytes(secret, 0, secret.length, out, 0));
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {1, 2, out[0], out[1], 5, 6, 7, out[2], out[3], out[4]});
        frame.write(out, secret.length, 8);
        frame.writeBytes(new byte[] {(byte) 0x80, (byte) 0x81, (byte) 0x80, 0x08});
        frame.writeBytes(new byte[] {0, 2, 4, 3});
        frame.writeBytes(new byte[] {8 + 4 + 4 + 3, (byte) 0xFA, (byte) 0xFA});
        return frame.toByteArray();
    }

    @Test
    void parts_that_are_open_stay_where_they_are() throws Exception {
        var frame = SealedFrame.read(sealed()).orElseThrow();

        assertThat(frame.generation()).isEqualTo(1);
        assertThat(frame.open()).isEqualTo(List.of(new SealedFrame.Part(0, 2), new SealedFrame.Part(4, 3)));
        assertThat(frame.open(KEY)).hasValue(FRAME);
    }

    @Test
    void another_key_or_another_byte_opens_nothing() throws Exception {
        var changed = sealed();
        changed[5]++;

        assertThat(SealedFrame.read(sealed()).orElseThrow().open(new byte[16])).isEmpty();
        assertThat(SealedFrame.read(changed).orElseThrow().open(KEY)).isEmpty();
    }

    @Test
    void whatever_a_stranger_sends_does_no_harm() {
        var random = new Random(5);
        for (var number = 0; number < 20_000; number++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 2) {
                bytes[bytes.length - 1] = (byte) 0xFA;
                bytes[bytes.length - 2] = (byte) 0xFA;
                bytes[bytes.length - 3] = (byte) random.nextInt(40);
            }
            assertThatCode(() -> SealedFrame.read(bytes).flatMap(it -> it.open(KEY)))
                    .doesNotThrowAnyException();
        }
    }
}
