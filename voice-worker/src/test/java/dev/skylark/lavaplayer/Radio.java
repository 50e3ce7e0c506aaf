package dev.skylark.lavaplayer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A radio that sends silence and every now and then says what it plays, if somebody wants to know. */
final class Radio implements HttpHandler {

    private static final int INTERVAL = 8_192;
    private static final String[] TITLES = {"Miles – So What", "Miles – So What", "", "It's Bill; Evans"};

    private final String name;

    Radio(String name) {
        this.name = name;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var talks = "1".equals(exchange.getRequestHeaders().getFirst("Icy-MetaData"));
        var headers = exchange.getResponseHeaders();
        headers.add("Content-Type", "audio/mpeg");
        headers.add("icy-name", name);
        if (talks) {
            headers.add("icy-metaint", String.valueOf(INTERVAL));
        }
        exchange.sendResponseHeaders(200, 0);
        var music = Tone.mp3(2_000);
        for (var i = 0; (i + 1) * INTERVAL < music.length; i++) {
            exchange.getResponseBody().write(music, i * INTERVAL, INTERVAL);
            if (talks) {
                exchange.getResponseBody().write(said(TITLES[i % TITLES.length]));
            }
        }
    }

    private static byte[] said(String title) {
        var said = new ByteArrayOutputStream();
        var text = title.isEmpty()
                ? new byte[0]
                : "StreamTitle='%s';StreamUrl='';".formatted(title).getBytes(StandardCharsets.UTF_8);
        var units = (text.length + 15) / 16;
        said.write(units);
        said.writeBytes(Arrays.copyOf(text, units * 16));
        return said.toByteArray();
    }
}
