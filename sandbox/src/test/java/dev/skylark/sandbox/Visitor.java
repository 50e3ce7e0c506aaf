package dev.skylark.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person before the page, in a browser of their own. */
final class Visitor implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> surprises = new CopyOnWriteArrayList<>();

    Visitor(Browser browser, URI sandbox, String member) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        page = context.newPage();
        page.onDialog(dialog -> {
            surprises.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(error -> surprises.add("script: " + error));
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") && !it.text().contains("status of 400")) {
                surprises.add("console: " + it.text());
            }
        });
        page.navigate(sandbox.toString());
        assertThat(suggestionsFor("/")).not().hasCount(0);
        becomes(member);
    }

    Page page() {
        return page;
    }

    /** What a page must never do: open dialogs, or break. */
    List<String> surprises() {
        return surprises;
    }

    void becomes(String member) {
        page.getByLabel("You are").selectOption(new SelectOption().setLabel(member));
    }

    void speaks(String language) {
        page.getByLabel("Your language").selectOption(new SelectOption().setLabel(language));
    }

    void goesToServer(String name) {
        page.locator("#guilds")
                .getByLabel(name, new Locator.GetByLabelOptions().setExact(true))
                .click();
        assertThat(page.locator("#guild-name")).hasText(name);
    }

    void goesToChannel(String name) {
        page.locator("#channels").getByText("# " + name).click();
        assertThat(page.locator("#channel-name")).hasText("# " + name);
    }

    /** The list above the box once these words are in it. */
    Locator suggestionsFor(String typed) {
        assertThat(page.locator("#box")).isVisible();
        var box = page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message").setExact(true));
        if (box.count() == 0) {
            page.getByLabel("Clear").click();
        }
        box.fill(typed);
        return page.locator("#list").getByRole(AriaRole.OPTION);
    }

    /** Types a command up to its name, and takes the first suggestion. */
    void begins(String command) {
        assertThat(suggestionsFor("/" + command).first()).containsText("/" + command);
        page.keyboard().press("Tab");
        assertThat(page.locator("#box .command")).hasText("/" + command);
    }

    void fillsIn(String option, String value) {
        page.locator("#box")
                .getByLabel(option, new Locator.GetByLabelOptions().setExact(true))
                .fill(value);
    }

    void sends() {
        page.locator("#box").getByText("Send").click();
    }

    void uses(String command) {
        begins(command);
        sends();
    }

    /** The newest message that says this. */
    Locator message(String text) {
        return page.locator("article.message", new Page.LocatorOptions().setHasText(text))
                .last();
    }

    Locator button(Locator where, String label) {
        return where.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    Locator form() {
        return page.getByRole(AriaRole.DIALOG);
    }

    void answers(String question, String answer) {
        form().getByLabel(question).fill(answer);
    }

    void submits() {
        button(form(), "Submit").click();
    }

    /** For people who want to look at it: nothing is checked. */
    void picture(String name) {
        var folder = System.getProperty("skylark.pictures", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
