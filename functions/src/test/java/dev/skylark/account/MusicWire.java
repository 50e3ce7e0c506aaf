package dev.skylark.account;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.skylark.data.Time;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A music service behind real HTTP that answers what a test lays ready. */
final class MusicWire implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final KeyPair KEY = newKey();
    static final Client CLIENT = new Client("our-id", "our-secret", "");
    static final Client APPLE = new Client(
            "TEAM123456",
            "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(KEY.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----",
            "KEY1234567");
    static final Tokens TOKENS = new Tokens("the-access", "the-refresh", NOW.plusSeconds(3600));

    final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    final Time watch = new Time(NOW);
    final List<Duration> pauses = new ArrayList<>();

    MusicWire() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(jsonResponse("{}", 404)));
    }

    Outlet outlet(Provider provider) {
        var wire = new Wire(
                Site.below(URI.create(server.baseUrl()), provider), Wire.http(), pauses::add, Duration.ofSeconds(2));
        return Outlet.of(provider, wire, watch);
    }

    void answers(String path, String json) {
        on(get(path), okJson(json));
    }

    void on(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubFor(request.willReturn(answer));
    }

    @Override
    public void close() {
        server.stop();
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
