package dev.skylark.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skylark.json.Json.NotJson;
import dev.skylark.sandbox.http.Response.Body.Stream;
import dev.skylark.sandbox.http.Response.Body.Whole;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one port of the sandbox. Every request has its own virtual thread, so a slow one holds up nobody. */
public final class Server implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Server.class.getName());
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:[a-z0-9-]+\\.)*localhost(?::\\d+)?|127\\.0\\.0\\.1(?::\\d+)?|\\[::1](?::\\d+)?");
    private static final int SECONDS_TO_FINISH = 2;

    static {
        // Without it every small answer on a kept connection waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** One for each request that is being answered. The JDK's own way to wait for them can miss the last one. */
    private final Semaphore turns = new Semaphore(Integer.MAX_VALUE);

    private volatile Routes<Endpoint> routes = new Routes<>(List.of());
    private volatile Endpoint.Handler otherwise = _ -> Response.empty(404);

    /** Takes the port at once, and answers from {@link #serve} on. Port 0 is any free one. */
    public Server(int port) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        } catch (BindException taken) {
            throw new IllegalStateException("Port " + port + " is taken; set SKYLARK_PORT to another one.", taken);
        } catch (IOException broken) {
            throw new IllegalStateException("Port " + port + " cannot be opened: " + broken.getMessage(), broken);
        }
        http.setExecutor(threads);
        http.createContext("/", this::handle);
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** Requests that no route takes go to {@code elsewhere}. */
    public void serve(Routes<Endpoint> where, Endpoint.Handler elsewhere) {
        routes = where;
        otherwise = elsewhere;
        http.start();
    }

    /** Lets those finish that are being answered, but not for long. */
    @Override
    public void close() {
        try {
            if (!turns.tryAcquire(Integer.MAX_VALUE, SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "Some requests were cut off.");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (turns.tryAcquire()) {
                try {
                    respond(exchange);
                } finally {
                    turns.release();
                }
            }
        }
    }

    private void respond(HttpExchange exchange) throws IOException {
        Response response;
        try {
            response = answer(exchange);
        } catch (NotJson notJson) {
            response = Response.error(400, String.valueOf(notJson.getMessage()));
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, exchange.getRequestMethod() + " " + exchange.getRequestURI() + " failed", bug);
            response = Response.error(500, "The sandbox failed at this: " + bug);
        }
        send(exchange, response);
    }

    private Response answer(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestMethod();
        var path = Route.parts(exchange.getRequestURI().getRawPath()).stream()
                .map(Server::decoded)
                .collect(Collectors.joining("/", "/", ""));
        var headers = headers(exchange);
        if (fromElsewhere(headers)) {
            return Response.error(403, "The sandbox answers to this machine only, not to pages from elsewhere.");
        }
        return switch (routes.find(method, path)) {
            case Routes.Found.Nowhere<Endpoint>() -> {
                drain(exchange, Endpoint.USUAL);
                yield otherwise.answer(new Request(method, path, Map.of(), headers, Map.of(), new byte[0]));
            }
            case Routes.Found.OtherMethods<Endpoint>(var allowed) -> {
                drain(exchange, Endpoint.USUAL);
                yield Response.error(405, path + " takes " + allowed + ", not " + method + ".")
                        .with("Allow", allowed);
            }
            case Routes.Found.Here<Endpoint>(var route, var variables) -> {
                var longest = route.target().longestBody();
                var body = exchange.getRequestBody().readNBytes(longest + 1);
                if (body.length > longest) {
                    drain(exchange, Endpoint.WITH_FILES);
                    yield Response.error(413, "A body for " + path + " has at most " + longest + " bytes.");
                }
                var query = query(exchange.getRequestURI().getRawQuery());
                yield route.target().handler().answer(new Request(method, path, query, headers, variables, body));
            }
        };
    }

    /**
     * A page from elsewhere, open in the same browser, could otherwise press buttons here; with a name that resolves
     * to this machine it could even read the answers.
     */
    private static boolean fromElsewhere(Map<String, String> headers) {
        var host = headers.getOrDefault("host", "localhost").toLowerCase(Locale.ROOT);
        var origin = Optional.ofNullable(headers.get("origin"));
        return !LOOPBACK.matcher(host).matches()
                || (origin.isPresent() && !origin.get().equalsIgnoreCase("http://" + host));
    }

    /** Reads on a little: a client that is still sending when the answer comes sees a broken connection instead. */
    private static void drain(HttpExchange exchange, long most) throws IOException {
        var in = exchange.getRequestBody();
        var piece = new byte[1 << 16];
        for (long read = 0; read < most; ) {
            var got = in.read(piece);
            if (got < 0) {
                return;
            }
            read += got;
        }
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        switch (response.body()) {
            case Whole(var bytes) -> {
                exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
                if (bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
            }
            case Stream(var flow) -> {
                exchange.sendResponseHeaders(response.status(), 0);
                flow.into(exchange.getResponseBody());
            }
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    private static Map<String, String> query(String raw) {
        if (raw == null || raw.isEmpty()) {
            return Map.of();
        }
        var query = new LinkedHashMap<String, String>();
        Arrays.stream(raw.split("&", -1)).map(it -> it.split("=", 2)).forEach(it -> {
            query.put(form(it[0]), it.length == 2 ? form(it[1]) : "");
        });
        return query;
    }

    /** In a path a plus is a plus, and a slash that was encoded does not divide it. */
    private static String decoded(String part) {
        return form(part.replace("+", "%2B")).replace("/", "%2F");
    }

    private static String form(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }
}
