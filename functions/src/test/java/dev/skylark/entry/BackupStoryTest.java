package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Standing;
import dev.skylark.backup.Backup;
import dev.skylark.backup.Backup.Kind;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.table.Table;
import dev.skylark.timer.Job;
import dev.skylark.timer.ScheduleGroup;
import dev.skylark.timer.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Backups from the night in which they are made to the day on which somebody needs one. */
final class BackupStoryTest {

    private static final AtomicInteger YEARS = new AtomicInteger(2060);

    private final House house = new House();
    private final String guild = house.allowedGuild();
    private final Somebody ann = Somebody.in(guild, Somebody.ADMINISTRATOR);
    private final Somebody bob = Somebody.in(guild, Somebody.ADMINISTRATOR);

    BackupStoryTest() {
        // other tests may have said where the owner lives
        var owner = house.guilds
                .find(House.OWNER_GUILD)
                .orElseGet(() -> Guild.unknown(House.OWNER_GUILD).with(Standing.ALLOWED));
        house.guilds.save(owner.at(ZoneId.of("UTC"), "en", "USD"));
        sundayAt(12);
    }

    @Test
    void every_night_at_four_all_tables_are_copied_once_and_the_owner_is_told() {
        sundayAt(3);
        comesTheHour();
        assertThat(made()).isEmpty();

        house.pass(Duration.ofHours(1));
        comesTheHour();
        comesTheHour();

        assertThat(made()).hasSize(tables()).doesNotHaveDuplicates();
        assertThat(told("tables are backed up")).hasSize(1);
        assertThat(made()).doesNotContain(Table.PEOPLE);
        assertThat(String.valueOf(house.archive.files().get("guilds/" + guild + ".json")))
                .contains("\"standing\":\"ALLOWED\"");
    }

    @Test
    void on_sundays_they_are_unpacked_counted_and_thrown_away() {
        sundayAt(4);
        comesTheHour();
        house.pass(Duration.ofHours(1));
        comesTheHour();

        house.live(Duration.ofMinutes(11));

        assertThat(told("The backups are good")).hasSize(1);
        assertThat(House.dynamo().listTables().tableNames()).noneMatch(it -> it.startsWith("skylark-copy-drill"));
        assertThat(says(ann, "backup list")).contains("Last proven good: <t:");
    }

    @Test
    void what_was_wrecked_comes_back_when_two_people_want_it() {
        put("one", "then");
        put("two", "then");
        backup();
        put("two", "wrecked");
        remove("one");
        put("three", "new");

        house.says(ann.types("backup restore", "what", "alerts", "from", minute()));
        house.live(Duration.ofMinutes(3));
        var shown = house.message(house.told.getLast().reply());
        assertThat(House.text(shown)).contains("Come back: 1", "Become as they were: 1", "Are newer, and stay: 1");

        press(ann, shown, "Bring back");
        assertThat(text("one")).isEmpty();
        var asked = house.message(house.told.getLast().reply());
        press(ann, asked, "Agree");
        assertThat(text("one")).isEmpty();
        press(bob, asked, "Agree");

        assertThat(List.of(text("one"), text("two"), text("three"))).containsExactly("then", "then", "new");
        assertThat(House.dynamo().listTables().tableNames()).noneMatch(it -> it.startsWith("skylark-copy-9"));
    }

    @Test
    void nobody_gets_back_that_they_were_allowed() {
        backup();
        var now = house.guilds.find(guild).orElseThrow();
        house.guilds.save(now.at(ZoneId.of("Asia/Tokyo"), now.locale(), now.currency()));
        var rows = new Rows(House::dynamo, () -> EmbeddedDynamo.name(Table.GUILDS));
        rows.put(rows.find(guild, "settings").orElseThrow().with("perPerson", 3));

        house.says(ann.types("backup restore", "what", "settings", "from", minute()));
        house.live(Duration.ofMinutes(3));
        press(ann, house.message(house.told.getLast().reply()), "Bring back");
        press(bob, house.message(house.told.getLast().reply()), "Agree");

        var after = house.guilds.find(guild).orElseThrow();
        assertThat(after.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(after.standing()).isEqualTo(Standing.ALLOWED);
        assertThat(after.quota().perPerson()).isEqualTo(3);
        assertThat(house.guilds.save(after)).isTrue();
    }

    @Test
    void what_was_planned_is_due_again_when_it_comes_back() {
        house.says(ann.types("schedule add", "what", "report daily", "when", "every day at 9"));
        press(ann, house.message(house.told.getLast().reply()), "Save");
        house.backups.make(Table.SCHEDULES, Kind.BY_HAND);
        house.says(ann.types("schedule delete", "schedule", "report daily"));
        press(ann, house.message(house.told.getLast().reply()), "Yes, do it");
        assertThat(house.timers.state().toString()).doesNotContain(guild);

        house.says(ann.types("backup restore", "what", "schedules", "from", minute()));
        house.live(Duration.ofMinutes(3));
        press(ann, house.message(house.told.getLast().reply()), "Bring back");
        press(bob, house.message(house.told.getLast().reply()), "Agree");

        assertThat(house.timers.state().toString()).contains(guild, "0 9 * * ? *");
    }

    @Test
    void what_people_wanted_of_their_servers_is_due_again_when_it_comes_back() {
        house.cloud.add(guild, house.region, "i-" + guild, "web-1", "t3.small");
        says(ann, "ec2 list");
        says(ann, "ec2 snapshot", "server", "web-1", "daily", "04:00", "keep", "2");
        says(ann, "ec2 keep", "server", "web-1", "state", "on", "until", "3h");
        says(ann, "idle set", "server", "web-1", "after", "20m");
        says(ann, "report subscribe", "kind", "weekly");
        says(ann, "budget set", "name", "all", "amount", "10");
        put("open", "an alert");
        house.live(Duration.ofMinutes(2));
        var then = timers();
        assertThat(then.keySet())
                .extracting(Job::kind)
                .contains("copy", "keep-ends", "idle-look", "rounds", "report", "budget");
        var wrecked = List.of(Table.FLEET, Table.GUILDS, Table.UPTIME, Table.MONEY, Table.ALERTS);
        wrecked.forEach(it -> house.backups.make(it, Kind.BY_HAND));
        for (var table : List.of(Table.FLEET, Table.UPTIME, Table.MONEY, Table.ALERTS)) {
            rows(table).all(guild).forEach(it -> rows(table).remove(guild, it.text("id")));
        }
        rows(Table.GUILDS).all(guild).stream()
                .filter(it -> it.text("id").startsWith("report#"))
                .forEach(it -> rows(Table.GUILDS).remove(guild, it.text("id")));
        then.keySet().forEach(it -> house.timers.cancel(guild, it.kind(), it.name()));
        assertThat(timers()).isEmpty();

        for (var area : List.of("servers", "settings", "uptime", "budgets", "alerts")) {
            restore(area);
        }

        var lasting = then.entrySet().stream()
                .filter(it -> List.of("copy", "keep-ends", "rounds", "report")
                        .contains(it.getKey().kind()))
                .toList();
        assertThat(timers().entrySet()).containsAll(lasting);
        assertThat(timers().keySet()).extracting(Job::kind).contains("idle-look", "budget");
        house.live(Duration.ofHours(4));
        assertThat(house.texts()).anySatisfy(it -> assertThat(it).contains("web", "kept"));
    }

    @Test
    void a_report_that_came_back_is_due_again_at_eventbridge() {
        var scheduler = new ScheduleGroup();
        house.alarmClock = scheduler.timers(house.time);
        says(ann, "report subscribe", "kind", "daily", "at", "18:30", "zone", "Europe/Berlin");
        var then = Map.copyOf(scheduler.all());
        assertThat(then.values()).containsExactly(new When.Cron("30 18 * * ? *", ZoneId.of("Europe/Berlin")));
        house.backups.make(Table.GUILDS, Kind.BY_HAND);
        var id = then.keySet().iterator().next().name();
        says(ann, "report unsubscribe", "report", id);
        assertThat(scheduler.all()).isEmpty();

        house.says(ann.types("backup restore", "what", "settings", "from", minute()));
        scheduler.all().keySet().forEach(it -> house.clockDoor.accept(it.json()));
        press(ann, house.message(house.told.getLast().reply()), "Bring back");
        press(bob, house.message(house.told.getLast().reply()), "Agree");

        assertThat(scheduler.all()).containsAllEntriesOf(then);
    }

    @Test
    void what_was_kept_until_now_is_not_ended_a_second_time() {
        house.cloud.add(guild, house.region, "i-" + guild, "web-1", "t3.small");
        says(ann, "ec2 list");
        says(ann, "ec2 keep", "server", "web-1", "state", "on", "until", "1h");
        house.backups.make(Table.FLEET, Kind.BY_HAND);
        var from = minute();
        house.live(Duration.ofHours(2));
        assertThat(timers().keySet()).extracting(Job::kind).doesNotContain("keep-ends");

        house.says(ann.types("backup restore", "what", "servers", "from", from));
        house.live(Duration.ofMinutes(3));
        press(ann, house.message(house.told.getLast().reply()), "Bring back");
        press(bob, house.message(house.told.getLast().reply()), "Agree");

        assertThat(timers().keySet()).extracting(Job::kind).doesNotContain("keep-ends");
    }

    private void restore(String area) {
        house.says(ann.types("backup restore", "what", area, "from", minute()));
        house.live(Duration.ofMinutes(3));
        press(ann, house.message(house.told.getLast().reply()), "Bring back");
        press(bob, house.message(house.told.getLast().reply()), "Agree");
    }

    private Map<Job, When> timers() {
        return house.timers.all().entrySet().stream()
                .filter(it -> it.getKey().guild().equals(guild))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Rows rows(Table table) {
        return new Rows(House::dynamo, () -> EmbeddedDynamo.name(table));
    }

    @Test
    void another_guilds_records_are_never_seen() {
        put("one", "then");
        backup();
        var stranger = Somebody.in(house.allowedGuild(), Somebody.ADMINISTRATOR);

        house.says(stranger.types("backup restore", "what", "alerts", "from", minute()));
        house.live(Duration.ofMinutes(3));

        assertThat(house.texts().getLast()).contains("Come back: 0", "There is nothing to bring back.");
    }

    @Test
    void what_cannot_be_is_said_in_words() {
        assertThat(says(ann, "backup now")).contains("only in the server of those who run Skylark");
        assertThat(says(ann, "backup restore", "what", "alerts", "from", "last Tuesday"))
                .contains("is no moment that I understand");
        assertThat(says(ann, "backup restore", "what", "alerts", "from", "1999-01-01 00:00 UTC"))
                .contains("There is no backup of these records");
        assertThat(says(
                        Somebody.in(guild, Somebody.USE_COMMANDS),
                        "backup restore",
                        "what",
                        "alerts",
                        "from",
                        minute()))
                .contains("right");
    }

    /** A year of its own, since all tests of a process share one database. */
    private void sundayAt(int hour) {
        var day = LocalDate.of(YEARS.incrementAndGet(), 6, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.SUNDAY));
        house.at(day.atTime(hour, 0).toInstant(ZoneOffset.UTC));
    }

    private void comesTheHour() {
        house.clockDoor.accept(Job.of(House.OWNER_GUILD, "backups", "").json());
    }

    private static int tables() {
        return (int)
                Arrays.stream(Table.values()).filter(Table::pointInTimeRecovery).count();
    }

    private List<Table> made() {
        return ((Got<List<Backup>>) house.backups.all())
                .value().stream()
                        .filter(it -> it.kind() == Kind.NIGHTLY)
                        .filter(it -> it.made().isAfter(house.now().minus(Duration.ofHours(12))))
                        .filter(it -> !it.made().isAfter(house.now()))
                        .map(it -> it.table())
                        .toList();
    }

    private void backup() {
        house.backups.make(Table.ALERTS, Kind.BY_HAND);
        house.backups.make(Table.GUILDS, Kind.BY_HAND);
    }

    private String minute() {
        return house.now().toString().replace("T", " ").substring(0, 16) + " UTC";
    }

    private List<String> told(String words) {
        return house.texts().stream().filter(it -> it.contains(words)).toList();
    }

    private String says(Somebody who, String command, String... options) {
        return House.text(house.message(house.says(who.types(command, options))));
    }

    private void press(Somebody who, Message message, String label) {
        house.says(who.presses(House.target(message, label)));
    }

    private Rows alerts() {
        return new Rows(House::dynamo, () -> EmbeddedDynamo.name(Table.ALERTS));
    }

    private void put(String id, String text) {
        alerts().put(Item.of(guild, id).with("text", text));
    }

    private void remove(String id) {
        alerts().remove(guild, id);
    }

    private String text(String id) {
        return alerts().find(guild, id).map(it -> it.text("text")).orElse("");
    }
}
