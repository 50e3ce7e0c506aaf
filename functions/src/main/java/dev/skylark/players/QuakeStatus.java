package dev.skylark.players;

import dev.skylark.players.Headcount.Why;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code getstatus} of Quake III, Enemy Territory and their kin. */
final class QuakeStatus {

    private static final String MARK = "\u00ff\u00ff\u00ff\u00ff";
    private static final String ANSWER = MARK + "statusResponse\n";

    /** Points, ping, and the name in quotes. */
    private static final Pattern PLAYER = Pattern.compile("(-?\\d{1,9}+) (-?\\d{1,9}+) \"([^\"]{0,100}+)\".{0,100}+");

    private static final Pattern COLOUR = Pattern.compile("\\^.");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}+");

    private QuakeStatus() {}

    static byte[] question() {
        return (MARK + "getstatus\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    static Headcount read(byte[] answer) {
        var text = new String(answer, StandardCharsets.ISO_8859_1);
        return (text.startsWith(ANSWER) ? status(text.substring(ANSWER.length())) : Optional.<Headcount>empty())
                .orElseGet(() -> Headcount.unknown(Why.NOT_UNDERSTOOD));
    }

    private static Optional<Headcount> status(String text) {
        var lines = text.split("\n", -1);
        var settings = settings(lines[0]);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        for (int at = 1; at < lines.length; at++) {
            var player = PLAYER.matcher(lines[at]);
            if (player.matches()) {
                // A bot is where the server is: it alone has a ping of nothing.
                if (!player.group(2).equals("0")) {
                    names.add(COLOUR.matcher(player.group(3)).replaceAll(""));
                }
            } else if (!lines[at].isBlank() && !lines[at].equals("\0")) {
                return Optional.empty();
            }
        }
        var most = settings.getOrDefault("sv_maxclients", "0");
        return Headcount.playing(
                names.size(),
                NUMBER.matcher(most).matches() ? Long.parseLong(most) : 0,
                names,
                settings.getOrDefault("mapname", ""),
                settings.getOrDefault("version", ""));
    }

    /** {@code \name\value\name\value}; of a name that comes twice the last holds. */
    private static Map<String, String> settings(String line) {
        var settings = new HashMap<String, String>();
        var parts = line.split("\\\\", -1);
        for (int at = 1; at + 1 < parts.length; at += 2) {
            settings.put(parts[at], parts[at + 1]);
        }
        return settings;
    }
}
