package dev.skylark.lavaplayer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads lists of addresses as players write them: M3U and PLS. */
final class Playlist {

    /** An address with the title that the list gives it, often empty. */
    record Entry(URI address, String title) {}

    private static final String TITLE = "#EXTINF";

    private Playlist() {}

    static boolean isPlaylist(byte[] start, String type) {
        var head = new String(start, 0, Math.min(start.length, 16), StandardCharsets.ISO_8859_1);
        var kind = type.toLowerCase(Locale.ROOT);
        return head.startsWith("#EXTM3U")
                || head.regionMatches(true, 0, "[playlist]", 0, 10)
                || kind.contains("mpegurl")
                || kind.startsWith("audio/x-scpls");
    }

    /** Whether it is one recording or radio in many pieces. */
    static boolean isPieces(String text) {
        return text.contains("#EXT-X-");
    }

    static List<Entry> read(URI base, String text, int most) {
        return text.regionMatches(true, 0, "[playlist]", 0, 10) ? pls(base, text, most) : m3u(base, text, most);
    }

    private static List<Entry> m3u(URI base, String text, int most) {
        var entries = new ArrayList<Entry>();
        var title = "";
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.startsWith(TITLE)) {
                title = line.substring(line.indexOf(',') + 1).strip();
            } else if (!line.isEmpty() && !line.startsWith("#") && entries.size() < most) {
                add(entries, base, line, title);
                title = "";
            }
        }
        return entries;
    }

    private static List<Entry> pls(URI base, String text, int most) {
        var files = new TreeMap<Integer, String>();
        var titles = new TreeMap<Integer, String>();
        for (var line : text.lines().map(String::strip).toList()) {
            number(line, "file", files);
            number(line, "title", titles);
        }
        var entries = new ArrayList<Entry>();
        files.forEach((number, file) -> {
            if (entries.size() < most) {
                add(entries, base, file, titles.getOrDefault(number, ""));
            }
        });
        return entries;
    }

    private static void number(String line, String key, Map<Integer, String> into) {
        var equals = line.indexOf('=');
        if (equals > key.length() && equals < key.length() + 6 && line.regionMatches(true, 0, key, 0, key.length())) {
            try {
                into.put(
                        Integer.parseInt(line.substring(key.length(), equals)),
                        line.substring(equals + 1).strip());
            } catch (NumberFormatException strange) {
                // a line of another kind
            }
        }
    }

    private static void add(List<Entry> entries, URI base, String address, String title) {
        try {
            entries.add(new Entry(base.resolve(Addresses.read(address)), title));
        } catch (IllegalArgumentException strange) {
            // a path on the disk of whoever wrote the list
        }
    }
}
