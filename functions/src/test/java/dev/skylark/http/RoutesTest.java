package dev.skylark.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers where, and what API Gateway brings. */
final class RoutesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Routes routes = new Routes(List.of(
            route("POST", "/webhooks/alerts/*"), route("GET", "/webhooks/health"), route("POST", "/webhooks/sns")));

    @ParameterizedTest
    @CsvSource({
        "POST, /webhooks/alerts/1-shop, 200, POST /webhooks/alerts/* 1-shop",
        "GET, /webhooks/health, 200, GET /webhooks/health",
        "POST, /webhooks/sns, 200, POST /webhooks/sns",
        "GET, /webhooks/alerts/1-shop, 405, This address does not take GET.",
        "post, /webhooks/sns, 405, This address does not take post.",
        "HEAD, /webhooks/health, 405, This address does not take HEAD.",
        "POST, /webhooks/alerts/, 404, There is nothing at this address.",
        "POST, /webhooks/alerts, 404, There is nothing at this address.",
        "POST, /webhooks/alerts/1-shop/more, 404, There is nothing at this address.",
        "POST, /webhooks/sns/, 404, There is nothing at this address.",
        "GET, /, 404, There is nothing at this address."
    })
    void each_address_is_answered_by_who_lives_there(String method, String path, int status, String words) {
        var answer = routes.answer(request(method, path, ""));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(Json.read(answer.body()).at(status == 200 ? "by" : "error").text())
                .isEqualTo(words);
    }

    @Test
    void a_body_of_a_mebibyte_is_taken_and_one_byte_more_is_not() {
        assertThat(routes.answer(request("POST", "/webhooks/sns", "x".repeat(1024 * 1024)))
                        .status())
                .isEqualTo(200);
        assertThat(routes.answer(request("POST", "/webhooks/sns", "x".repeat(1024 * 1024 + 1)))
                        .status())
                .isEqualTo(413);
        assertThat(routes.answer(request("POST", "/webhooks/sns", "ü".repeat(600 * 1024)))
                        .status())
                .as("bytes, not characters")
                .isEqualTo(413);
    }

    @Test
    void a_body_in_base64_is_decoded_to_the_byte() {
        var bytes = new byte[] {0, (byte) 0xff, '\n', 'a'};
        var request = Routes.request(
                event("POST", "/webhooks/sns", Base64.getEncoder().encodeToString(bytes))
                        .with("isBase64Encoded", true),
                NOON);

        assertThat(request.body()).isEqualTo(bytes);
        assertThatThrownBy(() -> Routes.request(event("POST", "/", "not base64").with("isBase64Encoded", true), NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_body_can_be_read_twice() {
        var request = request("POST", "/", "ü");

        assertThat(request.body()).isEqualTo("ü".getBytes(StandardCharsets.UTF_8));
        assertThat(request.text()).isEqualTo("ü");
    }

    @Test
    void headers_are_found_in_any_case() {
        var request = Routes.request(
                event("POST", "/", "").with("headers", Json.fields().with("X-SkyLark-Signature", "s")), NOON);

        assertThat(request.header("x-skylark-signature")).isEqualTo("s");
        assertThat(request.header("X-Skylark-Signature")).isEqualTo("s");
        assertThat(request.header("authorization")).isEmpty();
    }

    @Test
    void of_a_header_that_comes_twice_the_first_counts() {
        var headers = Json.fields().with("Authorization", "one").with("authorization", "two");

        assertThat(Routes.request(event("POST", "/", "").with("headers", headers), NOON)
                        .header("authorization"))
                .isEqualTo("one");
    }

    @Test
    void an_event_without_anything_is_a_request_for_nothing() {
        assertThat(routes.answer(Routes.request(Json.fields(), NOON)).status()).isEqualTo(404);
    }

    @Test
    void an_answer_is_json_for_api_gateway() {
        assertThat(Routes.response(Response.refused(403, "No.")))
                .hasToString("{\"statusCode\":403,\"headers\":{\"content-type\":\"application/json\"},"
                        + "\"body\":\"{\\\"error\\\":\\\"No.\\\"}\"}");
    }

    private static Request request(String method, String path, String body) {
        return Routes.request(event(method, path, body), NOON);
    }

    private static Json.Fields event(String method, String path, String body) {
        return Json.fields()
                .with("rawPath", path)
                .with("requestContext", Json.fields().with("http", Json.fields().with("method", method)))
                .with("body", body);
    }

    private static Route route(String method, String path) {
        return new Route(
                method,
                path,
                (_, part) -> Response.ok(Json.fields().with("by", (method + " " + path + " " + part).strip())));
    }
}
