package dev.skylark.alert;

import static dev.skylark.alert.Samples.NOON;
import static dev.skylark.alert.Samples.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.alert.Alerts.News;
import dev.skylark.data.AtOnce;
import dev.skylark.data.EmbeddedDynamo;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.discord.Spot;
import dev.skylark.fact.Occurrence;
import dev.skylark.fact.Severity;
import dev.skylark.table.Table;
import dev.skylark.trace.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class DynamoAlertsTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final Rows rows;
    private final Alerts alerts;
    private final String guild = Store.newId();
    private final Occurrence timeout = failure("Timeout", NOON);
    private final String id = Fingerprint.of(timeout);

    DynamoAlertsTest(Store store) {
        rows = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new Rows(
                        () -> {
                            requests.incrementAndGet();
                            return tables.client();
                        },
                        () -> EmbeddedDynamo.name(Table.ALERTS)));
        alerts = new DynamoAlerts(rows);
    }

    @Test
    void what_never_went_wrong_opens_an_alert_and_is_kept_whole() {
        assertThat(alerts.raise(guild, "d1", timeout, NOON)).isEqualTo(News.OPENED);

        var alert = found();
        assertThat(alert.guild()).isEqualTo(guild);
        assertThat(alert.id()).isEqualTo(id);
        assertThat(alert.what()).isEqualTo(timeout);
        assertThat(alert.handling()).isEqualTo(Handling.fresh(NOON));
        assertThat(alert.status(NOON)).isEqualTo(Status.FIRING);
    }

    @Test
    void what_goes_wrong_again_is_counted_and_its_latest_words_are_kept() {
        raise("d1", NOON);
        raise("d2", NOON.plusSeconds(60));

        var what = found().what();
        assertThat(what.count()).isEqualTo(2);
        assertThat(what.first()).isEqualTo(NOON);
        assertThat(what.last()).isEqualTo(NOON.plusSeconds(60));
        assertThat(what.message()).isEqualTo("no stock at " + NOON.plusSeconds(60));
    }

    @Test
    void many_at_once_are_counted_as_many() {
        var batch = new Occurrence(
                "shop",
                "production",
                Severity.CRITICAL,
                "Timeout",
                "no stock",
                "",
                timeout.related(),
                timeout.circumstances(),
                "",
                7,
                NOON.minusSeconds(30),
                NOON);

        assertThat(alerts.raise(guild, "d1", batch, NOON)).isEqualTo(News.OPENED);

        assertThat(found(Fingerprint.of(batch)).what()).isEqualTo(batch);
    }

    @Test
    void the_same_delivery_counts_once_and_whoever_brings_it_again_is_not_told_that_it_is_known() {
        raise("d1", NOON);
        raise("d2", NOON.plusSeconds(1));

        assertThat(raise("d1", NOON)).isNotEqualTo(News.KNOWN);
        assertThat(raise("d2", NOON.plusSeconds(1))).isNotEqualTo(News.KNOWN);
        assertThat(found().what().count()).isEqualTo(2);
    }

    @Test
    void what_comes_late_counts_and_changes_nothing_of_the_latest() {
        raise("d1", NOON);
        var late = failure("Timeout", Severity.INFO, "", NOON.minusSeconds(90));
        alerts.raise(guild, "d2", late, NOON);

        var what = found().what();
        assertThat(what.count()).isEqualTo(2);
        assertThat(what.last()).isEqualTo(NOON);
        assertThat(what.message()).isEqualTo(timeout.message());
        assertThat(what.severity()).isEqualTo(Severity.ERROR);
        assertThat(what.first()).isEqualTo(NOON.minusSeconds(90));
    }

    @Test
    void what_comes_late_twice_counts_once() {
        raise("d1", NOON);
        raise("d2", NOON.minusSeconds(90));
        raise("d2", NOON.minusSeconds(90));

        assertThat(found().what().count()).isEqualTo(2);
    }

    @Test
    void nothing_happens_in_the_future() {
        alerts.raise(guild, "d1", failure("Timeout", NOON.plusSeconds(3600)), NOON);

        assertThat(found().what().last()).isEqualTo(NOON);
        assertThat(found().what().first()).isEqualTo(NOON);
    }

    @Test
    void what_is_too_long_is_cut_between_characters() {
        var words = "x" + "😀".repeat(600);
        var what = new Occurrence(
                "shop", "production", Severity.ERROR, "Timeout", words, "", List.of(), Map.of(), "disk", 1, NOON, NOON);
        alerts.raise(guild, "d1", what, NOON);

        assertThat(found(Fingerprint.of(what)).what().message())
                .startsWith("x😀")
                .endsWith("😀…");
    }

    @Test
    void each_time_is_one_write() {
        raise("d1", NOON);
        assertThat(requests).hasValue(1);
        raise("d2", NOON.plusSeconds(1));
        assertThat(requests).hasValue(2);
        raise("d2", NOON.plusSeconds(1));
        assertThat(requests).hasValue(3);
    }

    @Test
    void a_delivery_is_remembered_into_the_next_half_hour() {
        raise("d1", NOON);
        raise("d2", NOON.plus(Duration.ofMinutes(35)));
        raise("d1", NOON.plus(Duration.ofMinutes(36)));

        assertThat(found().what().count()).isEqualTo(2);
    }

    @Test
    void a_delivery_is_forgotten_after_an_hour() {
        raise("d1", NOON);
        raise("d2", NOON.plus(Duration.ofMinutes(65)));
        raise("d1", NOON.plus(Duration.ofMinutes(66)));

        assertThat(found().what().count()).isEqualTo(3);
    }

    @Test
    void what_happens_every_so_often_does_not_grow() {
        for (var pause : new Duration[] {Duration.ofMinutes(90), Duration.ofHours(3), Duration.ofDays(1)}) {
            var kind = "Timeout" + pause;
            for (int time = 0; time < 20; time++) {
                var now = NOON.plus(pause.multipliedBy(time));
                alerts.raise(guild, "d" + time, failure(kind, now), now);
            }

            var item = rows.find(guild, "alert#" + Fingerprint.of(failure(kind, NOON)))
                    .orElseThrow();
            assertThat(item.whole("count")).isEqualTo(20);
            assertThat(item.values().values().stream()
                            .filter(Set.class::isInstance)
                            .mapToInt(it -> ((Collection<?>) it).size())
                            .sum())
                    .as("deliveries remembered")
                    .isLessThan(5);
        }
    }

    @Test
    void two_who_raise_at_once_are_counted_exactly() throws Exception {
        AtOnce.each(2, person -> {
            for (int time = 0; time < 50; time++) {
                var at = NOON.plusSeconds(person == 0 ? time : 50 - time);
                raise(person + "-" + time, at);
            }
            return person;
        });

        assertThat(found().what().count()).isEqualTo(100);
        assertThat(found().version()).isEqualTo(100);
        assertThat(found().what().last()).isEqualTo(NOON.plusSeconds(50));
    }

    @Test
    void what_was_shown_and_happens_again_is_news_once() {
        raise("d1", NOON);
        show();

        assertThat(raise("d2", NOON.plusSeconds(1))).isEqualTo(News.CHANGED);
        assertThat(raise("d3", NOON.plusSeconds(2))).isEqualTo(News.KNOWN);
        show();
        assertThat(raise("d4", NOON.plusSeconds(3))).isEqualTo(News.CHANGED);
    }

    @Test
    void what_was_over_and_happens_again_opens() {
        raise("d1", NOON);
        show();
        resolve(NOON.plusSeconds(1));

        assertThat(found().isOpen()).isFalse();
        assertThat(raise("d2", NOON.plusSeconds(2))).isEqualTo(News.OPENED);
        assertThat(found().hasReturned()).isTrue();
    }

    private News raise(String delivery, Instant at) {
        return alerts.raise(guild, delivery, failure("Timeout", at), at.isBefore(NOON) ? NOON : at);
    }

    private Alert found() {
        return found(id);
    }

    private Alert found(String which) {
        return alerts.find(guild, which).orElseThrow();
    }

    private void show() {
        var it = found();
        var showing = new Showing(
                Spot.ofPost("102", "103", "en"),
                true,
                "",
                Status.FIRING,
                it.version(),
                it.what().last());
        assertThat(alerts.save(it.with(it.handling().shown(showing)), false, Optional.empty()))
                .isPresent();
    }

    private void resolve(Instant at) {
        var it = found();
        var over = Resolution.plain(Resolution.Why.PERSON, at, "41");
        assertThat(alerts.save(it.with(it.handling().resolved(over)), true, Optional.empty()))
                .isPresent();
    }
}
