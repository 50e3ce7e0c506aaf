package dev.skylark.lavaplayer;

import dev.skylark.player.Sources.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One recording or radio in many pieces, as HTTP Live Streaming lists them: RFC 8216. {@code first} is the number of the
 * first piece; more will come unless it has {@code ended}.
 */
record Hls(List<Piece> pieces, long first, boolean ended) {

    private static final String VARIANT = "#EXT-X-STREAM-INF:";
    private static final Pattern FILM = Pattern.compile("RESOLUTION=|avc\\d|hvc\\d|hev\\d|av01|vp0?9");
    private static final int MOST = 20_000;

    /** A few seconds of sound. */
    record Piece(URI address, Duration length) {}

    Hls {
        pieces = List.copyOf(pieces);
    }

    Duration length() {
        return pieces.stream().map(Piece::length).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Where the pieces are listed, if this list only says in which qualities they are there: the best sound without film,
     * else the one with the least film.
     */
    static Optional<URI> variant(URI base, String text) {
        Optional<URI> best = Optional.empty();
        var most = Long.MIN_VALUE;
        var quality = Long.MIN_VALUE;
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.startsWith(VARIANT)) {
                quality = quality(line);
            } else if (!line.isEmpty() && !line.startsWith("#") && quality > most) {
                most = quality;
                best = Optional.of(base.resolve(Addresses.read(line)));
            }
        }
        return best;
    }

    private static long quality(String line) {
        var bandwidth = number(line, "BANDWIDTH=");
        return FILM.matcher(line).find() ? -bandwidth : bandwidth;
    }

    static Hls read(URI base, String text) throws Refusal {
        var pieces = new ArrayList<Piece>();
        var length = Duration.ZERO;
        var first = 0L;
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#EXT-X-MAP") || (line.startsWith("#EXT-X-KEY") && !line.contains("METHOD=NONE"))) {
                throw new Refusal(Trouble.NOT_MUSIC, "Pieces of this kind cannot be read.");
            }
            if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) {
                first = number(line, "SEQUENCE:");
            } else if (line.startsWith("#EXTINF:")) {
                length = length(line.substring("#EXTINF:".length()));
            } else if (!line.isEmpty() && !line.startsWith("#") && pieces.size() < MOST) {
                pieces.add(new Piece(base.resolve(Addresses.read(line)), length));
            }
        }
        return new Hls(pieces, first, text.contains("#EXT-X-ENDLIST"));
    }

    private static Duration length(String said) {
        try {
            var comma = said.indexOf(',');
            var seconds = Double.parseDouble(comma < 0 ? said : said.substring(0, comma));
            return seconds > 0 && seconds < 3_600 ? Duration.ofMillis(Math.round(seconds * 1_000)) : Duration.ZERO;
        } catch (NumberFormatException strange) {
            return Duration.ZERO;
        }
    }

    private static long number(String line, String key) {
        var from = line.indexOf(key);
        if (from < 0) {
            return 0;
        }
        var end = from + key.length();
        while (end < line.length() && end < from + key.length() + 15 && Character.isDigit(line.charAt(end))) {
            end++;
        }
        return end == from + key.length() ? 0 : Long.parseLong(line.substring(from + key.length(), end));
    }
}
