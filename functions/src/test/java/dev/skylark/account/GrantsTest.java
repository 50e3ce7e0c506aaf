package dev.skylark.account;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.skylark.account.MusicWire.APPLE;
import static dev.skylark.account.MusicWire.CLIENT;
import static dev.skylark.account.MusicWire.NOW;
import static dev.skylark.account.MusicWire.TOKENS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.skylark.account.Away.Why;
import dev.skylark.account.Grants.Departure;
import dev.skylark.json.Json;
import java.net.URI;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How we are let in, over real HTTP, and what becomes of each way in which a service says no. */
final class GrantsTest {

    private static final URI BACK = URI.create("https://skylark.example/link/x/callback");
    private static final String GIVEN =
            "{\"access_token\": \"new-access\", \"refresh_token\": \"new-refresh\", \"expires_in\": 3599}";

    private final MusicWire wire = new MusicWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "APPLE")
    void a_code_is_exchanged_with_the_verifier(Provider provider) throws Away {
        wire.on(post("/token"), okJson(GIVEN));
        var grants = wire.outlet(provider).grants();

        var page = ((Departure.To) grants.leave(CLIENT, BACK, "the-state", "the-challenge")).address();
        assertThat(page.getRawQuery())
                .contains(
                        "response_type=code",
                        "client_id=our-id",
                        "state=the-state",
                        "code_challenge=the-challenge",
                        "code_challenge_method=S256",
                        "redirect_uri=https%3A%2F%2Fskylark.example%2Flink%2Fx%2Fcallback")
                .doesNotContain("our-secret");
        assertThat(grants.arrive(CLIENT, BACK, Map.of("code", "the code&"), "the-verifier"))
                .isEqualTo(new Tokens("new-access", "new-refresh", NOW.plusSeconds(3599)));

        var asked = postRequestedFor(urlEqualTo("/token"))
                .withRequestBody(containing("code=the+code%26"))
                .withRequestBody(containing("code_verifier=the-verifier"))
                .withRequestBody(containing("grant_type=authorization_code"));
        wire.server.verify(
                provider == Provider.SPOTIFY
                        ? asked.withHeader(
                                "Authorization",
                                equalTo("Basic "
                                        + Base64.getEncoder().encodeToString("our-id:our-secret".getBytes(UTF_8))))
                        : asked.withRequestBody(containing("client_secret=our-secret")));
    }

    @Test
    void what_is_renewed_keeps_the_old_refresh_token_where_no_new_one_comes() throws Away {
        wire.on(post("/token"), okJson("{\"access_token\": \"new-access\"}"));

        assertThat(wire.outlet(Provider.YOUTUBE).grants().renew(CLIENT, TOKENS))
                .isEqualTo(new Tokens("new-access", "the-refresh", NOW.plusSeconds(3600)));
    }

    @Test
    void it_is_taken_back_where_there_is_a_way() throws Away {
        wire.on(post("/revoke"), okJson(""));

        assertThat(wire.outlet(Provider.SPOTIFY).grants().revoke(CLIENT, TOKENS))
                .isFalse();
        assertThat(wire.outlet(Provider.APPLE).grants().revoke(APPLE, TOKENS)).isFalse();
        assertThat(wire.outlet(Provider.YOUTUBE).grants().revoke(CLIENT, TOKENS))
                .isTrue();
        wire.server.verify(postRequestedFor(urlEqualTo("/revoke")).withRequestBody(equalTo("token=the-refresh")));
        assertThat(wire.outlet(Provider.SOUNDCLOUD).grants().revoke(CLIENT, TOKENS))
                .isTrue();
        wire.server.verify(postRequestedFor(urlEqualTo("/revoke"))
                .withRequestBody(equalToJson("{\"access_token\": \"the-access\"}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\": \"invalid_grant\"}                                    | LINK_AGAIN",
                "400 | {\"error\": \"invalid_client\"}                                   | ODD",
                "401 | {\"error\": {\"status\": 401, \"message\": \"The access token expired\"}} | LINK_AGAIN",
                "403 | {\"error\": {\"status\": 403, \"message\": \"Forbidden\"}}        | FORBIDDEN",
                "403 | {\"error\": {\"errors\": [{\"reason\": \"quotaExceeded\"}]}}      | BUSY",
                "404 | not json                                                          | GONE",
                "302 | {}                                                                | ODD",
                "500 | {}                                                                | DOWN",
                "503 | <html>                                                            | DOWN",
                "200 | <html>                                                            | ODD",
                "200 | {}                                                                | ODD"
            })
    void each_no_is_understood_and_quotes_nothing(int status, String body, Why why) {
        wire.on(post("/token"), aResponse().withStatus(status).withBody(body).withHeader("Location", "/elsewhere"));

        assertThatThrownBy(() -> wire.outlet(Provider.SOUNDCLOUD).grants().renew(CLIENT, TOKENS))
                .isInstanceOfSatisfying(Away.class, it -> {
                    assertThat(it.why()).isEqualTo(why);
                    assertThat(it).message().doesNotContain("the-refresh", "our-secret");
                    assertThat(it).hasNoCause();
                });
        wire.server.verify(1, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void who_does_not_answer_is_not_waited_for() {
        for (var answer : new Fault[] {Fault.CONNECTION_RESET_BY_PEER, Fault.RANDOM_DATA_THEN_CLOSE}) {
            wire.on(post("/token"), aResponse().withFault(answer));
            assertThat(renewal()).isEqualTo(Why.DOWN);
        }
        wire.on(post("/token"), okJson(GIVEN).withFixedDelay(5000));
        assertThat(renewal()).isEqualTo(Why.DOWN);
        wire.on(post("/token"), okJson(GIVEN).withChunkedDribbleDelay(10, 5000));
        assertThat(renewal()).isEqualTo(Why.DOWN);
        wire.on(post("/token"), okJson("\"" + "x".repeat(5_000_000) + "\""));
        assertThat(renewal()).isEqualTo(Why.DOWN);
    }

    private Why renewal() {
        try {
            wire.outlet(Provider.SPOTIFY).grants().renew(CLIENT, TOKENS);
            throw new AssertionError("it was renewed");
        } catch (Away away) {
            return away.why();
        }
    }

    @Test
    void who_is_busy_for_a_moment_is_asked_again_and_for_longer_is_not() throws Away {
        var path = "/v1/me/tracks?limit=50";
        var busy = jsonResponse("{}", 429);
        wire.server.stubFor(get(path)
                .inScenario("busy")
                .willReturn(busy.withHeader("Retry-After", "2"))
                .willSetStateTo("free"));
        wire.server.stubFor(
                get(path).inScenario("busy").whenScenarioStateIs("free").willReturn(okJson("{\"items\": []}")));
        var shelf = wire.outlet(Provider.SPOTIFY).shelf();

        assertThat(shelf.liked(CLIENT, TOKENS).all()).isEmpty();
        assertThat(wire.pauses).containsExactly(Duration.ofSeconds(2));

        wire.on(get(path), jsonResponse("{}", 429).withHeader("Retry-After", "86400"));
        assertThatThrownBy(() -> shelf.liked(CLIENT, TOKENS)).isInstanceOfSatisfying(Away.class, it -> {
            assertThat(it.why()).isEqualTo(Why.BUSY);
            assertThat(it.pause()).isEqualTo(Duration.ofDays(1));
        });
        assertThat(wire.pauses).hasSize(1);
    }

    @Test
    void a_token_that_cannot_be_sent_is_not_quoted() {
        var torn = new Tokens("torn\ntoken", "", NOW);

        assertThatThrownBy(() -> wire.outlet(Provider.SPOTIFY).shelf().liked(CLIENT, torn))
                .isInstanceOfSatisfying(
                        Away.class, it -> assertThat(it).hasNoCause().message().doesNotContain("torn"));
        assertThat(torn).asString().doesNotContain("torn");
        assertThat(CLIENT).asString().doesNotContain("our-secret");
    }

    @Test
    void apple_is_shown_a_token_that_we_signed_for_our_website_alone() throws Exception {
        var here = (Departure.Here) wire.outlet(Provider.APPLE).grants().leave(APPLE, BACK, "state", "challenge");
        var parts = here.developerToken().split("\\.", -1);
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(MusicWire.KEY.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(decoded(parts[0])).hasToString("{\"alg\":\"ES256\",\"kid\":\"KEY1234567\"}");
        assertThat(decoded(parts[1]))
                .hasToString("{\"iss\":\"TEAM123456\",\"iat\":%d,\"exp\":%d,\"origin\":[\"https://skylark.example\"]}"
                        .formatted(NOW.getEpochSecond(), NOW.plusSeconds(3600).getEpochSecond()));
    }

    @Test
    void an_unreadable_key_of_apple_is_not_quoted() {
        var broken = new Client("TEAM123456", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n", "KEY1234567");

        assertThatThrownBy(() -> wire.outlet(Provider.APPLE).grants().leave(broken, BACK, "s", "c"))
                .isInstanceOf(Away.class)
                .hasNoCause()
                .message()
                .doesNotContain("c2Vj");
    }

    @Test
    void what_apple_s_script_says_is_taken_if_it_can_be_a_token() throws Away {
        var grants = wire.outlet(Provider.APPLE).grants();

        assertThat(grants.arrive(APPLE, BACK, Map.of("token", "0.Ab+/=".repeat(30)), "v")
                        .access())
                .startsWith("0.Ab");
        for (var nonsense : new String[] {"", "short", "a b".repeat(20), "x".repeat(5000)}) {
            assertThatThrownBy(() -> grants.arrive(APPLE, BACK, Map.of("token", nonsense), "v"))
                    .isInstanceOf(Away.class);
        }
        assertThatThrownBy(() -> grants.renew(APPLE, TOKENS))
                .isInstanceOfSatisfying(Away.class, it -> assertThat(it.why()).isEqualTo(Why.LINK_AGAIN));
    }

    private static Json decoded(String part) {
        return Json.read(Base64.getUrlDecoder().decode(part));
    }
}
