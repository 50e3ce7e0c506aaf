package dev.skylark.http;

import dev.skylark.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that others may call, behind API Gateway. */
public final class Routes {

    /** As much as anybody sends who has something to say. */
    public static final int LARGEST_BODY = 1024 * 1024;

    private static final String COOKIE = "set-cookie";

    private final List<Route> routes;

    public Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public Response answer(Request request) {
        if (request.content().remaining() > LARGEST_BODY) {
            return Response.refused(
                    413, "The body is larger than %d bytes. Send less at once.".formatted(LARGEST_BODY));
        }
        for (var route : routes) {
            var part = route.match(request);
            if (part.isPresent()) {
                return route.answer().apply(request, part.get());
            }
        }
        var elsewhere = routes.stream()
                .anyMatch(it -> !it.method().equals(request.method())
                        && it.match(request.asked(it.method())).isPresent());
        return elsewhere
                ? Response.refused(405, "This address does not take " + request.method() + ".")
                : Response.refused(404, "There is nothing at this address.");
    }

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
    public static Request request(Json event, Instant at) {
        var http = event.at("requestContext").at("http");
        var text = event.at("body").text();
        var body = event.at("isBase64Encoded").truth()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        var headers = new HashMap<String, String>();
        event.at("headers")
                .members()
                .forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value.text()));
        // the gateway takes cookies out of the headers
        var cookies = event.at("cookies").items().stream().map(Json::text).toList();
        if (!cookies.isEmpty()) {
            headers.put("cookie", String.join("; ", cookies));
        }
        var query = event.at("queryStringParameters").members().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, it -> it.getValue().text()));
        return new Request(
                http.at("method").text(), event.at("rawPath").text(), query, headers, ByteBuffer.wrap(body), at);
    }

    public static Json.Fields response(Response response) {
        var headers = Json.fields();
        for (var header : new TreeMap<>(response.headers()).entrySet()) {
            if (!header.getKey().equals(COOKIE)) {
                headers = headers.with(header.getKey(), header.getValue());
            }
        }
        var cookie = response.headers().get(COOKIE);
        return Json.fields()
                .with("statusCode", response.status())
                .with("headers", headers)
                .withIf(cookie != null, "cookies", Stream.ofNullable(cookie).toList())
                .with("body", response.body());
    }
}
