package dev.skylark.entry;

import static dev.skylark.entry.House.target;
import static dev.skylark.entry.House.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Standing;
import dev.skylark.command.Person;
import dev.skylark.discord.Message;
import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import dev.skylark.timer.Job;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people plan, from the words to what is told when it has run; in Berlin, in the autumn of 2051. */
final class ScheduleStoryTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final House house = new House();
    private final String guild = House.newId();
    private final Somebody operator = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    private final String id = "i-" + guild.substring(10);

    @BeforeEach
    void a_server_in_berlin() {
        house.guilds.save(Guild.unknown(guild).with(Standing.ALLOWED).at(BERLIN, "en", "USD"));
        house.cloud.add(guild, house.region, id, "web-1", "t3.small");
        isThere(operator);
        isThere(admin);
        until("2051-09-25T12:00"); // a Monday
    }

    @Test
    void what_is_planned_in_words_is_shown_kept_run_and_told() {
        var shown = says(operator, "schedule add", "what", "ec2 start", "when", "weekdays at 8", "server", "web-1");

        assertThat(text(shown))
                .contains("at 08:00, Monday to Friday", "cron(0 8 ? * MON-FRI *)", "Europe/Berlin", "web\\-1")
                .contains("Tue, Sep 26, 08:00", "Mon, Oct 2, 08:00")
                .contains("nothing planned stops them");
        assertThat(house.timers.next(guild, "schedule", "")).isEmpty();

        assertThat(text(presses(operator, target(shown, "Save")))).contains("is planned");
        until("2051-09-26T08:05");

        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
        assertThat(house.texts()).anySatisfy(it -> assertThat(it).contains("Starting web\\-1", "planned for <t:"));
        assertThat(text(last())).contains("web\\-1", "running", "started by <@" + operator.id() + ">");
        assertThat(text(says(operator, "schedule show", "schedule", "ec2 start web-1")))
                .contains("✅", "done");
        assertThat(text(says(admin, "audit list"))).contains("ec2 start");
    }

    @Test
    void plans_that_belong_together_say_what_they_save() {
        plan(operator, "ec2 start", "weekdays at 8", "web-1");

        var shown = says(operator, "schedule add", "what", "ec2 stop", "when", "every day at 18:00", "server", "web-1");

        assertThat(text(shown)).contains("Saves ≈ $");
        assertThat(text(says(
                        operator, "schedule add", "what", "ec2 stop", "when", "weekdays at 8:05", "server", "web-1")))
                .contains("Within ten minutes of ec2 start web\\-1");
    }

    @Test
    void the_same_run_delivered_twice_acts_once() {
        plan(operator, "ec2 snapshot", "every day at 20:00", "web-1");
        var job = house.timers.all().keySet().stream()
                .filter(it -> it.kind().equals("schedule") && it.guild().equals(guild))
                .findFirst()
                .orElseThrow()
                .due(house.now());

        house.clockDoor.accept(job.json());
        house.clockDoor.accept(job.json());
        house.workOff();

        assertThat(house.texts()).filteredOn(it -> it.contains("planned for")).hasSize(1);
    }

    @Test
    void whoever_lost_the_right_does_nothing_and_is_told() {
        plan(operator, "ec2 start", "every day at 20:00", "web-1");
        house.members.put(
                guild + "/" + operator.id(), new Person(operator.id(), "name", List.of(), Somebody.USE_COMMANDS));

        until("2051-09-25T20:05");

        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
        assertThat(text(last())).contains("operator", "planned for");
        assertThat(last().calls()).containsExactly(operator.id());
        assertThat(text(says(admin, "schedule list"))).contains("⛔");
        assertThat(text(says(admin, "health"))).contains("1 active, the last run of 1 went wrong");
    }

    @Test
    void whoever_left_takes_their_schedules_with_them_until_somebody_takes_them_over() {
        plan(operator, "ec2 start", "every day at 20:00", "web-1");
        house.members.remove(guild + "/" + operator.id());

        until("2051-09-25T20:05");
        assertThat(text(last())).contains("is not in this Discord server any more");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);

        says(admin, "schedule enable", "schedule", "ec2 start web-1");
        until("2051-09-26T20:05");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void a_run_is_skipped_once_and_the_plan_goes_on() {
        plan(operator, "ec2 start", "every day at 20:00", "web-1");
        assertThat(text(says(operator, "schedule override", "schedule", "ec2 start web-1", "how", "skip")))
                .contains("is skipped; the next one is");

        until("2051-09-25T20:05");
        assertThat(text(last())).contains("is left out", "wants this run skipped");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);

        until("2051-09-26T20:05");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void a_hold_ends_by_itself() {
        plan(operator, "ec2 start", "every day at 20:00", "web-1");
        says(operator, "schedule override", "schedule", "ec2 start web-1", "how", "hold", "for", "30h");

        until("2051-09-25T20:05");
        assertThat(text(last())).contains("holds it until");
        until("2051-09-26T20:05");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void what_is_kept_on_outlasts_the_planned_stop_and_then_the_plan_holds_again() {
        plan(operator, "ec2 stop", "every day at 18:00", "web-1");
        says(operator, "schedule override", "schedule", "ec2 stop web-1", "how", "keep", "for", "8h");
        until("2051-09-25T18:01");

        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
        assertThat(text(last())).contains("it is kept on until", operator.id());

        until("2051-09-25T20:10");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void on_a_holiday_plans_rest() {
        plan(operator, "ec2 start", "every day at 20:00", "web-1");
        assertThat(text(says(admin, "schedule holidays add", "date", "09-25", "name", "Founder's day")))
                .contains("09-25");

        until("2051-09-25T20:05");
        assertThat(text(last())).contains("It is a holiday: Founder's day");
        until("2051-09-26T20:05");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void in_the_night_in_which_the_clocks_go_back_it_runs_once() {
        var shown = says(operator, "schedule add", "what", "ec2 snapshot", "when", "30 2 * * *", "server", "web-1");
        assertThat(text(shown)).contains("On 2051-10-29 the clocks show 02:30 twice", "On 2052-03-31 the clocks jump");
        until("2051-10-28T12:00");
        presses(
                operator,
                target(
                        says(operator, "schedule add", "what", "ec2 snapshot", "when", "30 2 * * *", "server", "web-1"),
                        "Save"));

        until("2051-10-29T12:00");

        assertThat(house.texts()).filteredOn(it -> it.contains("planned for")).hasSize(1);
    }

    @Test
    void a_server_in_use_is_not_stopped_until_people_have_gone() {
        plan(operator, "ec2 start", "in 1 minute", "web-1");
        until("2051-09-25T12:10");
        says(operator, "idle set", "server", "web-1", "game", "minecraft");
        house.players.play(id, 3);
        plan(operator, "ec2 stop", "at 18:00", "web-1");

        until("2051-09-25T18:01");
        assertThat(house.texts())
                .anySatisfy(it -> assertThat(it).contains("is put off", "3 players", "Tried again at"));
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);

        house.players.play(id, 0);
        until("2051-09-25T18:15");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
        assertThat(text(says(operator, "schedule show", "schedule", "ec2 stop web-1")))
                .contains("✅", "over");
    }

    @Test
    void a_server_that_is_gone_is_said() {
        plan(operator, "ec2 start", "every day at 20:00", "web-1");
        house.cloud.remove(id);

        until("2051-09-25T20:05");

        assertThat(text(last())).contains("is left out", "No server is there now for: web-1");
    }

    @Test
    void where_the_feature_is_switched_off_nothing_runs() {
        plan(operator, "ec2 start", "every day at 20:00", "web-1");
        house.guilds.save(house.guilds.find(guild).orElseThrow().withFeaturesOff(Set.of("schedules")));

        until("2051-09-25T20:05");

        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
        assertThat(text(last())).contains("It was switched off in the meantime");
    }

    @Test
    void servers_are_found_by_their_tags_when_it_runs() {
        plan(operator, "ec2 start", "every day at 20:00", "Name=web-1");

        until("2051-09-25T20:05");

        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void where_two_must_agree_the_plan_waits_for_the_second() {
        house.guilds.save(house.guilds.find(guild).orElseThrow().withTwoPerson(Set.of("ec2 stop")));
        says(operator, "ec2 start", "server", "web-1");
        plan(operator, "ec2 stop", "at 18:00", "web-1");

        until("2051-09-25T18:01");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);

        presses(admin, target(last(), "Agree"));
        until("2051-09-25T18:10");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void what_discord_does_not_take_is_told_later_and_not_done_again() {
        plan(operator, "ec2 snapshot", "every day at 20:00", "web-1");
        var job = Job.of(guild, "schedule-run", onlyName()).due(house.now());
        house.discordIsUp = false;
        assertThatThrownBy(() -> house.work.accept(Json.fields().with("job", job.json())))
                .hasMessageContaining("did not take");

        house.discordIsUp = true;
        house.work.accept(Json.fields().with("job", job.json()));

        assertThat(text(last())).contains("is done", "planned for");
    }

    @Test
    void only_the_owner_and_admins_change_a_schedule() {
        plan(operator, "ec2 start", "every day at 20:00", "web-1");
        var other = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);

        assertThat(text(says(other, "schedule disable", "schedule", "ec2 start web-1")))
                .contains("belongs to <@");
        assertThat(text(says(admin, "schedule disable", "schedule", "ec2 start web-1")))
                .contains("is switched off");
        assertThat(house.timers.all().keySet())
                .noneMatch(it -> it.guild().equals(guild) && it.kind().equals("schedule"));
        var asked = says(admin, "schedule delete", "schedule", "ec2 start web-1");
        assertThat(text(presses(admin, target(asked, "Yes, do it")))).contains("is deleted");
        assertThat(text(says(admin, "schedule list"))).contains("Nothing is planned");
    }

    @Test
    void a_manual_stop_is_respected_for_the_day_if_the_guild_wants_so() {
        says(admin, "schedule hands", "respect", "true");
        plan(operator, "ec2 start", "0 */2 * * *", "web-1");
        until("2051-09-25T14:05");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
        presses(operator, target(says(operator, "ec2 stop", "server", "web-1"), "Yes, do it"));

        until("2051-09-25T16:05");
        assertThat(text(last())).contains("stopped it by hand today");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);

        until("2051-09-26T00:05");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void what_cannot_be_is_refused_with_the_way_out() {
        assertThat(text(says(operator, "schedule add", "what", "ec2 list", "when", "at 8")))
                .contains("cannot be planned");
        assertThat(text(says(operator, "schedule add", "what", "ec2 stop", "when", "at 8")))
                .contains("needs servers");
        assertThat(text(says(operator, "schedule add", "what", "report daily", "when", "0 8 1 * 1")))
                .contains("make two schedules");
        assertThat(text(says(operator, "schedule help"))).contains("0 \\*/6".replace("\\", ""), "day of week");
        assertThat(text(says(
                        Somebody.in(guild, Somebody.USE_COMMANDS), "schedule add", "what", "ec2 stop", "when", "at 8")))
                .contains("operator");
    }

    @Test
    void while_one_types_one_sees_what_would_be_understood() {
        var answer = house.answer(operator.completesSub("schedule add", "when", "werktags um 8"));

        assertThat(answer.toString()).contains("werktags um 8 → at 08:00, Monday to Friday");
    }

    private String onlyName() {
        return house.timers.all().keySet().stream()
                .filter(it -> it.kind().equals("schedule") && it.guild().equals(guild))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private void plan(Somebody who, String what, String when, String server) {
        presses(who, target(says(who, "schedule add", "what", what, "when", when, "server", server), "Save"));
    }

    private void isThere(Somebody it) {
        house.members.put(guild + "/" + it.id(), new Person(it.id(), "name-" + it.id(), it.roles(), it.permissions()));
    }

    private void until(String local) {
        house.live(Duration.between(
                house.now(), LocalDateTime.parse(local).atZone(BERLIN).toInstant()));
    }

    private Message says(Somebody who, String command, String... options) {
        return house.message(house.says(who.types(command, options)));
    }

    private Message presses(Somebody who, String target) {
        return house.message(house.says(who.presses(target)));
    }

    private Message last() {
        return house.message(house.told.getLast().reply());
    }
}
