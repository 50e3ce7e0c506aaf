package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.cost.Good;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month in Berlin, with the night in which the clocks go back; every number is reckoned by hand. */
final class MonthStoryTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String REPORTS = "900000000000000104";

    private final House house = new House();
    private final String guild = House.newId();
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    private final Server web = server("web-1", "t3.small");
    private final Server game = server("game-1", "m5.large");

    @BeforeEach
    void at_home_in_berlin() {
        house.guilds.save(Guild.unknown(guild)
                .with(Standing.ALLOWED)
                .withChannels(Map.of(Purpose.REPORTS, REPORTS))
                .at(BERLIN, "en", "USD"));
        house.prices.list(new Good.Machine(house.region, "t3.small", Server.LINUX), new BigDecimal("0.02"));
        house.prices.list(new Good.Machine(house.region, "m5.large", Server.LINUX), new BigDecimal("0.10"));
        house.prices.list(new Good.Address(house.region), new BigDecimal("0.005"));
        house.prices.list(new Good.Disk(house.region, "gp3"), new BigDecimal("0.09"));
        until("2051-09-30T20:00");
    }

    @Test
    void the_month_is_right_to_the_minute_and_the_cent() {
        runs(web, "2051-10-03T08:00", "2051-10-03T18:00"); // 10 h
        runs(game, "2051-10-10T20:00", "2051-10-11T02:30"); // 6.5 h, over midnight
        runs(web, "2051-10-28T22:00", "2051-10-29T06:00"); // 9 h: at three it is two again
        starts(web, "2051-10-31T20:00"); // 4 h of it in October
        until("2051-11-01T09:00");

        var report = says("report monthly", "back", "1");

        // web-1: 23 h × (0.02 + 0.005) = 0.575; game-1: 6.5 h × (0.10 + 0.005) = 0.6825
        // disks: 2 × 20 GB × 0.09 a month of 30 days, for 31 days and an hour: 2 × 1.8 × 745 / 720 = 3.725
        assertThat(House.text(report))
                .contains("Month: Oct 1, 2051 – Oct 31, 2051")
                .contains("Uptime: **29:30 h**")
                .contains("Cost: **≈ $4.98**") // 0.575 + 0.6825 + 3.725 = 4.9825
                .contains("web\\-1** · 23:00 h")
                .contains("≈ $2.44") // 0.575 + 1.8625
                .contains("game\\-1** · 6:30 h")
                .contains("≈ $2.55"); // 0.6825 + 1.8625 = 2.545
        assertThat(csv(report))
                .contains("2051-10-03,\"web-1\"," + web.id() + ",\"t3.small\",10,0.4167,")
                .contains("2051-10-10,\"game-1\"," + game.id() + ",\"m5.large\",4,")
                .contains("2051-10-11,\"game-1\"," + game.id() + ",\"m5.large\",2.5,")
                .contains("2051-10-28,\"web-1\"," + web.id() + ",\"t3.small\",2,0.0833,")
                .contains("2051-10-29,\"web-1\"," + web.id() + ",\"t3.small\",7,0.28,") // 7 of 25 hours
                .contains("2051-10-31,\"web-1\"," + web.id() + ",\"t3.small\",4,0.1667,");
    }

    @Test
    void what_nobody_told_us_is_repaired_by_the_daily_look() {
        says("ec2 list");
        house.cloudIsHeard = false;
        runs(web, "2051-10-03T08:00", "2051-10-03T18:00");
        starts(game, "2051-10-04T23:00");
        until("2051-10-05T05:00");

        assertThat(csv(says("report daily", "back", "1")))
                // from its launch on, which is all that the cloud says afterwards: 20 seconds more than an hour
                .contains("2051-10-04,\"game-1\"," + game.id() + ",\"m5.large\",1.0056,");
    }

    @Test
    void a_report_comes_by_itself_once_at_its_hour() {
        says("report subscribe", "kind", "daily", "at", "07:30");
        runs(web, "2051-10-01T08:00", "2051-10-01T10:00");
        until("2051-10-02T07:29");
        var before = house.told.size();

        until("2051-10-02T07:31");

        assertThat(house.told).hasSize(before + 1);
        assertThat(house.told.getLast().to()).isEqualTo(REPORTS);
        assertThat(House.text(last())).contains("Day: Oct 1, 2051", "2:00 h");
    }

    @Test
    void a_report_that_is_wanted_in_the_evening_is_of_the_day_that_ends() {
        says("report subscribe", "kind", "daily", "at", "23:00");
        runs(web, "2051-10-01T08:00", "2051-10-01T10:00");

        until("2051-10-01T23:01");

        assertThat(House.text(last())).contains("Day: Oct 1, 2051", "2:00 h", "Skylark itself: ");
    }

    @Test
    void the_change_against_the_day_before_is_said() {
        runs(web, "2051-10-01T08:00", "2051-10-01T10:00");
        runs(web, "2051-10-02T08:00", "2051-10-02T11:00");
        until("2051-10-03T08:00");

        assertThat(House.text(says("report daily", "back", "1"))).contains("▲ +50 % against the day before");
    }

    @Test
    void without_a_price_list_there_is_uptime_and_a_sentence() {
        house.prices.fail(Trouble.DOWN);
        runs(web, "2051-10-01T08:00", "2051-10-01T10:00");

        assertThat(House.text(says("report daily"))).contains("2:00 h");
        assertThat(House.text(says("cost estimate"))).contains("No price is known for: gp3, t3.small");
        assertThat(House.text(says("ec2 info", "server", "web-1"))).contains("Price: not known");
    }

    @Test
    void where_the_bill_is_denied_our_own_estimate_is_shown() {
        house.bills.fail(Trouble.DENIED);
        runs(web, "2051-10-01T08:00", "2051-10-01T18:00");

        assertThat(House.text(says("cost summary")))
                .contains("AWS does not let Skylark read the bill")
                .contains("This month, our estimate**  ≈ $0.");
        assertThat(House.text(says("cost forecast"))).contains("That is our own reckoning");
    }

    @Test
    void a_guild_pays_for_four_questions_a_day_at_most() {
        house.bills.add(
                guild, LocalDate.parse("2051-09-30"), "Amazon Elastic Compute Cloud - Compute", "web-1", "1.23");
        for (int hour = 0; hour < 20; hour++) {
            says("cost summary");
            says("cost servers");
            says("cost forecast");
            says("cost anomalies");
            house.pass(Duration.ofMinutes(5));
        }

        assertThat(house.bills.paid()).isLessThanOrEqualTo(4);
        assertThat(House.text(says("health"))).contains("of 4, a cent each");
    }

    @Test
    void what_aws_has_billed_is_shown_by_service_and_beside_last_month() {
        var compute = "Amazon Elastic Compute Cloud - Compute";
        house.bills.add(guild, LocalDate.parse("2051-09-01"), compute, "web-1", "2.00");
        house.bills.add(guild, LocalDate.parse("2051-10-01"), compute, "web-1", "3.00");
        house.bills.add(guild, LocalDate.parse("2051-10-01"), "EC2 - Other", "", "0.50");
        until("2051-10-02T10:00");

        assertThat(House.text(says("cost summary")))
                .contains("Billed by AWS: **$3.50**")
                .contains("$2.00 (▲ +75 %)")
                .contains("$3.00  EC2", "$0.50  EBS & EC2 other");
    }

    private Server server(String name, String type) {
        return house.cloud.add(new Server(
                guild,
                Place.home(house.region),
                "i-" + name + guild.substring(12),
                name,
                State.STOPPED,
                type,
                Server.LINUX,
                "",
                false,
                "10.0.0.1",
                "eu-central-1a",
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                false,
                Map.of("skylark:guild", guild, "Name", name)));
    }

    private void runs(Server server, String from, String to) {
        starts(server, from);
        until(to);
        house.cloud.stop(server, false);
        house.live(Duration.ofSeconds(16));
    }

    /** It takes 20 seconds to start, so it is asked to a little before. */
    private void starts(Server server, String at) {
        house.live(Duration.between(house.now(), moment(at).minusSeconds(20)));
        house.cloud.start(server);
        until(at);
    }

    private void until(String local) {
        house.live(Duration.between(house.now(), moment(local)));
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private Message says(String command, String... namesAndValues) {
        return house.message(house.says(admin.types(command, namesAndValues)));
    }

    private Message last() {
        return house.message(house.told.getLast().reply());
    }

    private static String csv(Message report) {
        return report.files().stream()
                .filter(it -> it.name().endsWith(".csv"))
                .map(it -> new String(it.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
