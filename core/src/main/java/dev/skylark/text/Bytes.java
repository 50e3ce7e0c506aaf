package dev.skylark.text;

import java.util.Locale;

/** So many bytes, in the unit that fits. */
public final class Bytes {

    private static final long KILOBYTE = 1L << 10;
    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    private Bytes() {}

    public static String written(long bytes, Locale locale) {
        if (bytes < MEGABYTE) {
            return "%d KB".formatted(bytes / KILOBYTE);
        }
        return bytes < GIGABYTE
                ? String.format(locale, "%.1f MB", (double) bytes / MEGABYTE)
                : String.format(locale, "%.2f GB", (double) bytes / GIGABYTE);
    }
}
