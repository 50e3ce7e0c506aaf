package dev.skylark.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class UptimeChartTest {

    private static final int FIRST_ROW = 110;
    private static final int LAST_COLUMN = 1155;

    @Test
    void the_longer_it_ran_the_brighter() {
        assertThat(draw(List.of(0.0, 0.5, 1.0)).across(FIRST_ROW))
                .containsExactly(new Color(0x3A3D44), new Color(0x438067), new Color(0x4CC38A));
    }

    @Test
    void a_share_out_of_bounds_is_taken_for_the_nearest() {
        assertThat(draw(List.of(-0.1, 1.1)).across(FIRST_ROW)).containsExactly(UptimeChart.OFF, UptimeChart.ON);
    }

    @Test
    void each_day_has_a_column() {
        assertThat(draw(Collections.nCopies(31, 1.0)).across(FIRST_ROW)).hasSize(31);
        assertThat(draw(Collections.nCopies(2, 1.0)).across(FIRST_ROW)).hasSize(2);
    }

    @Test
    void one_day_has_a_column_for_each_hour() {
        assertThat(draw(Collections.nCopies(24, 1.0), 1).across(FIRST_ROW)).hasSize(24);
    }

    @Test
    void each_server_has_a_row() {
        var picture = Pixels.of(UptimeChart.draw(of(3, ignored -> "")));
        assertThat(picture.down(LAST_COLUMN)).filteredOn(UptimeChart.ON::equals).hasSize(3);
    }

    @Test
    void of_more_than_twenty_servers_the_rest_is_counted() {
        var counted = new ArrayList<Integer>();
        var picture = Pixels.of(UptimeChart.draw(of(45, more -> {
            counted.add(more);
            return "and " + more + " more";
        })));
        assertThat(picture.down(LAST_COLUMN)).filteredOn(UptimeChart.ON::equals).hasSize(20);
        assertThat(counted).containsExactly(25);
    }

    @Test
    void twenty_servers_leave_none_to_count() {
        UptimeChart.draw(of(20, more -> {
            throw new AssertionError("counted " + more);
        }));
    }

    @Test
    void a_server_has_one_share_for_each_column() {
        assertThatThrownBy(() -> draw(List.of(1.0, 1.0), 3)).hasMessage(" has 2 of 3 shares");
        assertThatThrownBy(() -> draw(List.of(1.0), 1)).hasMessage(" has 1 of 24 shares");
        assertThatThrownBy(() -> draw(List.of(), 0)).hasMessage("There is no day");
    }

    private static Pixels draw(List<Double> shares) {
        return draw(shares, shares.size());
    }

    private static Pixels draw(List<Double> shares, int days) {
        var server = new Uptime.Server("", shares);
        return Pixels.of(UptimeChart.draw(
                new Uptime("Uptime", Samples.days(days), List.of(server), more -> "", Locale.ENGLISH)));
    }

    private static Uptime of(int servers, IntFunction<String> others) {
        var server = new Uptime.Server("web", List.of(0.0, 1.0));
        return new Uptime("Uptime", Samples.days(2), Collections.nCopies(servers, server), others, Locale.ENGLISH);
    }
}
