package dev.skylark.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import dev.skylark.json.Json;
import dev.skylark.sandbox.Guest.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser takes our cookie, keeps to our policy, and comes back. */
final class LinkPageTest {

    private static final Person ANN = Person.of(1, 101, 202, "en-US");
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/link/\\w+\\?ticket=[\\w.-]+");

    @Test
    void accounts_are_linked_by_pressing_what_is_shown(@TempDir Path home) {
        try (var chromium = Chromium.start();
                var running = Guest.sandbox(home);
                var guest = new Guest(running)) {
            var window = chromium.window();
            var complaints = new ArrayList<String>();
            window.onConsoleMessage(it -> {
                if (it.type().equals("error") && !it.location().contains("favicon")) {
                    complaints.add(it.text());
                }
            });

            ask(guest, window, "spotify");
            window.locator("#allow").click();
            assertThat(window.locator("h1")).containsText("Spotify is linked with");

            ask(guest, window, "soundcloud");
            window.locator("#deny").click();
            assertThat(window.locator("h1")).containsText("You said no to SoundCloud");

            ask(guest, window, "apple");
            window.onceDialog(Dialog::dismiss);
            window.locator("#go").click();
            assertThat(window.locator("h1")).containsText("You said no to Apple Music");

            ask(guest, window, "apple");
            window.onceDialog(Dialog::accept);
            window.locator("#go").click();
            assertThat(window.locator("h1")).containsText("Apple Music is linked with");
            assertThat(complaints).isEmpty();
        }
    }

    /** Until the service asks. */
    private static void ask(Guest guest, Page window, String provider) {
        guest.use(ANN, "link", Json.fields().with("provider", provider));
        guest.awaitCalm();
        var found = ADDRESS.matcher(guest.messages().getLast().toString());
        assertThat(found.find()).isTrue();
        window.navigate(found.group());
        window.locator("button").click();
    }
}
