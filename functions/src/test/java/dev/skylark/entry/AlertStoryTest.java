package dev.skylark.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Guild;
import dev.skylark.access.Guild.Purpose;
import dev.skylark.access.Guild.Standing;
import dev.skylark.data.Store;
import dev.skylark.discord.Message;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Severity;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Something goes wrong: it is shown once, somebody takes it, it is over, it comes back. */
final class AlertStoryTest {

    private static final String ALERTS = "900000000000000102";
    private static final String ADMINS = "900000000000000103";

    private final House house = new House();
    private final String guild = House.newId();
    private final Somebody admin = Somebody.in(guild, Somebody.MANAGE_GUILD | Somebody.USE_COMMANDS);
    private final Somebody operator = Somebody.in(guild, Somebody.MANAGE_CHANNELS | Somebody.USE_COMMANDS);
    private int deliveries;

    @BeforeEach
    void a_guild_with_a_channel_for_alerts() {
        house.guilds.save(Guild.unknown(guild)
                .with(Standing.ALLOWED)
                .withChannels(Map.of(Purpose.ALERTS, ALERTS, Purpose.ADMIN, ADMINS))
                .at(ZoneOffset.UTC, "en", "USD"));
    }

    @Test
    void an_error_is_shown_once_and_its_count_follows_calmly() {
        raise("shop", "TimeoutException", 3);

        assertThat(posts(ALERTS)).hasSize(1);
        assertThat(House.text(posts(ALERTS).getFirst()))
                .contains("🔴 TimeoutException · shop", "3×", "nobody is looking into it yet");

        house.told.clear();
        raise("shop", "TimeoutException", 4);
        raise("shop", "TimeoutException", 5);
        assertThat(house.told).isEmpty();

        house.live(Duration.ofMinutes(2));

        assertThat(house.told).hasSize(1);
        assertThat(house.texts().getFirst()).contains("12×");
    }

    @Test
    void a_delivery_that_comes_twice_is_counted_once() {
        var once = List.of(occurrence("shop", "TimeoutException", 3));
        house.wiring.alerts().intake().take(guild, "same", once);
        house.wiring.alerts().intake().take(guild, "same", once);
        house.live(Duration.ofMinutes(2));

        assertThat(shown("shop")).contains("3×").doesNotContain("6×");
    }

    @Test
    void what_comes_late_is_counted_and_changes_no_time() {
        var late = house.now().minus(Duration.ofMinutes(10));
        raise("shop", "TimeoutException", 1);
        house.wiring
                .alerts()
                .intake()
                .take(
                        guild,
                        "late",
                        List.of(new Occurrence(
                                "shop",
                                "production",
                                Severity.ERROR,
                                "TimeoutException",
                                "the database did not answer",
                                "",
                                List.of(),
                                Map.of(),
                                "",
                                2,
                                late,
                                late)));
        house.live(Duration.ofMinutes(2));

        assertThat(shown("shop")).contains("3×", "first <t:" + late.getEpochSecond(), "last <t:" + noon() + ":R>");
    }

    private static long noon() {
        return Store.NOON.getEpochSecond();
    }

    @Test
    void whoever_acknowledges_it_is_named_and_nobody_else_is_called() {
        raise("shop", "TimeoutException", 1);
        var card = posts(ALERTS).getFirst();

        press(operator, House.target(card, "Acknowledge"));
        house.live(Duration.ofMinutes(45));

        assertThat(shown("shop")).contains("👀", operator.id(), "is looking into it");
        assertThat(house.texts()).noneMatch(it -> it.contains("Nobody is looking into it"));
    }

    @Test
    void somebody_who_may_not_is_refused_on_the_button_too() {
        raise("shop", "TimeoutException", 1);
        var viewer = Somebody.in(guild, Somebody.USE_COMMANDS);

        var answer = press(viewer, House.target(posts(ALERTS).getFirst(), "Resolve"));

        assertThat(House.text(answer)).contains("operator");
        assertThat(shown("shop")).contains("🔴");
    }

    @Test
    void resolved_is_said_with_how_long_it_took_and_what_comes_back_opens_the_same_alert() {
        raise("shop", "TimeoutException", 1);
        house.live(Duration.ofMinutes(5));
        press(operator, House.target(posts(ALERTS).getFirst(), "Resolve"));
        assertThat(shown("shop")).contains("✅", "Resolved by <@" + operator.id() + "> · after 5m");

        house.live(Duration.ofHours(1));
        house.told.clear();
        raise("shop", "TimeoutException", 2);

        assertThat(house.texts()).anyMatch(it -> it.contains("It is back") && it.contains(operator.id()));
        assertThat(shown("shop")).contains("🔁", "3×", "Is back since");
        assertThat(posts(ALERTS)).noneMatch(it -> it.title().contains("TimeoutException"));
    }

    @Test
    void twenty_kinds_at_once_share_one_message_with_exact_counts() {
        house.wiring
                .alerts()
                .intake()
                .take(
                        guild,
                        "storm",
                        IntStream.range(0, 20)
                                .mapToObj(it -> occurrence("shop", "Kind" + it, 10 + it))
                                .toList());

        assertThat(posts(ALERTS)).hasSize(1);
        assertThat(House.text(posts(ALERTS).getFirst())).contains("20 alerts, 390 events", "… and 5 more");

        house.told.clear();
        for (int burst = 0; burst < 10; burst++) {
            house.wiring
                    .alerts()
                    .intake()
                    .take(
                            guild,
                            "storm" + burst,
                            IntStream.range(0, 20)
                                    .mapToObj(it -> occurrence("shop", "Kind" + it, 1))
                                    .toList());
            house.live(Duration.ofSeconds(30));
        }
        house.live(Duration.ofMinutes(2));

        assertThat(house.texts().getLast()).contains("20 alerts, 590 events");
        assertThat(house.told.size()).isLessThan(10);
    }

    @Test
    void when_discord_is_down_for_an_hour_nothing_is_lost() {
        house.discordIsUp = false;
        for (int kind = 0; kind < 8; kind++) {
            raise("shop", "Kind" + kind, 5);
            house.live(Duration.ofMinutes(7));
        }
        house.discordIsUp = true;
        house.live(Duration.ofMinutes(5));

        assertThat(posts(ALERTS)).hasSize(1);
        assertThat(House.text(posts(ALERTS).getFirst())).contains("8 alerts, 40 events");
    }

    @Test
    void when_the_bus_is_down_the_delivery_fails_and_its_repetition_is_shown_and_not_counted() {
        house.busIsUp = false;
        var delivery = List.of(occurrence("shop", "TimeoutException", 3));
        Assertions.assertThatThrownBy(() -> house.wiring.alerts().intake().take(guild, "one", delivery))
                .isInstanceOf(IllegalStateException.class);
        house.busIsUp = true;

        house.wiring.alerts().intake().take(guild, "one", delivery);

        assertThat(House.text(posts(ALERTS).getFirst())).contains("3×");
    }

    @Test
    void nobody_answers_so_the_next_is_called() {
        says(admin, "alert settings", "escalate", "5m", "role", "800000000000000077");
        says(admin, "oncall set", "people", "<@800000000000000055>");
        raise("shop", "TimeoutException", 1);

        house.live(Duration.ofMinutes(6));
        assertThat(calls()).containsExactly("800000000000000055");
        house.live(Duration.ofMinutes(5));
        assertThat(calls()).containsExactly("800000000000000055", "&800000000000000077");
        house.live(Duration.ofMinutes(5));
        assertThat(posts(ADMINS)).hasSize(1);
        house.live(Duration.ofHours(1));
        assertThat(posts(ADMINS)).hasSize(1);
    }

    @Test
    void a_silence_is_kept_told_and_ends_by_itself() {
        says(operator, "alert silence", "service", "shop", "for", "30m", "reason", "we are moving house");
        raise("shop", "TimeoutException", 1);
        assertThat(posts(ALERTS)).isEmpty();
        assertThat(House.text(says(operator, "alert silences"))).contains("service “shop”", "moving house");

        house.live(Duration.ofMinutes(31));

        assertThat(house.texts()).anyMatch(it -> it.contains("A silence has ended"));
        assertThat(posts(ALERTS)).hasSize(1);
    }

    @Test
    void quiet_for_long_enough_is_over_and_kept_for_a_while() {
        raise("shop", "TimeoutException", 1);

        house.live(Duration.ofHours(4).plusMinutes(2));

        assertThat(shown("shop")).contains("✅", "quiet for long enough");
        assertThat(House.text(says(operator, "alert list"))).contains("Nothing goes wrong");
        assertThat(House.text(says(operator, "alert list", "state", "resolved")))
                .contains("TimeoutException");
    }

    @Test
    void the_timeline_tells_who_did_what() {
        raise("shop", "TimeoutException", 1);
        var id = id();
        says(operator, "alert ack", "alert", id);
        says(operator, "alert note", "alert", id, "text", "the pool is full, password=hunter22");
        says(operator, "alert assign", "alert", id);
        says(operator, "alert resolve", "alert", id, "reason", "more connections");

        var timeline = House.text(says(operator, "alert timeline", "alert", id));

        assertThat(timeline)
                .contains("looks into it", "the pool is full", "\\[secret\\]", "Resolved by", "more connections")
                .doesNotContain("hunter22");
    }

    @Test
    void a_route_sends_what_is_bad_elsewhere_and_calls_a_role() {
        says(
                admin,
                "alert route add",
                "name",
                "pay",
                "channel",
                "800000000000000011",
                "severity",
                "error",
                "service",
                "payments",
                "role",
                "800000000000000066");

        raise("payments", "CardDeclined", 1);
        raise("shop", "TimeoutException", 1);

        assertThat(posts("800000000000000011")).hasSize(1);
        assertThat(posts("800000000000000011").getFirst().calls()).containsExactly("&800000000000000066");
        assertThat(posts(ALERTS)).hasSize(1);
    }

    private String id() {
        return House.target(posts(ALERTS).getFirst(), "Acknowledge")
                .replaceFirst(".*alert=", "")
                .replaceFirst("[^0-9a-f].*", "");
    }

    private List<String> calls() {
        return house.told.stream()
                .map(it -> house.message(it.reply()))
                .flatMap(it -> it.calls().stream())
                .toList();
    }

    private void raise(String service, String kind, int count) {
        house.wiring.alerts().intake().take(guild, "d" + deliveries++, List.of(occurrence(service, kind, count)));
    }

    private Occurrence occurrence(String service, String kind, int count) {
        return new Occurrence(
                service,
                "production",
                Severity.ERROR,
                kind,
                "the database did not answer",
                "",
                List.of(),
                Map.of(),
                "",
                count,
                house.now(),
                house.now());
    }

    private List<Message> posts(String channel) {
        return house.told.stream()
                .filter(it -> it.to().equals(channel))
                .map(it -> house.message(it.reply()))
                .toList();
    }

    /** How the alert of this service looks now, wherever it stands. */
    private String shown(String service) {
        return house.texts().stream()
                .filter(it -> it.contains("· " + service))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private Message says(Somebody who, String command, String... options) {
        return house.message(house.says(who.types(command, options)));
    }

    private Message press(Somebody who, String target) {
        return house.message(house.says(who.presses(target)));
    }
}
