package dev.skylark.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.skylark.sandbox.dave.OldGlibc;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Music on the page: in a real browser somebody sits down, asks for a tune, and hears what the real worker sends. */
final class MusicPageTest {

    @TempDir
    private static Path home;

    @BeforeAll
    static void prepare() {
        OldGlibc.prepare();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @Test
    void who_sits_with_the_bot_hears_what_it_plays_until_they_go() {
        try (var chromium = Chromium.start();
                var running = Guest.sandbox(home);
                var it = chromium.visitor(running.sandbox().address(), "operator")) {
            var page = it.page();
            page.setViewportSize(1280, 800);
            var lounge = page.getByLabel("In Lounge", new Page.GetByLabelOptions().setExact(true));
            page.getByLabel("Join Lounge").click();
            assertThat(lounge).containsText("operator");

            it.begins("play");
            it.fillsIn("what", "lark");
            it.sends();
            assertThat(it.message("It plays now")).isVisible();
            assertThat(lounge).containsText("Skylark");
            exactly(page, "Hear").click();
            page.waitForFunction(
                    "() => document.getElementById('live').currentTime > 3",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(60_000));
            assertThat(page.locator("#voice")).containsText("all encrypted");
            it.picture("music");

            running.sandbox().voice().deafen(Guest.id(1), Guest.id(203), true);
            assertThat(lounge).containsText("operator 🔇");
            page.getByLabel("Leave Lounge").click();
            assertThat(lounge).not().containsText("operator");
            assertThat(page.locator("#voice")).isHidden();
            assertThat(page.locator("#live")).not().hasAttribute("src", "");
            assertThat(it.surprises()).isEmpty();
        }
    }

    private static Locator exactly(Page page, String words) {
        return page.getByText(words, new Page.GetByTextOptions().setExact(true));
    }
}
