package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Block;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Place;
import dev.skylark.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service's logs are named, read, watched as they are written, and asked. */
final class LogsStoryTest {

    private static final String GROUP = "/shop/api";
    private static final String FINDER = "arn:aws:lambda:us-east-1:123456789012:function:skylark-logs:live";

    private final House house = new House();
    private final String guild = house.allowedGuild();
    private final Place home = Place.home(house.region);
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    private final Somebody operator = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
    private final Somebody viewer = Somebody.in(guild, Somebody.USE_COMMANDS);

    @BeforeEach
    void a_shop_that_writes() {
        make(home, GROUP, guild);
        for (int minute = 40; minute > 0; minute--) {
            write(
                    minute,
                    "{\"level\":\"info\",\"message\":\"order %d done\",\"duration_ms\":%d}".formatted(minute, minute));
        }
        write(9, "ERROR the card was declined, password=hunter2hunter2");
    }

    @Test
    void a_group_is_named_and_what_is_understood_of_it_is_said() {
        var message = says(admin, "logs sources add", "service", "shop", "group", GROUP);

        assertThat(House.text(message))
                .contains("The logs of shop · production are known", GROUP, house.region)
                .contains(
                        "Of the last 20 lines 19 are JSON",
                        "found by themselves only in log groups of region us-east-1");
        assertThat(says(viewer, "logs sources list"))
                .satisfies(it -> assertThat(House.text(it)).contains("**shop**", GROUP));
    }

    @Test
    void a_group_beside_the_finder_says_how_it_is_subscribed_until_it_is() {
        var beside = Place.home("us-east-1");
        var group = "/game/" + guild;
        make(beside, group, guild);

        assertThat(House.text(says(admin, "logs sources add", "service", "game", "group", group)))
                .contains("put-subscription-filter --region us-east-1 --log-group-name '" + group, FINDER);
        house.logGroups.subscribe(beside, group, FINDER);
        assertThat(House.text(says(operator, "logs sources test", "service", "game")))
                .contains("✅ Errors in it are found", "Nothing was written there");
    }

    @Test
    void a_group_of_others_is_none() {
        make(home, "/theirs", House.newId());

        assertThat(House.text(says(admin, "logs sources add", "service", "theirs", "group", "/theirs")))
                .contains("no log group `/theirs` here that is yours", "skylark:guild=" + guild);
        assertThat(House.text(says(viewer, "logs sources list")))
                .contains(GROUP)
                .doesNotContain("/theirs");
        assertThat(house.answer(admin.completes("logs", "group", "")).toString())
                .doesNotContain("/theirs");
    }

    @Test
    void a_pattern_that_could_take_for_ever_is_not_taken() {
        for (var pattern : new String[] {"(a+)+b", "(a|ab)*c", "(.*)(.*)(.*)x", "(a)\\1", "(?=a+)", "a{1000}", "(a"}) {
            assertThat(House.text(
                            says(admin, "logs sources add", "service", "shop", "group", GROUP, "alarming", pattern)))
                    .as(pattern)
                    .contains("That did not happen");
        }
        assertThat(House.text(says(
                        admin, "logs sources add", "service", "shop", "group", GROUP, "harmless", "health ?check")))
                .contains("never: `health ?check`");
    }

    @Test
    void only_an_admin_names_and_forgets() {
        name();
        assertThat(House.text(says(operator, "logs sources remove", "service", "shop")))
                .contains("is for admins");

        var preview = says(admin, "logs sources remove", "service", "shop");
        assertThat(House.text(preview)).contains("Forget `/shop/api`");
        press(admin, House.target(preview, "Yes"));

        assertThat(House.text(says(viewer, "logs show", "service", "shop"))).contains("No service has named its logs");
    }

    @Test
    void lines_are_read_page_by_page_and_secrets_stay_where_they_are() {
        name();
        var first = says(viewer, "logs show", "service", "shop");
        assertThat(House.text(first))
                .contains("order 1 done", "41 lines", "Page 1 of 3", "[secret]")
                .doesNotContain("hunter2", "order 20 done");

        house.pass(Duration.ofMinutes(5));
        var second = press(viewer, House.target(first, "Next"));
        assertThat(House.text(second)).contains("order 20 done", "Page 2 of 3").doesNotContain("order 1 done");
        assertThat(house.told.getLast().reply().getClass().getSimpleName()).isEqualTo("Update");

        var bad = House.text(says(viewer, "logs show", "service", "shop", "level", "error"));
        assertThat(bad).contains("🔴", "declined", "1 lines");
        assertThat(House.text(says(viewer, "logs show", "service", "shop", "text", "ORDER 33")))
                .contains("order 33 done", "1 lines");
        assertThat(House.text(says(viewer, "logs show", "service", "shop", "pattern", "\"order 31\"")))
                .contains("1 lines");
        assertThat(House.text(says(viewer, "logs show", "service", "shop", "since", "1m", "until", "2m")))
                .contains("`since` must be longer ago");
        assertThat(content(press(viewer, House.target(first, "As a file"))))
                .contains("order 40 done", "[secret]")
                .doesNotContain("hunter2");
    }

    @Test
    void lines_are_watched_as_they_are_written_and_it_ends_by_itself() {
        name();
        house.whileWaiting = times -> {
            if (times == 3) {
                for (int line = 0; line < 40; line++) {
                    house.logGroups.write(home, GROUP, "one", house.now(), "INFO fresh " + line + ".");
                }
            }
        };
        answers(viewer, "logs tail", "service", "shop", "seconds", "30");

        assertThat(house.texts()).anyMatch(it -> it.contains("Watching shop") && it.contains("No line yet."));
        assertThat(house.texts()).anyMatch(it -> it.contains("fresh 39.") && it.contains("40 lines, 25 lines dropped"));
        assertThat(house.texts().getLast())
                .contains("Watched shop", "fresh 39.")
                .doesNotContain("fresh 3.");
        // what it began with, what was new, how it ended
        assertThat(house.told).hasSize(3);
    }

    @Test
    void a_long_one_is_handed_on_and_goes_on_in_the_same_message() {
        name();
        house.whileWaiting =
                times -> house.logGroups.write(home, GROUP, "one", house.now(), "INFO fresh " + times + ".");
        answers(viewer, "logs tail", "service", "shop", "seconds", "120");

        assertThat(house.texts().getLast()).contains("Watched shop", "fresh 38.");
        assertThat(house.told.stream().skip(1).map(House.Told::to).distinct()).hasSize(1);
    }

    @Test
    void two_may_be_watched_and_the_third_waits_until_one_is_stopped() {
        name();
        house.answer(viewer.types("logs tail", "service", "shop"));
        house.answer(viewer.types("logs tail", "service", "shop"));
        carryOut(2);
        house.answer(viewer.types("logs tail", "service", "shop"));
        house.orders.add(house.orders.remove());
        house.orders.add(house.orders.remove());
        carryOut(1);
        assertThat(house.texts().getLast()).contains("2 are being watched");

        house.answer(viewer.types("logs stop"));
        house.orders.add(house.orders.remove());
        house.orders.add(house.orders.remove());
        carryOut(1);
        assertThat(house.texts().getLast()).contains("2 will end in a few seconds");
        house.workOff();

        assertThat(house.texts().subList(house.texts().size() - 2, house.texts().size()))
                .allMatch(it -> it.contains("Watched shop"));
        assertThat(House.text(says(viewer, "logs stop"))).contains("Nothing is being watched");
    }

    @Test
    void one_that_nobody_follows_any_more_says_so() {
        name();
        house.answer(viewer.types("logs tail", "service", "shop"));
        carryOut(1);
        house.orders.clear();

        house.live(Duration.ofMinutes(10));

        assertThat(house.texts().getLast()).contains("Watched shop", "did not come back");
    }

    @Test
    void many_lines_are_asked_at_once_and_what_has_a_time_is_drawn() {
        name();
        var message = says(operator, "logs ask", "service", "shop", "question", "errors");
        assertThat(House.text(message))
                .contains("Errors every 5 minutes · shop", "expected to read", "cost about < $0.01");

        var counts = says(
                operator,
                "logs ask",
                "service",
                "shop",
                "question",
                "stats count(*) as lines by bin(5m)",
                "save",
                "Lines");
        assertThat(counts.blocks()).anyMatch(Block.Picture.class::isInstance);
        assertThat(content(counts)).startsWith("\"bin(5m)\",\"lines\"");
        assertThat(House.text(counts)).contains("question:lines");

        assertThat(House.text(says(operator, "logs ask", "service", "shop", "question", "slowest")))
                .contains("ms", "40");
        assertThat(House.text(says(operator, "logs ask", "service", "shop", "question", "messages")))
                .contains("order 12 done", "[secret]")
                .doesNotContain("hunter2");
        assertThat(House.text(says(viewer, "logs questions list"))).contains("lines", "Errors every 5 minutes");
        assertThat(house.answer(operator.completesSub("logs ask", "question", "lin"))
                        .toString())
                .contains("\"lines\"");
        assertThat(says(operator, "logs ask", "service", "shop", "question", "lines")
                        .blocks())
                .anyMatch(Block.Picture.class::isInstance);
        assertThat(House.text(says(operator, "logs questions remove", "name", "lines")))
                .contains("is forgotten");
    }

    @Test
    void what_reads_more_than_the_cap_is_asked_about_first() {
        name();
        house.logGroups.weigh(home, GROUP, 900L << 30);

        var preview = says(operator, "logs ask", "service", "shop", "question", "errors");
        assertThat(House.text(preview)).contains("That reads a lot", "$", "your cap is 2.00 GB");

        assertThat(House.text(press(operator, House.target(preview, "Yes"))))
                .contains("It read more than the cap and was stopped", "read 900.00 GB · cost about $4.50");
    }

    @Test
    void a_question_names_no_other_groups() {
        name();
        assertThat(House.text(
                        says(operator, "logs ask", "service", "shop", "question", "SOURCE logGroups('x') | fields a")))
                .contains("That did not happen");
        assertThat(House.text(says(operator, "logs ask", "service", "shop", "question", "nonsense")))
                .contains("no saved question");
    }

    private void name() {
        says(admin, "logs sources add", "service", "shop", "group", GROUP);
        house.told.clear();
    }

    private void make(Place place, String group, String owner) {
        house.logGroups.make(
                place, group, "123456789012", house.now().minus(Duration.ofDays(10)), Map.of("skylark:guild", owner));
    }

    private void write(int minutesAgo, String line) {
        house.logGroups.write(home, GROUP, "one", house.now().minus(Duration.ofMinutes(minutesAgo)), line);
    }

    /** So many orders, and not what comes of them. */
    private void carryOut(int orders) {
        for (int order = 0; order < orders; order++) {
            house.work.accept(Json.read(house.orders.remove()));
        }
    }

    private void answers(Somebody who, String command, String... options) {
        house.answer(who.types(command, options));
        house.workOff();
    }

    private static String content(Message message) {
        return StandardCharsets.UTF_8
                .decode(message.files().getLast().content().duplicate())
                .toString();
    }

    private Message says(Somebody who, String command, String... options) {
        return house.message(house.says(who.types(command, options)));
    }

    private Message press(Somebody who, String target) {
        return house.message(house.says(who.presses(target)));
    }
}
