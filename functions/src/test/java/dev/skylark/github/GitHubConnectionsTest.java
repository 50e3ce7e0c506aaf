package dev.skylark.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.skylark.github.GitHubWire.BY_APP;
import static dev.skylark.github.GitHubWire.BY_TOKEN;
import static dev.skylark.github.GitHubWire.OWN_TOKEN;
import static dev.skylark.github.GitHubWire.PKCS1;
import static dev.skylark.github.GitHubWire.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How we get in, and what becomes of each way in which GitHub says no. */
final class GitHubConnectionsTest {

    private static final String TOKENS = "/app/installations/77/access_tokens";

    private final GitHubWire wire = new GitHubWire();
    private final GitHubConnections connections = wire.connections();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void the_app_asks_for_a_token_of_this_repository_alone() throws Refused {
        wire.answers("/x", "{}");

        connections.get(BY_APP, "/x");

        wire.server.verify(
                1, postRequestedFor(urlEqualTo(TOKENS)).withRequestBody(equalToJson("{\"repositories\": [\"shop\"]}")));
        wire.server.verify(1, asked("/x").withHeader("Authorization", equalTo("Bearer ghs_first")));
        wire.server.verify(1, asked("/x").withHeader("X-GitHub-Api-Version", equalTo("2022-11-28")));
    }

    @Test
    void a_token_is_remembered_until_shortly_before_its_end() throws Refused {
        wire.answers("/x", "{}");
        connections.get(BY_APP, "/x");
        wire.grants("ghs_second");

        wire.watch.pass(Duration.ofMinutes(54));
        connections.get(BY_APP, "/x");
        wire.server.verify(2, asked("/x").withHeader("Authorization", equalTo("Bearer ghs_first")));

        wire.watch.pass(Duration.ofMinutes(2));
        connections.get(BY_APP, "/x");
        wire.server.verify(1, asked("/x").withHeader("Authorization", equalTo("Bearer ghs_second")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_token_that_is_not_taken_any_more_is_forgotten(int status) throws Refused {
        wire.on(get("/repos/acme/shop/x"), refusal(status, "Bad credentials"));
        refused(() -> connections.get(BY_APP, "/x"), Trouble.DENIED, "HTTP " + status + ": Bad credentials");

        wire.grants("ghs_second");
        wire.answers("/x", "{}");
        connections.get(BY_APP, "/x");

        wire.server.verify(1, asked("/x").withHeader("Authorization", equalTo("Bearer ghs_second")));
    }

    @Test
    void where_the_app_is_not_installed_nothing_is_there() {
        wire.on(get("/repos/acme/shop/installation"), refusal(404, "Not Found"));

        refused(() -> connections.get(BY_APP, "/x"), Trouble.GONE, "HTTP 404: Not Found");
    }

    @Test
    void an_own_token_is_used_as_it_is() throws Refused {
        wire.answers("/x", "{\"a\": 1}");

        assertThat(connections.get(BY_TOKEN, "/x").at("a").whole(0)).isEqualTo(1);
        wire.server.verify(1, asked("/x").withHeader("Authorization", equalTo("Bearer " + OWN_TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "with\nline", "with\u0000nothing", "ünïcode"})
    void what_cannot_be_a_token_is_neither_sent_nor_quoted(String token) {
        refused(
                () -> wire.connections("", Optional.of(token), PKCS1).get(BY_TOKEN, "/x"),
                Trouble.DENIED,
                "there is no token for this repository");
        assertThat(wire.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void without_a_token_there_is_no_way_in() {
        refused(
                () -> wire.connections("", Optional.empty(), PKCS1).get(BY_TOKEN, "/x"),
                Trouble.DENIED,
                "there is no token for this repository");
    }

    @Test
    void what_github_sends_for_a_token_is_checked_as_well() {
        wire.grants("with space\\n");

        refused(() -> connections.get(BY_APP, "/x"), Trouble.OTHER, "the token has signs that cannot be sent");
    }

    @Test
    void an_enterprise_has_graphql_beside_its_interface() throws Refused {
        wire.on(post("/api/graphql"), okJson("{\"data\": {\"repository\": {\"a\": 1}}}"));
        wire.on(get("/api/v3/repos/acme/shop/x"), okJson("{\"b\": 2}"));
        var enterprise = wire.connections("/api/v3/", Optional.of(OWN_TOKEN), PKCS1);

        assertThat(enterprise.get(BY_TOKEN, "/x").at("b").whole(0)).isEqualTo(2);
        assertThat(enterprise.graph(BY_TOKEN, "query", Json.fields()).at("a").whole(0))
                .isEqualTo(1);
    }

    @Test
    void a_question_in_graphql_names_its_repository() throws Refused {
        wire.graph("{\"a\": 1}");

        assertThat(connections
                        .graph(BY_TOKEN, "query", Json.fields().with("x", "y"))
                        .at("a")
                        .whole(0))
                .isEqualTo(1);
        wire.server.verify(postRequestedFor(urlEqualTo("/graphql")).withRequestBody(equalToJson("""
                        {"query": "query", "variables": {"x": "y", "owner": "acme", "name": "shop"}}""")));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, GONE",
        "FORBIDDEN, DENIED",
        "INSUFFICIENT_SCOPES, DENIED",
        "RATE_LIMITED, BUSY",
        "SOMETHING, OTHER"
    })
    void graphql_refuses_in_the_midst_of_success(String type, Trouble trouble) {
        wire.on(post("/graphql"), okJson("""
                {"data": {"repository": null}, "errors": [{"type": "%s", "message": "So it is."}]}""".formatted(type)));

        refused(() -> connections.graph(BY_TOKEN, "query", Json.fields()), trouble, "GraphQL: " + type);
    }

    @ParameterizedTest
    @CsvSource({
        "301, GONE",
        "302, GONE",
        "307, GONE",
        "308, GONE",
        "400, OTHER",
        "401, DENIED",
        "403, DENIED",
        "404, GONE",
        "409, WRONG_STATE",
        "410, UNSUPPORTED",
        "422, OTHER",
        "429, BUSY"
    })
    void each_refusal_has_its_meaning_and_is_not_asked_again(int status, Trouble trouble) {
        wire.on(
                get("/repos/acme/shop/x"),
                refusal(status, "So it is").withHeader("Location", wire.server.baseUrl() + "/elsewhere"));

        refused(() -> connections.get(BY_TOKEN, "/x"), trouble, "HTTP " + status + ": So it is");
        wire.server.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void what_only_asks_is_asked_three_times_of_a_github_that_fails(int status) {
        wire.on(get("/repos/acme/shop/x"), refusal(status, "So it is"));

        refused(() -> connections.get(BY_TOKEN, "/x"), Trouble.DOWN, "HTTP " + status + ": So it is");
        wire.server.verify(3, anyRequestedFor(anyUrl()));
        assertThat(wire.pauses).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void what_changes_something_is_sent_once(int status) {
        wire.takes("/issues/1/comments", refusal(status, "Perhaps"));

        refused(
                () -> connections.post(BY_TOKEN, "/issues/1/comments", Json.fields()),
                Trouble.DOWN,
                "HTTP " + status + ": Perhaps");
        wire.server.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after, 60, Wait",
        "x-ratelimit-remaining, 0, API rate limit exceeded",
        "x, y, You have exceeded a secondary rate limit"
    })
    void a_limit_of_the_rate_is_no_lack_of_rights(String header, String value, String words) {
        wire.on(get("/repos/acme/shop/x"), refusal(403, words).withHeader(header, value));

        refused(() -> connections.get(BY_TOKEN, "/x"), Trouble.BUSY, "HTTP 403: " + words);
    }

    @Test
    void what_was_wrong_is_told_in_githubs_words_without_secrets() {
        wire.on(get("/repos/acme/shop/x"), aResponse().withStatus(422).withBody("""
                {"message": "Validation Failed", "errors": [
                  {"resource": "Issue", "field": "title", "code": "missing_field"},
                  {"message": "No %s please"}, "Really %s", 4]}""".formatted(
                        OWN_TOKEN, "x".repeat(500))));

        assertThatThrownBy(() -> connections.get(BY_TOKEN, "/x"))
                .hasMessageStartingWith("HTTP 422: Validation Failed; title missing_field; No [token] please; Really x")
                .hasMessageEndingWith("…");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_line_that_breaks_is_down(Fault fault) {
        wire.on(get("/repos/acme/shop/x"), aResponse().withFault(fault));

        assertThatThrownBy(() -> connections.get(BY_TOKEN, "/x"))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.trouble()).isIn(Trouble.DOWN, Trouble.OTHER));
    }

    @Test
    void who_does_not_answer_in_time_is_down_even_if_it_begins_to() {
        wire.on(get("/repos/acme/shop/late"), okJson("{}").withFixedDelay(9_000));
        wire.on(get("/repos/acme/shop/slow"), okJson("[1,2,3,4,5,6,7,8]").withChunkedDribbleDelay(8, 9_000));

        refused(() -> connections.get(BY_TOKEN, "/late"), Trouble.DOWN, "it did not answer");
        refused(() -> connections.get(BY_TOKEN, "/slow"), Trouble.DOWN, "it did not answer");
    }

    @Test
    void more_than_anybody_reads_is_not_read() {
        wire.on(get("/repos/acme/shop/x"), okJson("\"" + "x".repeat(8_000_001) + "\""));

        refused(() -> connections.get(BY_TOKEN, "/x"), Trouble.DOWN, "it did not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{", "{} {}"})
    void what_is_not_json_is_not_githubs(String body) {
        wire.on(
                get("/repos/acme/shop/x"),
                ResponseDefinitionBuilder.responseDefinition().withBody(body));

        refused(() -> connections.get(BY_TOKEN, "/x"), Trouble.OTHER, "it does not answer as GitHub does");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contents/../../../other/secret", "/a/./b", "/a//b", "/a b", "/a[b"})
    void no_name_leads_to_somewhere_else(String path) {
        refused(() -> connections.get(BY_TOKEN, path), Trouble.GONE, "there is nothing of this name");
        assertThat(wire.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void a_grant_does_not_show_its_token() throws Refused {
        assertThat(connections.grant(BY_APP).toString()).doesNotContain("ghs_");
    }

    @Test
    void names_are_encoded_and_slashes_stay() {
        assertThat(GitHubConnections.encoded("a b/ü#?&%+c")).isEqualTo("a%20b/%C3%BC%23%3F%26%25%2Bc");
    }

    /** Something that is asked. */
    private interface Asking {
        void ask() throws Refused;
    }

    private static void refused(Asking asking, Trouble trouble, String words) {
        assertThatThrownBy(asking::ask)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.trouble()).isEqualTo(trouble))
                .hasMessage(words);
    }

    private static RequestPatternBuilder asked(String path) {
        return getRequestedFor(urlEqualTo("/repos/acme/shop" + path));
    }
}
