package dev.skylark.sandbox.dave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * JDAVE's native library for machines whose glibc is older than the 2.38 that it asks for. Only four of its symbols are
 * that young, and each has an older one that does the same: this writes a copy which asks for those. Tests only; what
 * runs in production is the library as it was shipped.
 *
 * <p>JDAVE reads its library as a resource, and the folder of the test classes comes before all jars on the class path:
 * a copy that lies there is found first, and no class loader of our own is needed.
 */
public final class OldGlibc {

    private static final String LIBRARY = "natives/linux-x86-64/libdave.so";
    private static final int SYMBOL = 24;
    private static final int SYMBOLS = 11;
    private static final int VERSIONS_NEEDED = 0x6ffffffe;
    private static final int VERSIONS = 0x6fffffff;
    private static final int WEAK = 2;

    private final byte[] bytes;
    private final ByteBuffer file;
    private final Map<Integer, Integer> sections = new HashMap<>();

    private OldGlibc(byte[] shipped) {
        bytes = shipped.clone();
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (var number = 0; number < file.getShort(0x3C); number++) {
            sections.put(file.getInt(section(number) + 4), section(number));
        }
    }

    /** Makes sure that JDAVE finds a library that loads on this machine; to be called before JDAVE is touched. */
    public static synchronized void prepare() {
        try {
            var shipped = shipped();
            var copy = classes().resolve(LIBRARY);
            if (loads(shipped)) {
                Files.deleteIfExists(copy);
            } else if (!Files.exists(copy)) {
                Files.createDirectories(copy.getParent());
                Files.write(copy, new OldGlibc(shipped).redirected());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] shipped() throws IOException {
        var all = Collections.list(OldGlibc.class.getClassLoader().getResources(LIBRARY));
        URL inJar = all.stream()
                .filter(it -> it.getProtocol().equals("jar"))
                .findFirst()
                .orElseThrow();
        try (var in = inJar.openStream()) {
            return in.readAllBytes();
        }
    }

    private static Path classes() {
        try {
            return Path.of(OldGlibc.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @SuppressWarnings("restricted") // asking whether it loads is loading it
    private static boolean loads(byte[] library) throws IOException {
        var file = Files.createTempFile("libdave", ".so");
        try (var arena = Arena.ofConfined()) {
            Files.write(file, library);
            SymbolLookup.libraryLookup(file, arena);
            return true;
        } catch (IllegalArgumentException tooYoung) {
            return false;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private byte[] redirected() {
        var versions = versions();
        var symbols = offset(kind(SYMBOLS));
        var names = offset(section(file.getInt(kind(SYMBOLS) + 0x28)));
        var count = (int) file.getLong(kind(SYMBOLS) + 0x20) / SYMBOL;
        for (var number = 0; number < count; number++) {
            var symbol = symbols + number * SYMBOL;
            var name = text(names + file.getInt(symbol));
            var version = offset(kind(VERSIONS)) + number * 2;
            if (file.getShort(symbol + 6) != 0) {
                continue; // defined here, not asked for
            }
            if (name.startsWith("__isoc23_strto")) {
                file.putInt(symbol, file.getInt(symbol) + "__isoc23_".length());
                file.putShort(version, Objects.requireNonNull(versions.get("GLIBC_2.2.5")));
            } else if (name.equals("_ZSt21ios_base_library_initv")) {
                var older = "_ZNSt8ios_base4InitC1Ev\0".getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(older, 0, bytes, names + file.getInt(symbol), older.length);
                file.putShort(version, Objects.requireNonNull(versions.get("GLIBCXX_3.4")));
            }
        }
        return bytes;
    }

    /** The numbers of all versions that it asks for; those that are too young here are not insisted on any more. */
    private Map<String, Short> versions() {
        var found = new HashMap<String, Short>();
        var names = offset(section(file.getInt(kind(VERSIONS_NEEDED) + 0x28)));
        var library = offset(kind(VERSIONS_NEEDED));
        for (var left = file.getInt(kind(VERSIONS_NEEDED) + 0x2C); left > 0; left--) {
            var version = library + file.getInt(library + 8);
            for (var more = file.getShort(library + 2); more > 0; more--) {
                var name = text(names + file.getInt(version + 8));
                found.put(name, file.getShort(version + 6));
                if (name.equals("GLIBC_2.38") || name.equals("GLIBCXX_3.4.32")) {
                    file.putShort(version + 4, (short) (file.getShort(version + 4) | WEAK));
                }
                version += file.getInt(version + 12);
            }
            library += file.getInt(library + 12);
        }
        return found;
    }

    private int kind(int type) {
        return Objects.requireNonNull(sections.get(type));
    }

    private int section(int number) {
        return (int) file.getLong(0x28) + number * file.getShort(0x3A);
    }

    private int offset(int section) {
        return (int) file.getLong(section + 0x18);
    }

    private String text(int from) {
        var end = from;
        while (bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
    }
}
