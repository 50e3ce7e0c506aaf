package dev.skylark.sandbox.house;

import dev.skylark.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What programs write all day: a shop in JSON, a worker as Java programs do, a web server about each request. */
final class PlayedLines {

    private static final DateTimeFormatter NGINX =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter JAVA =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> PATHS =
            List.of("/", "/cart", "/checkout", "/products/17", "/products/4", "/login", "/api/orders");
    private static final String TRACE = """
            java.lang.IllegalStateException: the warehouse does not know item 4711
            \tat shop.worker.Warehouse.reserve(Warehouse.java:84)
            \tat shop.worker.Orders.pack(Orders.java:41)
            \tat shop.worker.Main.main(Main.java:19)
            Caused by: java.net.SocketTimeoutException: Read timed out
            \tat java.base/java.net.Socket.read(Socket.java:1099)
            \t... 3 more""";

    private PlayedLines() {}

    static String line(String service, Instant at, Random random) {
        return switch (service) {
            case "shop" -> shop(at, random);
            case "worker" -> worker(at, random);
            default -> web(at, random);
        };
    }

    private static String shop(Instant at, Random random) {
        var request = "%08x-%04x".formatted(random.nextInt(), random.nextInt(0xffff));
        var path = PATHS.get(random.nextInt(PATHS.size()));
        var line = Json.fields().with("timestamp", at.toString());
        var said = switch (random.nextInt(40)) {
            case 0 -> line.with("level", "ERROR").with("message", "the payment was not taken: card declined");
            case 1, 2 -> line.with("level", "WARN").with("message", "the price list is older than an hour");
            case 3 -> line.with("level", "INFO").with("message", "signed in").with("password", "correct horse");
            default -> line.with("level", "INFO").with("message", "request done");
        };
        return said.with("requestId", request)
                .with("path", path)
                .with("duration_ms", 5 + random.nextInt(path.equals("/checkout") ? 900 : 120))
                .toString();
    }

    private static String worker(Instant at, Random random) {
        var head = JAVA.format(at);
        return switch (random.nextInt(30)) {
            case 0 ->
                head
                        + " ERROR [orders-1] shop.worker.Orders - order %d could not be packed\n"
                                .formatted(random.nextInt(9000))
                        + TRACE;
            case 1 -> head + " WARN  [orders-2] shop.worker.Mail - the mail server asks us to slow down";
            default ->
                head + " INFO  [orders-1] shop.worker.Orders - order %d is packed".formatted(random.nextInt(9000));
        };
    }

    /** An order that could not be packed. */
    static String error(Instant at) {
        return JAVA.format(at) + " ERROR [orders-1] shop.worker.Orders - order 815 could not be packed\n" + TRACE;
    }

    /** Another kind of failure for each number. */
    static String error(Instant at, int kind) {
        return JAVA.format(at)
                + " ERROR [orders-1] shop.worker.Step%d - step %d of an order failed".formatted(kind, kind)
                + "\njava.lang.IllegalStateException: step %d\n\tat shop.worker.Step%d.run(Step.java:%d)"
                        .formatted(kind, kind, 10 + kind);
    }

    private static String web(Instant at, Random random) {
        var status = random.nextInt(50) == 0 ? 502 : random.nextInt(12) == 0 ? 404 : 200;
        return "203.0.113.%d - - [%s] \"GET %s HTTP/1.1\" %d %d \"-\" \"Mozilla/5.0\""
                .formatted(
                        random.nextInt(250),
                        NGINX.format(at),
                        PATHS.get(random.nextInt(PATHS.size())),
                        status,
                        200 + random.nextInt(9000));
    }
}
