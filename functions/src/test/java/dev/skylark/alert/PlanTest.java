package dev.skylark.alert;

import static dev.skylark.alert.Samples.NOON;
import static dev.skylark.alert.Samples.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.fact.Severity;
import dev.skylark.json.Json;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a guild wants its alerts, and where they go. */
final class PlanTest {

    @Test
    void what_is_written_is_read_back() {
        var full = Plan.usual("1")
                .with(Duration.ofMinutes(90), Duration.ofMinutes(5), Duration.ofMinutes(3), "201", 7, true)
                .with(List.of(
                        new Route("a \"b\"", Severity.WARNING, "shop", "production", "102", "201"),
                        new Route("rest", Severity.INFO, "", "", "103", "")))
                .with(new Rota(List.of("41", "42"), 3, LocalDate.of(2051, 6, 1), LocalTime.of(8, 30), Optional.empty())
                        .takenBy("43", NOON))
                .with(Optional.of(new Night(LocalTime.of(22, 0), LocalTime.of(6, 30))));

        for (var plan : List.of(full, Plan.usual("1"))) {
            assertThat(Plan.read("1", Json.read(plan.json().toString()), 0)).isEqualTo(plan);
        }
    }

    @Test
    void an_alert_goes_where_the_first_route_takes_it() {
        var worst = new Route("worst", Severity.CRITICAL, "", "", "101", "");
        var shop = new Route("shop", Severity.WARNING, "SHOP", "Production", "102", "");
        var other = new Route("other", Severity.INFO, "", "staging", "103", "");
        var plan = Plan.usual("1").with(List.of(worst, shop, other));

        assertThat(plan.route(failure("Timeout", NOON))).contains(shop);
        assertThat(plan.route(failure("Timeout", Severity.CRITICAL, "", NOON))).contains(worst);
        assertThat(plan.route(failure("Timeout", Severity.INFO, "", NOON))).isEmpty();
    }
}
