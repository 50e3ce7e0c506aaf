package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.tools.io.HttpClientTools;
import com.sedmelluq.discord.lavaplayer.tools.io.HttpInterface;
import com.sedmelluq.discord.lavaplayer.tools.io.HttpInterfaceManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Consumer;

/** The web as strangers' addresses may use it. Sites are told nothing that they could remember us by. */
final class Web implements AutoCloseable {

    private final HttpInterfaceManager clients = HttpClientTools.createCookielessThreadLocalManager();

    Web(Guard guard) {
        clients.configureBuilder(guard::protect);
        clients.configureRequests(Guard::limit);
    }

    /** Opened when it is first read. */
    WebStream open(URI address, Allowance allowance, Consumer<String> titles) {
        return new WebStream(clients.getInterface(), address, allowance, titles);
    }

    HttpInterface client() {
        return clients.getInterface();
    }

    @Override
    public void close() {
        try {
            clients.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
