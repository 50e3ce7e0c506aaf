package dev.skylark.github;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.skylark.data.Time;
import dev.skylark.github.Repository.Access;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A GitHub behind real HTTP that answers what a test lays ready, and a connection to it. */
final class GitHubWire implements AutoCloseable {

    static final KeyPair KEY = newKey();
    static final String PKCS8 = pem("PRIVATE KEY", KEY.getPrivate().getEncoded());

    /** Without the 26 bytes that PKCS#8 has before it. */
    static final String PKCS1 = pem(
            "RSA PRIVATE KEY",
            Arrays.copyOfRange(
                    KEY.getPrivate().getEncoded(), 26, KEY.getPrivate().getEncoded().length));

    static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    static final String OWN_TOKEN = "github_pat_" + "0a".repeat(20);
    static final Repository BY_APP =
            new Repository("42", "shop", "acme/shop", "", List.of(), List.of(), new Access.App());
    static final Repository BY_TOKEN =
            new Repository("42", "shop", "acme/shop", "", List.of(), List.of(), new Access.OwnToken());

    private static final String HERE = "/repos/acme/shop";

    final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    final List<Duration> pauses = new ArrayList<>();
    final Time watch = new Time(NOW);

    GitHubWire() {
        server.start();
        server.stubFor(any(WireMock.anyUrl()).atPriority(10).willReturn(refusal(404, "Not Found")));
        server.stubFor(get(HERE + "/installation").willReturn(okJson("{\"id\": 77}")));
        grants("ghs_first");
    }

    GitHubConnections connections() {
        return connections("", Optional.of(OWN_TOKEN), PKCS1);
    }

    GitHubConnections connections(String below, Optional<String> ownToken, String pem) {
        return new GitHubConnections(
                URI.create(server.baseUrl() + below),
                () -> new AppKey("4711", pem),
                _ -> ownToken,
                pauses::add,
                watch,
                Duration.ofSeconds(1));
    }

    /** The next installation token is this one, for an hour from now. */
    void grants(String token) {
        server.stubFor(post("/app/installations/77/access_tokens")
                .willReturn(jsonResponse("""
                {"token": "%s", "expires_at": "%s", "repository_selection": "selected",
                 "permissions": {"metadata": "read", "contents": "write", "issues": "write",
                                 "pull_requests": "write", "deployments": "read"}}""".formatted(token, watch.now.plus(Duration.ofHours(1))), 201)));
    }

    /** {@code path} is below the repository. */
    void answers(String path, String json) {
        server.stubFor(get(HERE + path).willReturn(okJson(json)));
    }

    void takes(String path, String json) {
        takes(path, jsonResponse(json, 201));
    }

    void takes(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(post(HERE + path).willReturn(answer));
    }

    void graph(String repository) {
        on(post("/graphql"), okJson("{\"data\": {\"repository\": " + repository + "}}"));
    }

    void on(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubFor(request.willReturn(answer));
    }

    static ResponseDefinitionBuilder refusal(int status, String message) {
        return jsonResponse(
                "{\"message\": \"" + message + "\", \"documentation_url\": \"https://docs.github.com\"}", status);
    }

    @Override
    public void close() {
        server.stop();
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
