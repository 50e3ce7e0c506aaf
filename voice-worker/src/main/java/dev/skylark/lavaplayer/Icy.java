package dev.skylark.lavaplayer;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** A radio's sound, from which what it says about itself every few thousand bytes is taken out. */
final class Icy extends FilterInputStream {

    private static final String TITLE = "StreamTitle='";
    private static final int UNIT = 16;

    private final int interval;
    private final Consumer<String> titles;
    private int left;
    private String last = "";

    Icy(InputStream radio, int interval, Consumer<String> titles) {
        super(radio);
        this.interval = interval;
        this.titles = titles;
        this.left = interval;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            listen();
            left = interval;
        }
        var read = super.read(bytes, offset, Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long many) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(many, 4_096)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void listen() throws IOException {
        var units = in.read();
        if (units < 0) {
            return;
        }
        var said = in.readNBytes(units * UNIT);
        if (said.length < units * UNIT) {
            throw new EOFException("The radio stopped in the middle of a title.");
        }
        title(said).filter(it -> !it.equals(last)).ifPresent(it -> {
            last = it;
            titles.accept(it);
        });
    }

    static Optional<String> title(byte[] said) {
        var text = text(said);
        var from = text.indexOf(TITLE);
        if (from < 0) {
            return Optional.empty();
        }
        var end = text.indexOf("';", from);
        var title = text.substring(from + TITLE.length(), end < from + TITLE.length() ? text.length() : end)
                .replace('\0', ' ')
                .strip();
        return Optional.of(title).filter(it -> !it.isEmpty());
    }

    /** Nobody says which; who does not write UTF-8 writes as the web once did. */
    private static String text(byte[] said) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(said))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(said, StandardCharsets.ISO_8859_1);
        }
    }
}
