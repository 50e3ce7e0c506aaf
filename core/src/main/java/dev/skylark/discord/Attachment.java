package dev.skylark.discord;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A file that goes with a message, with the sentence that a screen reader says about it. */
public record Attachment(String name, String about, ByteBuffer content) {

    public Attachment {
        content = content.asReadOnlyBuffer();
    }

    public static Attachment of(String name, String about, byte[] content) {
        return new Attachment(name, about, ByteBuffer.wrap(content.clone()));
    }

    public static Attachment of(String name, String about, String content) {
        return new Attachment(name, about, ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] bytes() {
        var bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}
