package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.care.Gauges.Load;
import dev.skylark.care.Presence.Need;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.discord.Message;
import dev.skylark.feature.Category;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import dev.skylark.journal.Pulse.Kind;
import dev.skylark.journal.Pulse.Task;
import dev.skylark.json.Json;
import dev.skylark.table.Table;
import dev.skylark.timer.Job;
import dev.skylark.voice.GatherRows;
import dev.skylark.voice.SlotRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** How Skylark looks after itself: what breaks is noticed, told once, and told when it is over. */
final class HealthStoryTest {

    private static final Json CHECKUP = Job.of("house", "checkup", "checkup").json();

    private static final String BUSY = "busy";

    private final House house = House.alone();
    private final Somebody owner = Somebody.in(House.OWNER_GUILD, Somebody.ADMINISTRATOR);

    /** How something is broken, and what the admins then read. */
    record Break(Consumer<House> how, String told) {}

    static Stream<Named<Break>> breaks() {
        return Stream.of(
                named("discord", it -> it.care.breaks("discord", Trouble.DENIED), "Discord does not take my token"),
                named(
                        "tables",
                        it -> it.care.breaks(EmbeddedDynamo.name(Table.FLEET), Trouble.DOWN),
                        "These tables cannot be reached: fleet (made to fail)"),
                named(
                        "throttles",
                        it -> it.care.rings("skylark FleetTableThrottles", "Turned away."),
                        "**Table throttles**: Turned away."),
                named("functions", it -> it.care.rings("skylark WorkErrors", "Failed."), "**Functions**: Failed."),
                named("queues", it -> it.care.rings("skylark VoiceLate", "Waits."), "**Voice queues**: Waits."),
                named("letters", it -> it.care.parking().park("jobs", "{}"), "jobs: 1"),
                named("tasks", HealthStoryTest::aTaskFails, "Failed the last time: budget-stop"),
                named("missed", HealthStoryTest::nobodyMakesTheRounds, "Not run when they should have: rounds"),
                named("errors", it -> fails(it, 11, Category.CODE), "About 11 failures"),
                named("category", it -> fails(it, 6, Category.TABLES), "**Errors of the last hour: Tables**: About 6"),
                named(
                        "rights",
                        it -> it.care.breaks("ec2:StartInstances", Trouble.DENIED),
                        "AWS does not let me do this: ec2:StartInstances"),
                named("bills", it -> it.care.breaks("ce:GetCostAndUsage", Trouble.DENIED), "not ask Cost Explorer"),
                named(
                        "secrets",
                        it -> it.care.isOf("github", it.now().minus(Duration.ofDays(366))),
                        "Not changed for more than a year: github"),
                named(
                        "certificate",
                        it -> it.care.certificateEnds(it.now().plus(Duration.ofDays(13))),
                        "It ends in 13 days"),
                named("github", it -> it.care.breaks("api.github.com", Trouble.DOWN), "GitHub's API does not answer"),
                named("load", HealthStoryTest::aWorkerIsBusy, "processor 95 %"));
    }

    private static Named<Break> named(String name, Consumer<House> how, String told) {
        return Named.of(name, new Break(how, told));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void what_breaks_is_noticed_with_what_to_do(Break it) {
        checkup();
        assertThat(news()).as("all was well").isEmpty();

        house.pass(Duration.ofDays(1));
        it.how().accept(house);
        try {
            checkup();
        } finally {
            voice().remove(SlotRows.WORKERS, BUSY);
        }

        assertThat(news()).singleElement().satisfies(told -> assertThat(told).contains(it.told(), "\n→ "));
        assertThat(House.text(says("health"))).containsAnyOf("❌ **", "⚠️ **");
    }

    @Test
    void nobody_plays_where_music_is_wanted() {
        var now = house.now();
        voice().put(Item.of(SlotRows.SLOTS, SlotRows.slot(3))
                .with(SlotRows.HOLDER, "")
                .with(SlotRows.BUSY, now.plus(Duration.ofMinutes(20)))
                .expiring(now.plus(Duration.ofDays(1))));
        try {
            checkup();
            assertThat(news()).singleElement().satisfies(it -> assertThat(it).contains("In 1 slots music is wanted"));
        } finally {
            voice().remove(SlotRows.SLOTS, SlotRows.slot(3));
        }
    }

    @Test
    void nobody_watches_a_channel_that_is_watched() {
        var fleet = new Rows(House::dynamo, () -> EmbeddedDynamo.name(Table.FLEET));
        var guild = House.newId();
        fleet.put(Item.of(guild, GatherRows.KIND + "i-1")
                .with(GatherRows.INDEX.partition(), GatherRows.ALL)
                .with(GatherRows.SINCE, house.now().minus(Duration.ofMinutes(4))));
        try {
            checkup();
            assertThat(news()).as("somebody may be on the way").isEmpty();
            house.pass(Duration.ofMinutes(5));
            checkup();
            assertThat(news()).singleElement().satisfies(it -> assertThat(it).contains("a voice channel is watched"));
        } finally {
            fleet.remove(guild, GatherRows.KIND + "i-1");
        }
    }

    @Test
    void an_alarm_is_told_once_and_its_end_with_how_long_it_took() {
        checkup();
        house.care.breaks("discord", Trouble.DENIED);
        for (int time = 0; time < 5; time++) {
            house.pass(Duration.ofMinutes(5));
            checkup();
        }
        assertThat(news())
                .singleElement()
                .satisfies(it ->
                        assertThat(it).startsWith("Something does not work").contains("Reset the bot's token"));

        house.care.mends("discord");
        house.pass(Duration.ofMinutes(5));
        checkup();

        assertThat(news())
                .hasSize(2)
                .last()
                .satisfies(it -> assertThat(it).contains("That is over", "**Discord** is well again, after 25m"));
    }

    @Test
    void the_same_checkup_delivered_twice_tells_once() {
        house.care.breaks("discord", Trouble.DENIED);
        checkup();
        checkup();

        assertThat(news()).hasSize(1);
    }

    @Test
    void what_discord_does_not_take_is_told_the_next_time() {
        house.care.rings("skylark WorkErrors", "Failed.");
        house.discordIsUp = false;
        checkup();
        house.discordIsUp = true;
        assertThat(news()).isEmpty();

        house.pass(Duration.ofMinutes(5));
        checkup();

        assertThat(news()).hasSize(1);
    }

    @Test
    void what_could_not_be_told_because_something_broke_is_told_the_next_time() {
        house.care.rings("skylark WorkErrors", "Failed.");
        house.discordThrows = true;
        assertThatThrownBy(this::checkup).isInstanceOf(IllegalStateException.class);
        house.discordThrows = false;
        assertThat(news()).isEmpty();

        house.pass(Duration.ofMinutes(5));
        checkup();

        assertThat(news()).singleElement().satisfies(it -> assertThat(it).contains("**Functions**: Failed."));
    }

    @Test
    void how_long_it_took_is_true_also_when_discord_heard_of_its_end_later() {
        house.care.rings("skylark WorkErrors", "Failed.");
        checkup();
        house.pass(Duration.ofHours(2));
        house.care.stopsRinging();
        house.discordIsUp = false;
        checkup();
        house.discordIsUp = true;
        house.pass(Duration.ofMinutes(5));
        checkup();

        assertThat(news()).last().satisfies(it -> assertThat(it).contains("is well again", "2h"));
    }

    @Test
    void a_task_that_failed_once_and_never_ran_again_is_no_trouble_for_ever() {
        aTaskFails(house);
        checkup();
        assertThat(news()).hasSize(1);

        house.pass(Duration.ofHours(27));
        checkup();

        assertThat(news()).last().satisfies(it -> assertThat(it).contains("is well again"));
    }

    @Test
    void errors_are_counted_by_kind_and_task_and_shown_to_anybody() {
        var guild = house.allowedGuild();
        fails(house, 3, Category.TABLES);
        house.pass(Duration.ofHours(3));
        fails(house, 4, Category.CODE);
        var anybody = Somebody.in(guild, 0);

        var text = House.text(house.message(house.says(anybody.types("errors"))));

        assertThat(text)
                .contains("Tables: 0 in the last hour, 3 in all", "Skylark itself: 4 in the last hour, 4 in all ↗")
                .contains("command ec2 list: 7")
                .as("whose request it was is theirs")
                .doesNotContain("request-of-somebody");
        assertThat(House.text(says("errors"))).contains("request-of-somebody");
    }

    @Test
    void health_says_since_when_what_runs_and_which_tasks_ran() {
        checkup();
        house.pass(Duration.ofHours(2));
        checkup();

        assertThat(House.text(says("health")))
                .contains("Everything that I look after is well", "for 2h, version 1")
                .contains("✅ checkup", "14 tables, 140 records, 54 KB");

        house.care.deploys("2");
        house.pass(Duration.ofMinutes(5));
        checkup();
        house.pass(Duration.ofMinutes(10));
        assertThat(House.text(says("health"))).contains("for 10m, version 2");
    }

    @Test
    void a_guild_asks_whether_it_is_set_up_and_is_watched_from_then_on() {
        var guild = House.newId();
        house.guilds.save(Guild.unknown(guild)
                .with(Guild.Standing.ALLOWED)
                .withChannels(Map.of(Purpose.ADMIN, "800000000000000007", Purpose.ALERTS, "800000000000000008")));
        var admin = Somebody.in(guild, Somebody.MANAGE_GUILD);
        assertThat(House.text(house.message(house.says(admin.types("setup", "check", "true")))))
                .contains(
                        "is in order",
                        "2 chosen, and I may speak in each",
                        "no service has logs from which",
                        "every hour");

        house.care.takes("800000000000000008", Set.of(Need.SEND_MESSAGES, Need.VIEW_CHANNEL));
        house.told.clear();
        house.live(Duration.ofHours(2));

        assertThat(house.told).singleElement().satisfies(it -> {
            assertThat(it.to()).isEqualTo("800000000000000007");
            assertThat(House.text(house.message(it.reply())))
                    .contains("<#800000000000000008> (view channel, send messages)", "Give the bot's role");
        });
    }

    @Test
    void a_log_group_from_which_no_errors_arrive_is_named_until_it_is_subscribed() {
        var guild = house.allowedGuild();
        var admin = Somebody.in(guild, Somebody.MANAGE_GUILD);
        var beside = Place.home("us-east-1");
        var group = "/shop/" + guild;
        house.logGroups.make(beside, group, "123456789012", house.now(), Map.of("skylark:guild", guild));
        house.says(admin.types("logs sources add", "service", "shop", "group", group));

        assertThat(House.text(house.message(house.says(admin.types("setup", "check", "true")))))
                .contains("no errors arrive: " + group, "/logs sources test");
        house.logGroups.subscribe(beside, group, "arn:aws:lambda:us-east-1:123456789012:function:skylark-logs:live");
        assertThat(House.text(house.message(house.says(admin.types("setup", "check", "true")))))
                .contains("1 log groups tell of their errors");
    }

    @Test
    void a_feature_that_fails_too_often_is_off_until_somebody_has_tried_it() {
        checkup();
        var guild = house.allowedGuild();
        var viewer = Somebody.in(guild, Somebody.USE_COMMANDS);
        house.cloudAnswers = false;
        for (int time = 0; time < 5; time++) {
            house.answer(viewer.types("ec2 list"));
            var order = Json.read(house.orders.remove());
            assertThatThrownBy(() -> house.work.accept(order)).isInstanceOf(UncheckedIOException.class);
            house.pass(Duration.ofSeconds(25));
        }
        house.workOff();
        assertThat(news())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("**Feature: servers**: It failed too"));

        assertThat(said(viewer, "ec2 list")).contains("failed too often and is switched off until");
        assertThat(said(viewer, "logs sources list")).doesNotContain("switched off");

        house.pass(Duration.ofMinutes(2));
        house.cloudAnswers = true;
        assertThat(said(viewer, "ec2 list")).doesNotContain("switched off");
        house.workOff();
        assertThat(news()).last().satisfies(it -> assertThat(it).contains("**Feature: servers** is well again"));
        assertThat(said(viewer, "ec2 list")).doesNotContain("switched off");
    }

    @Test
    void a_github_that_is_down_switches_its_commands_off_until_somebody_has_tried_it() {
        var repository = "acme/shop-" + House.OWNER_GUILD;
        house.github.repository(repository, House.OWNER_GUILD, Map.of("A.java", "class A {}\n"));
        assertThat(said(owner, "github connect", "service", "shop", "repository", "https://github.com/" + repository))
                .contains("The code of “shop” is in");
        checkup();
        house.told.clear();

        house.github.down(true);
        for (int time = 0; time < 4; time++) {
            assertThat(said(owner, "github status")).contains("GitHub did not answer");
            house.pass(Duration.ofSeconds(25));
        }
        said(owner, "github deploys");
        assertThat(news())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("**Feature: github**: It failed too", "/errors"));

        house.pass(Duration.ofSeconds(25));
        assertThat(said(owner, "github deploys")).contains("failed too often and is switched off until");
        assertThat(said(owner, "ec2 list")).doesNotContain("switched off");
        assertThat(says("errors")).asString().contains("github status");

        house.pass(Duration.ofMinutes(2));
        assertThat(said(owner, "github status")).as("tried out, in vain").contains("GitHub did not answer");
        house.pass(Duration.ofSeconds(25));
        assertThat(said(owner, "github status")).contains("switched off until");

        house.pass(Duration.ofMinutes(4));
        house.github.down(false);
        said(owner, "github status");
        assertThat(news()).last().satisfies(it -> assertThat(it).contains("**Feature: github** is well again"));
        house.pass(Duration.ofSeconds(25));
        assertThat(said(owner, "github status")).contains("may make issues");
    }

    @Test
    void what_a_person_asked_for_in_vain_switches_nothing_off() {
        for (int time = 0; time < 8; time++) {
            assertThat(said(
                            owner,
                            "github connect",
                            "service",
                            "shop",
                            "repository",
                            "https://github.com/nobody/nothing"))
                    .contains("GitHub knows no");
            house.pass(Duration.ofSeconds(25));
        }
        assertThat(said(owner, "github status")).doesNotContain("switched off");
    }

    @Test
    void a_bug_switches_nothing_off() {
        fails(house, 20, Category.CODE);

        assertThat(said(owner, "ec2 list")).doesNotContain("switched off");
    }

    private static void aTaskFails(House house) {
        house.wiring.pulse().failed(new Task(Kind.JOB, "budget-stop", "1", "x"), new IllegalStateException("a bug"));
    }

    private static void nobodyMakesTheRounds(House house) {
        house.wiring.pulse().did(new Task(Kind.JOB, "rounds", "1", "daily"));
        house.pass(Duration.ofHours(27));
    }

    private static void aWorkerIsBusy(House house) {
        voice().put(Item.of(SlotRows.WORKERS, BUSY)
                .with(SlotRows.UNTIL, house.now().plus(Duration.ofDays(2)))
                .expiring(house.now().plus(Duration.ofDays(2))));
        house.care.bears(Load.PROCESSOR, 95);
    }

    /** As if that many had failed a moment after the next day began. */
    private static void fails(House house, int many, Category blamed) {
        var why = switch (blamed) {
            case TABLES -> DynamoDbException.builder().message("500").build();
            case NETWORK -> new UncheckedIOException(new IOException("reset"));
            default -> new IllegalStateException("a bug");
        };
        for (int time = 0; time < many; time++) {
            house.wiring.pulse().failed(new Task(Kind.COMMAND, "ec2 list", "1", "request-of-somebody"), why);
        }
    }

    private static Rows voice() {
        return new Rows(House::dynamo, () -> EmbeddedDynamo.name(Table.VOICE));
    }

    private void checkup() {
        house.clockAlone.accept(CHECKUP);
    }

    private Message says(String command) {
        return house.message(house.says(owner.types(command)));
    }

    private String said(Somebody who, String command, String... values) {
        return House.text(house.message(house.says(who.types(command, values))));
    }

    /** What the admins were told. */
    private List<String> news() {
        return house.told.stream()
                .filter(it -> it.to().equals(House.OWNER_CHANNEL))
                .map(it -> House.text(house.message(it.reply())))
                .toList();
    }
}
