package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Message;
import dev.skylark.discord.MessageJson;
import dev.skylark.discord.Tone;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import dev.skylark.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People and servers, from the typed word to the last edit of the message. */
final class ServersStoryTest {

    private final House house = new House();
    private final String guild = house.allowedGuild();
    private final Somebody operator = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
    private final Somebody viewer = Somebody.in(guild, Somebody.USE_COMMANDS);
    private final String id = "i-" + guild.substring(10);

    @Test
    void a_server_is_started_and_its_message_tells_how_it_goes() {
        server("web-1");

        var starting = says(operator, "ec2 start", "server", "web-1");
        assertThat(starting.tone()).isEqualTo(Tone.WAITING);
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STARTING);

        house.live(Duration.ofSeconds(30));

        var card = last();
        assertThat(card.tone()).isEqualTo(Tone.GOOD);
        assertThat(text(card)).contains("web-1", "running", "203.0.113.", "started by <@" + operator.id() + ">");
    }

    @Test
    void a_stop_asks_first_and_says_how_long_the_session_was() {
        running("web-1");
        house.live(Duration.ofMinutes(154).plusSeconds(36));

        var asked = says(operator, "ec2 stop", "server", "web-1");
        assertThat(text(asked)).contains("Stop web\\-1?", "This session: 2:3");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);

        presses(operator, target(asked, "Yes, do it"));
        house.live(Duration.ofSeconds(20));

        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
        assertThat(text(last())).contains("is stopped", "Session time: 2:3");
    }

    @Test
    void of_two_people_who_press_stop_at_once_one_stops_it_and_the_other_is_told_who_did() {
        running("web-1");
        var other = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
        var first = says(operator, "ec2 stop", "server", "web-1");
        var second = says(other, "ec2 stop", "server", "web-1");

        house.answer(operator.presses(target(first, "Yes, do it"), "1", 0));
        house.answer(other.presses(target(second, "Yes, do it"), "2", 0));
        house.workOffAtOnce();

        var told = house.told.stream()
                .skip(house.told.size() - 2)
                .map(it -> text(house.message(it.reply())))
                .toList();
        assertThat(told)
                .filteredOn(it -> it.contains("is being stopped already, by"))
                .hasSize(1);
        assertThat(told).filteredOn(it -> it.contains("is stopping")).hasSize(1);
    }

    @Test
    void a_start_that_fails_is_told_as_a_failure() {
        server("web-1");
        house.cloud.willFailToStart(id);

        says(operator, "ec2 start", "server", "web-1");
        house.live(Duration.ofMinutes(1));

        assertThat(text(last())).contains("did not start: it is stopped again");
    }

    @Test
    void when_no_news_comes_we_look_ourselves_and_long_after_fifteen_minutes_too() {
        server("web-1");
        house.cloud.slow(Duration.ofMinutes(17));
        house.cloudIsHeard = false;

        says(operator, "ec2 start", "server", "web-1");
        house.live(Duration.ofMinutes(25));

        assertThat(text(last())).contains("web\\-1 is running");
    }

    @Test
    void what_takes_longer_than_half_an_hour_is_said_too() {
        server("web-1");
        house.cloud.slow(Duration.ofHours(3));

        says(operator, "ec2 start", "server", "web-1");
        house.live(Duration.ofMinutes(40));

        assertThat(text(last())).contains("is still starting after half an hour");
    }

    @Test
    void five_hundred_servers_are_one_question_and_one_message_that_discord_takes() {
        IntStream.range(0, 500)
                .forEach(it -> house.cloud.add(
                        guild,
                        house.region,
                        id.substring(0, 8) + "%03d".formatted(it),
                        "server-%03d".formatted(it),
                        "t3.small"));
        var before = house.cloud.asked();

        var list = says(viewer, "ec2 list");

        // one for each of the two regions
        assertThat(house.cloud.asked() - before).isEqualTo(2);
        assertThat(text(list)).contains("0 of 500 running", "Page 1 of 63");
        assertThat(MessageJson.render(list, Texts.in("en")).toString())
                .contains("server\\\\-007")
                .doesNotContain("more are not shown");
    }

    @Test
    void ten_lists_within_half_a_minute_ask_the_cloud_once() {
        server("web-1");
        var before = house.cloud.asked();

        IntStream.range(0, 10).forEach(_ -> {
            says(viewer, "ec2 list");
            house.pass(Duration.ofSeconds(2));
        });

        assertThat(house.cloud.asked() - before)
                .as("once for each of two regions")
                .isEqualTo(2);
        assertThat(text(says(viewer, "health"))).contains("90 % (9 from memory, 1 asked of the cloud)");
    }

    @Test
    void refresh_asks_again_and_our_own_actions_and_the_clouds_news_are_seen_at_once() {
        server("web-1");
        says(viewer, "ec2 list");

        says(operator, "ec2 start", "server", "web-1");
        assertThat(text(says(viewer, "ec2 list"))).contains("starting");
        house.live(Duration.ofSeconds(21));
        assertThat(text(says(viewer, "ec2 list"))).contains("1 of 1 running");

        house.cloud.add(guild, "us-east-1", id + "b", "web-2", "t3.small");
        assertThat(text(says(viewer, "ec2 list"))).contains("1 of 1 running");
        var refresh = target(says(viewer, "ec2 list"), "Refresh");
        assertThat(text(presses(viewer, refresh))).contains("1 of 2 running");
    }

    @Test
    void a_region_that_is_down_is_said_and_the_others_are_shown() {
        server("web-1");
        house.cloud.trouble("us-east-1", Trouble.DOWN);

        assertThat(text(says(viewer, "ec2 list"))).contains("web\\-1", "us-east-1 is not to be seen now");
        assertThat(text(says(viewer, "ec2 info", "server", "elsewhere")))
                .contains("Not to be reached just now: us-east-1");
    }

    @Test
    void a_viewer_may_look_and_nothing_else() {
        server("web-1");

        assertThat(text(says(viewer, "ec2 start", "server", "web-1"))).contains("operator");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void nobody_sees_or_starts_the_servers_of_another_guild() {
        server("web-1");
        var stranger = Somebody.in(house.allowedGuild(), Somebody.ADMINISTRATOR);

        assertThat(text(says(stranger, "ec2 list"))).contains("No server belongs to this Discord server yet");
        assertThat(text(says(stranger, "ec2 start", "server", id))).contains("There is no server");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void several_are_started_with_one_word() {
        server("web-1");
        house.cloud.add(guild, "us-east-1", id + "b", "web-2", "t3.small");

        says(operator, "ec2 start", "server", "web-1,web-2");
        house.live(Duration.ofMinutes(1));

        assertThat(text(last())).contains("2 of 2 are running");
    }

    @Test
    void whoever_started_it_is_reminded_until_it_is_stopped() {
        running("web-1");

        house.live(Duration.ofMinutes(61));
        var reminder = last();
        assertThat(text(reminder)).contains("has been on for 59m", "<@" + operator.id() + ">", "$0.0");
        assertThat(reminder.calls()).containsExactly(operator.id());
        house.live(Duration.ofHours(1));
        assertThat(text(last())).contains("has been on for 1h 59m");

        presses(operator, target(presses(operator, target(last(), "Stop")), "Yes, do it"));
        house.live(Duration.ofMinutes(1));
        var told = house.told.size();
        house.live(Duration.ofHours(5));

        assertThat(house.told).hasSize(told);
    }

    @Test
    void what_is_kept_on_is_not_nagged_about_and_goes_back_to_how_it_was() {
        server("web-1");

        says(operator, "ec2 keep", "server", "web-1", "state", "on", "until", "3h");
        house.live(Duration.ofHours(2));
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
        assertThat(text(says(viewer, "ec2 info", "server", "web-1"))).contains("stays on until");

        house.live(Duration.ofHours(1).plusMinutes(1));

        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
        assertThat(house.texts()).anySatisfy(it -> assertThat(it).contains("is no longer kept"));
    }

    @Test
    void what_is_kept_off_is_not_started_until_it_is_released() {
        server("web-1");
        says(operator, "ec2 keep", "server", "web-1", "state", "off", "until", "1d");

        var refused = says(operator, "ec2 start", "server", "web-1");
        assertThat(text(refused)).contains("is kept off until");
        presses(operator, target(refused, "Release"));
        says(operator, "ec2 start", "server", "web-1");

        assertThat(house.cloud.named(id).state()).isEqualTo(State.STARTING);
    }

    @Test
    void a_server_is_copied_every_day_and_the_oldest_copies_go() {
        server("web-1");
        says(operator, "ec2 snapshot", "server", "web-1");
        says(operator, "ec2 snapshot", "server", "web-1", "daily", "04:00", "keep", "2");

        house.live(Duration.ofDays(5));

        assertThat(text(says(viewer, "ec2 snapshots", "server", "web-1"))).contains("Snapshots: 3,");
    }

    @Test
    void a_copy_becomes_a_new_server() {
        server("web-1");
        says(operator, "ec2 snapshot", "server", "web-1");
        house.live(Duration.ofMinutes(10));
        var asked = presses(operator, target(says(viewer, "ec2 snapshots"), "Restore"));
        assertThat(text(asked)).contains("web\\-1\\-restored");

        presses(operator, target(asked, "Yes, do it"));

        assertThat(house.cloud.named("web-1-restored").guild()).isEqualTo(guild);
    }

    @Test
    void a_template_launches_more_of_the_same() {
        server("web-1");
        says(operator, "template save", "server", "web-1", "name", "web");

        var asked = says(operator, "template launch", "template", "web", "name", "web-9");
        assertThat(text(asked)).contains("≈ $0.0", "web\\-9");
        presses(operator, target(asked, "Yes, do it"));

        assertThat(house.cloud.named("web-9").type()).isEqualTo("t3.small");
        assertThat(text(says(operator, "template save", "server", "web-1", "name", "web")))
                .contains("There is a template “web” already");
    }

    @Test
    void while_somebody_types_names_are_suggested_without_asking_the_cloud() {
        server("web-1");
        says(viewer, "ec2 list");
        var before = house.cloud.asked();

        var suggested = house.answer(viewer.completesSub("ec2 info", "server", "we"));

        assertThat(suggested.toString()).contains("web-1").contains(id);
        assertThat(house.cloud.asked()).isEqualTo(before);
    }

    @Test
    void only_what_can_hibernate_is_hibernated() {
        running("web-1");

        var asked = says(operator, "ec2 stop", "server", "web-1", "hibernate", "true");
        assertThat(text(presses(operator, target(asked, "Yes, do it"))))
                .contains("It cannot do that. For hibernation a server must have been launched with it.");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
        assertThat(text(says(operator, "ec2 stop", "server", "web-1")))
                .as("nothing stands in the way of another try")
                .contains("Stop web\\-1?");
    }

    @Test
    void news_that_comes_twice_and_late_changes_nothing() {
        var news = new ArrayList<Json>();
        house.cloud.tells(news::add);
        running("web-1");
        house.live(Duration.ofHours(2));
        presses(operator, target(says(operator, "ec2 stop", "server", "web-1"), "Yes, do it"));
        house.live(Duration.ofMinutes(1));
        var told = house.told.size();

        news.reversed().forEach(house.events::accept);

        assertThat(house.told).hasSize(told);
        assertThat(text(says(viewer, "report daily"))).contains("2:00 h", "sessions: 1");
    }

    @Test
    void every_alarm_of_a_server_is_named_before_it_is_stopped() {
        running("web-1");
        house.alarms.watch(id, "web-1 is down", false);

        assertThat(text(says(operator, "ec2 stop", "server", "web-1"))).contains("may ring (1)", "web\\-1 is down");
    }

    private void server(String name) {
        house.cloud.add(guild, house.region, id, name, "t3.small");
    }

    private void running(String name) {
        server(name);
        says(operator, "ec2 start", "server", name);
        house.live(Duration.ofSeconds(30));
    }

    private Message says(Somebody who, String command, String... namesAndValues) {
        return house.message(house.says(who.types(command, namesAndValues)));
    }

    private Message presses(Somebody who, String target) {
        return house.message(house.says(who.presses(target)));
    }

    private Message last() {
        return house.message(house.told.getLast().reply());
    }

    private static String text(Message message) {
        return House.text(message);
    }

    private static String target(Message message, String label) {
        return House.target(message, label);
    }
}
