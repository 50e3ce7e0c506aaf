package dev.skylark.entry;

import static dev.skylark.entry.House.target;
import static dev.skylark.entry.House.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.command.Person;
import dev.skylark.discord.Message;
import dev.skylark.discord.MessageJson;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.State;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of plans where something goes wrong at the worst moment. */
final class ScheduleTroubleStoryTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String CHANNEL = "800000000000000009";

    private final House house = new House();
    private final String guild = House.newId();
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    private final String id = "i-" + guild.substring(10);

    @BeforeEach
    void a_server_in_berlin() {
        house.guilds.save(Guild.unknown(guild).with(Standing.ALLOWED).at(BERLIN, "en", "USD"));
        house.cloud.add(guild, house.region, id, "web-1", "t3.small");
        house.members.put(guild + "/" + admin.id(), new Person(admin.id(), "name", admin.roles(), admin.permissions()));
        until("2051-09-25T12:00"); // a Monday
    }

    @Test
    void whoever_presses_save_twice_has_one_schedule() {
        var save = target(
                says("schedule add", "what", "ec2 start", "when", "every day at 20:00", "server", "web-1"), "Save");
        presses(save);
        presses(save);

        assertThat(timers()).hasSize(1);
        assertThat(text(says("schedule list"))).containsOnlyOnce("**ec2 start web\\-1**");
    }

    @Test
    void where_the_scheduler_does_not_answer_nothing_is_kept_that_would_never_run() {
        var save = target(
                says("schedule add", "what", "ec2 start", "when", "every day at 20:00", "server", "web-1"), "Save");
        house.timers.answers(false);
        assertThatThrownBy(() -> presses(save)).hasMessageContaining("429");

        assertThat(text(says("schedule list"))).contains("Nothing is planned");
        house.timers.answers(true);
        presses(save);
        assertThat(text(says("schedule list"))).contains("ec2 start web\\-1");
    }

    @Test
    void what_was_deleted_while_the_scheduler_did_not_answer_is_gone_and_its_timer_ends_itself() {
        plan("ec2 start", "every day at 20:00", "web-1");
        var asked = says("schedule delete", "schedule", "ec2 start web-1");
        house.timers.answers(false);
        assertThatThrownBy(() -> presses(target(asked, "Yes, do it"))).hasMessageContaining("429");
        house.timers.answers(true);

        assertThat(text(says("schedule list"))).contains("Nothing is planned");
        until("2051-09-25T20:05");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
        assertThat(timers()).isEmpty();
    }

    @Test
    void what_was_switched_off_while_the_scheduler_did_not_answer_runs_no_more_and_says_so_once() {
        plan("ec2 start", "every day at 20:00", "web-1");
        house.timers.answers(false);
        assertThatThrownBy(() -> says("schedule disable", "schedule", "ec2 start web-1"))
                .hasMessageContaining("429");
        house.timers.answers(true);

        until("2051-09-27T20:05");

        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
        assertThat(house.texts())
                .filteredOn(it -> it.contains("switched off in the meantime"))
                .hasSize(1);
        assertThat(timers()).isEmpty();
    }

    @Test
    void a_stop_that_is_meant_once_comes_back_for_the_server_that_was_in_use() {
        house.cloud.add(guild, house.region, id + "b", "web-2", "t3.small");
        says("ec2 start", "server", "web-1");
        until("2051-09-25T12:10");
        says("ec2 start", "server", "web-2");
        until("2051-09-25T12:20");
        isPlayedOn("web-2", id + "b");
        plan("ec2 stop", "at 18:00", "web-1,web-2");

        until("2051-09-25T18:05");
        assertThat(house.texts()).anySatisfy(it -> assertThat(it).contains("it is in use", "3 players", "Tried again"));
        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
        assertThat(house.cloud.named(id + "b").state()).isEqualTo(State.RUNNING);

        house.players.play(id + "b", 0);
        until("2051-09-25T18:15");
        assertThat(house.cloud.named(id + "b").state()).isEqualTo(State.STOPPED);
    }

    @Test
    void a_stop_that_waits_for_people_says_so_once_and_then_what_came_of_it() {
        says("ec2 start", "server", "web-1");
        until("2051-09-25T12:10");
        isPlayedOn("web-1", id);
        plan("ec2 stop", "at 18:00", "web-1");

        until("2051-09-25T18:55");
        assertThat(house.texts()).filteredOn(it -> it.contains("is put off")).hasSize(1);
        until("2051-09-25T20:15");
        assertThat(house.texts().getLast()).contains("It was in use for two hours", "3 players");
    }

    @Test
    void every_other_monday_is_every_other_monday() {
        var shown = says("schedule add", "what", "ec2 snapshot", "when", "every other monday at 8", "server", "web-1");
        assertThat(text(shown))
                .contains(
                        "every 2 weeks from the week of 2051-10-02",
                        "`cron(0 8 ? * MON *)`",
                        "Mon, Oct 2, 08:00",
                        "Mon, Oct 16, 08:00");
        presses(target(shown, "Save"));

        until("2051-11-07T12:00");

        assertThat(house.texts()).filteredOn(it -> it.contains("planned for")).hasSize(3);
        assertThat(text(says("schedule show", "schedule", "ec2 snapshot web-1")))
                .contains(at("2051-10-02T08:00"), at("2051-10-16T08:00"), at("2051-10-30T08:00"))
                .doesNotContain(at("2051-10-09T08:00"));
    }

    @Test
    void where_the_channel_is_closed_the_admins_read_it_and_without_them_health_says_it() {
        plan("ec2 snapshot", "every day at 20:00", "web-1");
        house.closed.add(channel());
        until("2051-09-25T20:05");
        assertThat(text(says("health"))).contains("Nobody could be told what became of 1");

        house.guilds.save(house.guilds.find(guild).orElseThrow().withChannels(Map.of(Purpose.ADMIN, CHANNEL)));
        says("schedule enable", "schedule", "ec2 snapshot web-1");
        assertThat(text(says("health"))).doesNotContain("Nobody could be told");
        until("2051-09-26T20:05");

        assertThat(house.told.stream().filter(it -> it.to().equals(CHANNEL)).map(it -> text(house.message(it.reply()))))
                .anySatisfy(it -> assertThat(it).contains("planned for"));
        assertThat(text(says("health"))).doesNotContain("Nobody could be told");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "UTC+2", "Berlin", "Europe/Atlantis", "z", "SystemV"})
    void a_zone_that_the_scheduler_does_not_know_is_refused(String zone) {
        assertThat(text(says("schedule add", "what", "report daily", "when", "every day at 8", "zone", zone)))
                .contains("time zone");
    }

    @Test
    void a_zone_is_found_however_it_is_written() {
        assertThat(text(says(
                        "schedule add",
                        "what",
                        "report daily",
                        "when",
                        "every day at 8",
                        "zone",
                        "australia/lord howe")))
                .contains("Australia/Lord_Howe", "Tue, Sep 26, 08:00");
    }

    @Test
    void what_is_over_cannot_be_held_or_skipped() {
        plan("ec2 start", "at 18:00", "web-1");
        until("2051-09-25T18:05");

        for (var how : new String[] {"hold", "skip"}) {
            assertThat(text(says("schedule override", "schedule", "ec2 start web-1", "how", how)))
                    .contains("has no next run");
        }
        assertThat(text(says("schedule enable", "schedule", "ec2 start web-1"))).contains("over");
    }

    @Test
    void holidays_that_end_before_they_begin_are_refused() {
        assertThat(text(says("schedule holidays add", "date", "2051-12-24", "last", "2051-12-23")))
                .contains("must be after the first");
        assertThat(text(says("schedule holidays add", "date", "12-24", "last", "2051-12-26")))
                .contains("is no day");
        assertThat(text(says("schedule holidays add", "date", "2051-02-29"))).contains("is no day");
    }

    @Test
    void of_forty_servers_one_reads_from_which_plan_it_comes() {
        var names = IntStream.range(0, 40).mapToObj(it -> "very-long-" + it).toList();
        names.forEach(it -> house.cloud.add(guild, house.region, id + it, it, "t3.small"));
        plan("ec2 start", "at 16:00", String.join(",", names));
        until("2051-09-25T16:20");
        plan("ec2 stop", "at 18:00", String.join(",", names));
        says("schedule override", "schedule", idOf("ec2 stop"), "how", "keep", "for", "3h");
        until("2051-09-25T18:05");

        assertThat(house.told).allSatisfy(it -> {
            var json = MessageJson.render(house.message(it.reply()), Texts.in("en"));
            assertThat(json.toString().length()).isLessThan(10_000);
        });
        assertThat(house.told.stream()
                        .map(it -> MessageJson.render(house.message(it.reply()), Texts.in("en"))
                                .toString()))
                .anySatisfy(it -> assertThat(it).contains("Starting", "planned for"))
                .anySatisfy(it -> assertThat(it).contains("left out", "planned for", "kept on"));
        assertThat(names)
                .allSatisfy(it -> assertThat(house.cloud.named(id + it).state()).isEqualTo(State.RUNNING));
    }

    @Test
    void a_command_that_takes_one_server_is_done_for_each() {
        house.cloud.add(guild, house.region, id + "b", "web-2", "t3.small");
        plan("ec2 snapshot", "every day at 20:00", "web-1,web-2");

        until("2051-09-25T20:05");

        assertThat(house.texts())
                .anySatisfy(it -> assertThat(it)
                        .contains("planned for", "web\\-1", "web\\-2")
                        .doesNotContain("not happen"));
        assertThat(text(says("schedule list"))).contains("✅");
    }

    @Test
    void servers_that_aws_does_not_show_at_the_moment_are_not_gone_but_tried_again() {
        plan("ec2 start", "every day at 20:00", "web-1");
        plan("ec2 start", "every day at 20:00", "Name=web-1");
        house.cloud.trouble(house.region, Trouble.BUSY);
        until("2051-09-25T20:05");
        assertThat(house.texts()).noneSatisfy(it -> assertThat(it).contains("No server is there"));

        house.cloud.trouble(house.region, null);
        until("2051-09-25T20:15");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void where_aws_does_not_answer_for_two_hours_the_owner_is_told() {
        plan("ec2 start", "every day at 20:00", "web-1");
        house.cloud.trouble(house.region, Trouble.BUSY);

        until("2051-09-25T22:15");

        assertThat(house.texts()).filteredOn(it -> it.contains("went wrong")).hasSize(1);
        assertThat(house.texts().getLast()).contains("AWS does not answer for", house.region);
        until("2051-09-26T12:00");
        house.cloud.trouble(house.region, null);
        until("2051-09-26T20:05");
        assertThat(house.cloud.named(id).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void a_guild_that_may_not_use_skylark_any_more_has_nothing_done() {
        plan("ec2 start", "every day at 20:00", "web-1");
        house.guilds.save(house.guilds.find(guild).orElseThrow().with(Standing.DENIED));

        until("2051-09-25T20:05");

        assertThat(house.cloud.named(id).state()).isEqualTo(State.STOPPED);
    }

    private String idOf(String name) {
        var list = text(says("schedule list"));
        var more = house.message(house.told.getLast().reply());
        assertThat(list).contains(name);
        return more.blocks().toString().replaceAll("(?s).*\\*\\*" + name + ".*?schedule=(\\w{8}).*", "$1");
    }

    private String channel() {
        return admin.types("ping").at("channel_id").text();
    }

    private void isPlayedOn(String name, String server) {
        says("idle set", "server", name, "game", "minecraft");
        house.players.play(server, 3);
    }

    /** The names of what is set for schedules. */
    private Set<String> timers() {
        return house.timers.all().keySet().stream()
                .filter(it -> it.kind().equals("schedule") && it.guild().equals(guild))
                .map(Job::name)
                .collect(Collectors.toSet());
    }

    private void plan(String what, String when, String server) {
        presses(target(says("schedule add", "what", what, "when", when, "server", server), "Save"));
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static String at(String local) {
        return "<t:" + instant(local).getEpochSecond();
    }

    private void until(String local) {
        house.live(Duration.between(house.now(), instant(local)));
    }

    private Message says(String command, String... options) {
        return house.message(house.says(admin.types(command, options)));
    }

    private Message presses(String target) {
        return house.message(house.says(admin.presses(target)));
    }
}
