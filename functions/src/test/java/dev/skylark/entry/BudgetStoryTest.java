package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.cost.Good;
import dev.skylark.discord.Message;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.State;
import dev.skylark.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that runs out: said at 50 %, agreed to from 80 %, nothing started from 100 %, stopped at 120 %. */
final class BudgetStoryTest {

    private static final String NEWS = "900000000000000103";

    private final House house = new House();
    private final String guild = House.newId();
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    private final Somebody second = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    private final Somebody operator = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);

    /** A dollar an hour, and nothing else. */
    @BeforeEach
    void a_server_and_a_budget_of_ten_dollars() {
        house.guilds.save(Guild.unknown(guild)
                .with(Standing.ALLOWED)
                .withChannels(Map.of(Purpose.ADMIN, NEWS))
                .at(ZoneOffset.UTC, "en", "USD"));
        house.prices.list(new Good.Machine(house.region, "c5.xlarge", Server.LINUX), new BigDecimal("0.995"));
        house.prices.list(new Good.Address(house.region), new BigDecimal("0.005"));
        house.prices.list(new Good.Disk(house.region, "gp3"), BigDecimal.ZERO);
        server("game-1");
        server("web-1");
        says(admin, "budget set", "name", "all", "amount", "10");
    }

    @Test
    void at_half_of_it_it_is_said_once() {
        start("game-1");
        house.live(Duration.ofHours(5).minusMinutes(2));
        assertThat(news("is spent by")).isEmpty();

        house.live(Duration.ofMinutes(5));
        house.live(Duration.ofHours(1));

        assertThat(news("“all” is spent by 50 %")).hasSize(1);
    }

    @Test
    void from_80_percent_on_a_second_person_must_agree_to_a_start() {
        start("game-1");
        house.live(Duration.ofHours(8).plusMinutes(5));

        var asked = says(operator, "ec2 start", "server", "web-1");
        assertThat(House.text(asked)).contains("somebody else must agree", "≈ $1.00/h");
        assertThat(state("web-1")).isEqualTo(State.STOPPED);
        assertThat(House.text(presses(operator, House.target(asked, "Agree")))).contains("another person");

        presses(admin, House.target(asked, "Agree"));

        assertThat(state("web-1")).isEqualTo(State.STARTING);
    }

    @Test
    void from_100_percent_on_nothing_is_started_but_two_people_can_make_an_exception() {
        start("game-1");
        house.live(Duration.ofHours(10).plusMinutes(5));

        var refused = says(operator, "ec2 start", "server", "web-1");
        assertThat(House.text(refused)).contains("is spent by 100 %", "nothing is started until next month");
        var asked = presses(operator, House.target(refused, "Ask for an exception"));
        assertThat(state("web-1")).isEqualTo(State.STOPPED);
        presses(admin, House.target(asked, "Agree"));

        assertThat(state("web-1")).isEqualTo(State.STARTING);
    }

    @Test
    void at_120_percent_there_is_a_warning_and_ten_minutes_later_a_stop() {
        start("game-1");
        house.live(Duration.ofHours(12).plusMinutes(2));
        assertThat(news("To be stopped: game\\-1")).hasSize(1);
        assertThat(state("game-1")).isEqualTo(State.RUNNING);

        house.live(Duration.ofMinutes(11));

        assertThat(state("game-1")).isEqualTo(State.STOPPED);
        assertThat(news("servers are being stopped")).hasSize(1);
    }

    @Test
    void two_people_spare_it_and_nothing_is_stopped() {
        start("game-1");
        house.live(Duration.ofHours(12).plusMinutes(2));
        var asked = presses(admin, House.target(last(), "Spare it this month"));
        presses(second, House.target(asked, "Agree"));

        house.live(Duration.ofHours(3));

        assertThat(state("game-1")).isEqualTo(State.RUNNING);
        assertThat(House.text(says(admin, "budget list"))).contains("spared this month by");
    }

    @Test
    void a_step_that_is_switched_off_is_not_taken() {
        says(
                admin,
                "budget set",
                "name",
                "all",
                "amount",
                "10",
                "stop",
                "false",
                "approval",
                "false",
                "block",
                "false");
        start("game-1");

        house.live(Duration.ofHours(14));

        assertThat(state("game-1")).isEqualTo(State.RUNNING);
        says(operator, "ec2 start", "server", "web-1");
        assertThat(state("web-1")).isEqualTo(State.STARTING);
    }

    @Test
    void a_budget_of_one_server_leaves_the_others_alone() {
        says(admin, "budget remove", "name", "all");
        presses(admin, House.target(last(), "Yes, do it"));
        says(admin, "budget set", "name", "games", "amount", "2", "server", "game-1");
        start("game-1");
        start("web-1");

        house.live(Duration.ofHours(3));

        assertThat(state("game-1")).isEqualTo(State.STOPPED);
        assertThat(state("web-1")).isEqualTo(State.RUNNING);
    }

    @Test
    void a_new_month_is_a_new_budget() {
        house.pass(Duration.between(house.now(), Instant.parse("2051-06-30T10:00:00Z")));
        start("game-1");
        house.live(Duration.ofHours(12).plusMinutes(30));
        assertThat(state("game-1")).isEqualTo(State.STOPPED);

        house.live(Duration.ofHours(4));
        start("game-1");

        assertThat(state("game-1")).isEqualTo(State.RUNNING);
    }

    @Test
    void what_aws_itself_notices_is_told_to_the_owners_once() {
        house.guilds
                .find(House.OWNER_GUILD)
                .ifPresentOrElse(
                        it -> house.guilds.save(it.withChannels(Map.of(Purpose.ADMIN, NEWS))),
                        () -> house.guilds.save(
                                Guild.unknown(House.OWNER_GUILD).withChannels(Map.of(Purpose.ADMIN, NEWS))));
        var id = House.newId();
        var event = Json.fields()
                .with(
                        "Records",
                        List.of(Json.fields()
                                .with(
                                        "Sns",
                                        Json.fields()
                                                .with("MessageId", id)
                                                .with("TopicArn", "arn:aws:sns:us-east-1:123456789012:skylark-notices")
                                                .with(
                                                        "Subject",
                                                        "AWS Budgets: monthly has exceeded your alert threshold")
                                                .with("Message", "ACTUAL Cost: $120.00")
                                                .with("Timestamp", "2051-06-01T12:00:00.000Z"))));

        house.events.accept(event);
        house.events.accept(event);

        assertThat(news("ACTUAL Cost: $120.00")).hasSize(1);
    }

    private void server(String name) {
        house.cloud.add(new Server(
                guild,
                Place.home(house.region),
                "i-" + name + guild.substring(12),
                name,
                State.STOPPED,
                "c5.xlarge",
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

    private void start(String name) {
        says(operator, "ec2 start", "server", name);
        house.live(Duration.ofSeconds(20));
    }

    private State state(String name) {
        return house.cloud.everything().stream()
                .filter(it -> it.name().equals(name) && it.guild().equals(guild))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<String> news(String part) {
        return house.texts().stream().filter(it -> it.contains(part)).toList();
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
}
