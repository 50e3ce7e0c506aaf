package dev.skylark.sandbox.games;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a server of Enemy Territory says. A bot is always on it, which is nobody. */
final class QuakeWords implements Function<byte[], Optional<byte[]>> {

    private static final String MARK = "\u00ff\u00ff\u00ff\u00ff";

    private final Lobby lobby;

    QuakeWords(Lobby lobby) {
        this.lobby = lobby;
    }

    @Override
    public Optional<byte[]> apply(byte[] question) {
        var text = new String(question, StandardCharsets.ISO_8859_1);
        if (!text.startsWith(MARK + "getstatus")) {
            return Optional.empty();
        }
        var players = lobby.names().stream()
                .map(it -> "12 48 \"" + it + "\"\n")
                .collect(Collectors.joining("", "0 0 \"[BOT]Rocky\"\n", ""));
        var settings = "\\sv_maxclients\\%d\\mapname\\oasis\\version\\ET 2.60b linux-i386\\gamename\\legacy"
                .formatted(Lobby.PLACES);
        return Optional.of(
                (MARK + "statusResponse\n" + settings + "\n" + players).getBytes(StandardCharsets.ISO_8859_1));
    }
}
