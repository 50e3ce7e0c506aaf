package dev.skylark.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do on the page, in a real browser, with all of Skylark behind it. */
final class PageTest {

    @TempDir
    private static Path home;

    private static @Nullable Chromium chromium;
    private static Main.@Nullable Running running;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        running = Guest.sandbox(home);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (running != null) {
            running.close();
        }
    }

    @Test
    void a_command_is_completed_with_tab_and_its_private_answer_is_seen_by_nobody_else() {
        as("operator", it -> {
            assertThat(it.suggestionsFor("/pi")).hasCount(1);
            it.page().keyboard().press("Tab");
            it.page().keyboard().press("Enter");
            assertThat(it.message("Here")).containsText("Only you can see this");
            it.picture("ping");
            it.becomes("admin");
            assertThat(it.message("Here")).hasCount(0);
            it.becomes("operator");
            assertThat(it.message("Here")).isVisible();
            it.message("Here").getByText("Dismiss message").click();
            assertThat(it.message("Here")).hasCount(0);
        });
    }

    @Test
    void help_is_leafed_through_and_explains_a_command_from_its_menu() {
        as("viewer", it -> {
            it.uses("help");
            var help = it.message("What Skylark can do");
            it.picture("help");
            it.button(help, "Next").click();
            assertThat(help).containsText("Page 2 of");
            it.button(help, "Previous").click();
            assertThat(help).containsText("Page 1 of");
            help.getByLabel("Explain a command").selectOption(new SelectOption().setLabel("/ping"));
            assertThat(it.message("How to write it")).containsText("/ping");
            it.picture("help-one");
        });
    }

    @Test
    void help_suggests_commands_while_one_types() {
        as("viewer", it -> {
            it.begins("help");
            it.page().locator("#box").getByLabel("command").fill("feat");
            var suggestions = it.page().locator("#list").getByText("/feature on");
            assertThat(suggestions).hasCount(1);
            it.picture("autocomplete");
            suggestions.click();
            it.sends();
            assertThat(it.message("How to write it")).containsText("/feature on");
        });
    }

    @Test
    void help_speaks_german_to_those_who_do() {
        as("viewer", it -> {
            it.speaks("Deutsch");
            it.uses("ping");
            assertThat(it.message("Skylark läuft")).isVisible();
        });
    }

    @Test
    void switching_a_feature_off_asks_first_and_then_changes_the_same_message() {
        as("admin", it -> {
            it.begins("feature off");
            it.fillsIn("feature", "audit");
            it.sends();
            var question = it.message("Switch “audit” off?");
            assertThat(question).containsText("/audit");
            it.picture("confirm");
            var place = it.page().locator("#" + question.getAttribute("id"));
            it.button(question, "Yes, do it").click();
            assertThat(place).containsText("“audit” is off");
            assertThat(place).containsText("@admin");
            assertThat(it.button(place, "Yes, do it")).hasCount(0);
            it.picture("confirmed");
            it.begins("feature on");
            it.fillsIn("feature", "audit");
            it.sends();
            assertThat(it.message("“audit” is on")).isVisible();
        });
    }

    @Test
    void who_may_only_look_is_not_offered_what_they_may_not_do_and_is_refused_it() {
        as("viewer", it -> {
            assertThat(it.suggestionsFor("/setup")).hasCount(0);
            assertThat(it.suggestionsFor("/audit")).hasCount(0);
            it.begins("feature off");
            it.fillsIn("feature", "audit");
            it.sends();
            var refusal = it.message("That did not happen");
            assertThat(refusal).containsText("/feature off is for admins");
            assertThat(refusal).containsText("Only you can see this");
            it.picture("refusal");
        });
    }

    @Test
    void the_region_is_changed_in_a_form() {
        as("owner", it -> {
            it.uses("setup");
            var wizard = it.message("Set Skylark up");
            var place = it.page().locator("#" + wizard.getAttribute("id"));
            it.picture("setup");
            it.button(section(place, "Region"), "Change").click();
            assertThat(it.button(place, "Back")).isVisible();
            it.button(place, "Change").click();
            assertThat(it.form()).isVisible();
            it.picture("form");
            it.answers("time zone", "Europe/Berlin");
            it.answers("currency", "EUR");
            it.answers("language", "en");
            it.submits();
            assertThat(place).containsText("Europe/Berlin · EUR · en");
            assertThat(it.form()).hasCount(0);
            it.picture("region");
        });
    }

    @Test
    void a_channel_is_chosen_from_a_menu_and_stays_chosen() {
        as("owner", it -> {
            it.uses("setup");
            var wizard = it.message("Set Skylark up");
            var place = it.page().locator("#" + wizard.getAttribute("id"));
            it.button(section(place, "Channels"), "Change").click();
            var menu = place.getByLabel("Choose a channel for alerts");
            var edited = place.locator(".edited").getAttribute("title");
            menu.selectOption(new SelectOption().setLabel("#alerts"));
            assertThat(place.locator(".edited")).not().hasAttribute("title", edited);
            assertThat(menu).hasValue("900000000000000102");
            it.picture("channels");
            it.button(place, "Back").click();
            assertThat(place).containsText("alerts: #alerts");
        });
    }

    @Test
    void strangers_ask_the_owner_approves_and_they_are_welcomed() {
        try (var strangers = visitor("owner");
                var owner = visitor("owner")) {
            strangers.goesToServer("Strangers");
            strangers.becomes("stranger");
            strangers.uses("setup");
            asks(strangers, "The Strangers", "We run a small game server together.");
            strangers.picture("asked");

            owner.goesToChannel("admin");
            var card = owner.message("The Strangers asks to use Skylark");
            assertThat(card).containsText("We run a small game server together.");
            owner.picture("card");
            owner.button(card, "Approve").click();
            assertThat(owner.message("The Strangers may use Skylark")).containsText("They have been told.");
            owner.picture("approved");

            assertThat(strangers.message("Welcome to Skylark")).containsText("@stranger");
            strangers.picture("welcome");
            strangers
                    .button(strangers.message("Welcome to Skylark"), "Set it up")
                    .click();
            assertThat(strangers.message("Set Skylark up")).containsText("Four steps");
            nothingSurprises(strangers);
            nothingSurprises(owner);
        }
    }

    @Test
    void hostile_words_are_shown_as_words(@TempDir Path elsewhere) {
        var hostile = "<img src=x onerror=alert(1)>";
        try (var fresh = Guest.sandbox(elsewhere);
                var it = there(chromium).visitor(fresh.sandbox().address(), "owner")) {
            it.goesToServer("Strangers");
            it.becomes("stranger");
            it.uses("setup");
            asks(it, hostile, "@everyone look: " + hostile + " **bold** [here](https://evil.example)");
            it.goesToServer("Skylark's Nest");
            it.goesToChannel("admin");
            var card = it.message("asks to use Skylark");
            assertThat(card).containsText(hostile + " asks to use Skylark");
            assertThat(card).containsText("@everyone look: " + hostile + " **bold** [here](https://evil.example)");
            assertThat(card.locator("img, strong:text('bold'), a[href*=evil], .mention:text('everyone')"))
                    .hasCount(0);
            it.picture("hostile");
            nothingSurprises(it);
        }
    }

    @Test
    void the_clock_is_put_forward() {
        as("owner", it -> {
            var shown = it.page().getByLabel("The time in the sandbox (UTC)");
            var before = Integer.parseInt(shown.textContent().substring(12, 14));
            it.page()
                    .getByText("+1 h", new Page.GetByTextOptions().setExact(true))
                    .click();
            var hour = "%02d:".formatted((before + 1) % 24);
            var next = "%02d:".formatted((before + 2) % 24);
            // the hour may turn while we look
            assertThat(shown).containsText(Pattern.compile("  (" + hour + "|" + next + ")"));
        });
    }

    @Test
    void the_record_shows_what_was_sent_to_discord() {
        as("owner", it -> {
            it.page()
                    .getByText("Wire", new Page.GetByTextOptions().setExact(true))
                    .click();
            it.uses("ping");
            var line = it.page()
                    .locator(".wire")
                    .filter(new Locator.FilterOptions().setHasText("/interactions/"))
                    .first();
            line.click();
            assertThat(line).containsText("\"type\"");
            it.picture("wire");
        });
    }

    private static void asks(Visitor visitor, String name, String purpose) {
        var offer = visitor.message("First, ask to be let in");
        visitor.button(offer, "Ask for access").click();
        assertThat(visitor.form()).isVisible();
        visitor.answers("What your server is called", name);
        visitor.answers("What you want to use Skylark for", purpose);
        visitor.answers("How many people will use it", "12");
        visitor.submits();
        assertThat(visitor.message("Your request is on its way")).isVisible();
    }

    private static Locator section(Locator message, String title) {
        return message.locator(".section")
                .filter(new Locator.FilterOptions().setHas(message.page().locator("strong:text-is('" + title + "')")));
    }

    /** A person of the first guild does something, and nothing unforeseen happens on the page meanwhile. */
    private static void as(String member, Consumer<Visitor> story) {
        try (var visitor = visitor(member)) {
            story.accept(visitor);
            nothingSurprises(visitor);
        }
    }

    private static void nothingSurprises(Visitor visitor) {
        assertThat(visitor.surprises()).isEmpty();
    }

    private static Visitor visitor(String member) {
        return there(chromium).visitor(there(running).sandbox().address(), member);
    }

    private static <T> T there(@Nullable T thing) {
        return Optional.ofNullable(thing).orElseThrow();
    }
}
