package dev.skylark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.json.Json;
import dev.skylark.sandbox.Guest.Person;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts are linked in the sandbox as in the world, at services that are played; the browser is HTTP by hand. */
final class LinkTest {

    private static final Person ANN = Person.of(1, 101, 202, "en-US");
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/link/\\w+\\?ticket=([\\w.-]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private Main.Running running;
    private Guest guest;

    @BeforeEach
    void open(@TempDir Path home) {
        running = Guest.sandbox(home);
        guest = new Guest(running);
    }

    @AfterEach
    void close() {
        http.close();
        guest.close();
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spotify", "youtube", "soundcloud"})
    void an_account_is_linked_renewed_looked_at_and_unlinked(String provider) {
        var ours = gone(provider);
        var asking = get(location(ours), "");
        assertThat(asking.body()).contains("(played)", "Allow", "Deny");
        var back = get(location(ours).replace("/door?", "/allow?"), "");
        assertThat(back.statusCode()).isEqualTo(302);

        assertThat(get(location(back), cookie(ours)).body()).contains("is linked with");
        assertThat(get(location(back), cookie(ours)).body()).contains("This answer was not asked for");

        assertThat(said("library", Json.fields())).contains("Test tones", "On the road");
        guest.forward("3h");
        assertThat(said("library", Json.fields())).contains("Test tones", "On the road");
        assertThat(said("unlink", Json.fields().with("provider", provider))).contains("is unlinked");
    }

    @Test
    void whoever_denies_is_not_linked() {
        var ours = gone("spotify");
        var page = get(location(ours), "").body();
        var deny =
                page.replaceAll("(?s).*id=\"deny\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");

        assertThat(get(deny, cookie(ours)).body()).contains("You said no to Spotify");
    }

    @Test
    void apple_music_asks_by_a_script_on_our_page() {
        var ours = gone("apple");
        assertThat(ours.statusCode()).isEqualTo(200);
        var state = ours.body().replaceAll("(?s).*name=\"state\" value=\"([^\"]*)\".*", "$1");
        var source = ours.body().replaceAll("(?s).*src=\"([^\"]*)\".*", "$1");
        var script = get(source, "").body();
        assertThat(script).contains("window.MusicKit");
        var token = script.replaceAll("(?s).*return '([^']*)'.*", "$1");

        var done = post("/link/apple/callback", "state=" + state + "&token=" + token + "&error=", cookie(ours));

        assertThat(done.body()).contains("Apple Music is linked with");
        assertThat(said("library", Json.fields())).contains("Test tones");
    }

    /** Pressed on our page. */
    private HttpResponse<String> gone(String provider) {
        guest.use(ANN, "link", Json.fields().with("provider", provider));
        guest.awaitCalm();
        var found = ADDRESS.matcher(guest.messages().getLast().toString());
        assertThat(found.find()).isTrue();
        var page = get(found.group(), "");
        assertThat(page.statusCode()).isEqualTo(200);
        return post("/link/" + provider, "ticket=" + URLEncoder.encode(found.group(1), StandardCharsets.UTF_8), "");
    }

    private String said(String command, Json.Fields options) {
        guest.use(ANN, command, options);
        guest.awaitCalm();
        return guest.messages().getLast().toString();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private HttpResponse<String> get(String address, String cookie) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET(), cookie);
    }

    private HttpResponse<String> post(String path, String form, String cookie) {
        return send(
                HttpRequest.newBuilder(running.sandbox().address().resolve(path))
                        .POST(BodyPublishers.ofString(form)),
                cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String cookie) {
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
