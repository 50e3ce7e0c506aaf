package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.tools.http.ExtendedHttpClientBuilder;
import dev.skylark.player.Sources.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.http.HttpHost;
import org.apache.http.ProtocolException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.DefaultRedirectStrategy;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.protocol.HttpContext;
import org.apache.http.ssl.SSLContexts;

/**
 * Looks at every address in the moment of connecting to it, when no name can change its meaning any more: at first, after
 * each redirect and for each piece of a list alike.
 */
final class Guard {

    private static final int CONNECT_MILLISECONDS = 5_000;
    private static final int READ_MILLISECONDS = 10_000;
    private static final int REDIRECTS = 5;

    private final Predicate<InetAddress> open;
    private final Optional<InetSocketAddress> neighbour;

    Guard(Predicate<InetAddress> open) {
        this(open, Optional.empty());
    }

    /** {@code neighbour} may be connected to besides. */
    Guard(Predicate<InetAddress> open, Optional<InetSocketAddress> neighbour) {
        this.open = open;
        this.neighbour = neighbour;
    }

    void protect(HttpClientBuilder builder) {
        var guarded = (ExtendedHttpClientBuilder) builder;
        guarded.setPlainConnectionSocketFactory(new PlainConnectionSocketFactory() {
            @Override
            public Socket connectSocket(
                    int timeout,
                    Socket socket,
                    HttpHost host,
                    InetSocketAddress remote,
                    InetSocketAddress local,
                    HttpContext context)
                    throws IOException {
                check(remote);
                return super.connectSocket(timeout, socket, host, remote, local, context);
            }
        });
        guarded.setSslConnectionSocketFactory(new SSLConnectionSocketFactory(SSLContexts.createSystemDefault()) {
            @Override
            public Socket connectSocket(
                    int timeout,
                    Socket socket,
                    HttpHost host,
                    InetSocketAddress remote,
                    InetSocketAddress local,
                    HttpContext context)
                    throws IOException {
                check(remote);
                return super.connectSocket(timeout, socket, host, remote, local, context);
            }
        });
        guarded.setRetryHandler((exception, count, context) -> false);
        guarded.setUserAgent("Skylark");
        guarded.setRedirectStrategy(new DefaultRedirectStrategy() {
            @Override
            protected URI createLocationURI(String location) throws ProtocolException {
                var next = super.createLocationURI(location);
                try {
                    return next.isAbsolute() ? Addresses.ofTheWeb(next) : next;
                } catch (Refusal refusal) {
                    throw new ProtocolException("This redirect is not followed.", refusal);
                }
            }
        });
    }

    static RequestConfig limit(RequestConfig config) {
        return RequestConfig.copy(config)
                .setConnectTimeout(CONNECT_MILLISECONDS)
                .setConnectionRequestTimeout(CONNECT_MILLISECONDS)
                .setSocketTimeout(READ_MILLISECONDS)
                .setMaxRedirects(REDIRECTS)
                .build();
    }

    private void check(InetSocketAddress remote) throws Refusal {
        if (!open.test(remote.getAddress()) && neighbour.filter(remote::equals).isEmpty()) {
            throw new Refusal(Trouble.PRIVATE, "The address is not open to the world.");
        }
    }
}
