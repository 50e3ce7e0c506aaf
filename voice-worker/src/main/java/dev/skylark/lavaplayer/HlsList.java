package dev.skylark.lavaplayer;

import dev.skylark.player.Sources.Trouble;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.http.HttpStatus;

/** The list of the pieces of one recording or radio, on the web. */
final class HlsList {

    private static final int LONGEST = 1 << 22;

    private final Web web;
    private final URI address;
    private final Allowance allowance;

    HlsList(Web web, URI address, Allowance allowance) {
        this.web = web;
        this.address = address;
        this.allowance = allowance;
    }

    /** As it is now. */
    Hls load() throws IOException {
        var text = text(address);
        var variant = Hls.variant(address, text);
        if (variant.isEmpty()) {
            return Hls.read(address, text);
        }
        var inner = Addresses.ofTheWeb(variant.get());
        return Hls.read(inner, text(inner));
    }

    private String text(URI where) throws IOException {
        try (var stream = open(where)) {
            return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    WebStream open(URI where) throws IOException {
        var stream = web.open(Addresses.ofTheWeb(where), allowance, title -> {});
        var status = stream.status();
        if (status != HttpStatus.SC_OK) {
            stream.close();
            throw new Refusal(Trouble.UNREACHABLE, "HTTP " + status);
        }
        return stream;
    }
}
