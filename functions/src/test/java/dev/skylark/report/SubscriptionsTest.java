package dev.skylark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.report.Subscriptions.Subscription;
import dev.skylark.table.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports that come by themselves, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class SubscriptionsTest {

    private static final LocalDate DAY = LocalDate.parse("2051-06-01");

    private final Subscriptions subscriptions;
    private final String guild = Store.newId();
    private final Subscription daily =
            new Subscription(guild, Span.DAILY, "1", LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"));
    private final Subscription monthly =
            new Subscription(guild, Span.MONTHLY, "1", LocalTime.of(8, 0), ZoneId.of("UTC"));

    SubscriptionsTest(Store store) {
        subscriptions = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoSubscriptions(tables.rows(Table.GUILDS), tables.rows(Table.WORK)));
    }

    @Test
    void what_comes_late_is_of_the_same_day_all_the_same() {
        var evening = new Subscription(guild, Span.DAILY, "1", LocalTime.of(23, 0), ZoneId.of("UTC"));

        assertThat(evening.back(LocalTime.of(23, 0))).isZero();
        assertThat(evening.back(LocalTime.of(0, 30))).isEqualTo(1);
        assertThat(daily.back(LocalTime.of(7, 30))).isEqualTo(1);
        assertThat(daily.back(LocalTime.of(20, 0))).isEqualTo(1);
        assertThat(monthly.back(LocalTime.of(23, 0))).isEqualTo(1);
    }

    @Test
    void what_is_subscribed_to_is_found_until_it_is_removed() {
        subscriptions.set(daily);
        subscriptions.set(monthly);

        assertThat(subscriptions.all(guild)).containsExactlyInAnyOrder(daily, monthly);
        assertThat(subscriptions.find(guild, daily.id())).contains(daily);
        assertThat(subscriptions.remove(guild, daily.id())).isTrue();
        assertThat(subscriptions.remove(guild, daily.id())).isFalse();
        assertThat(subscriptions.all(guild)).containsExactly(monthly);
        assertThat(subscriptions.all(Store.newId())).isEmpty();
    }

    @Test
    void a_report_is_posted_once_unless_it_was_not_posted_after_all() {
        assertThat(subscriptions.post(daily, DAY)).isTrue();
        assertThat(subscriptions.post(daily, DAY)).isFalse();
        assertThat(subscriptions.post(daily, DAY.plusDays(1))).isTrue();
        assertThat(subscriptions.post(monthly, DAY)).isTrue();

        subscriptions.unpost(daily, DAY);
        assertThat(subscriptions.post(daily, DAY)).isTrue();
    }
}
