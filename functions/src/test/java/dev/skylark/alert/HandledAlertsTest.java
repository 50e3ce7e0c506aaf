package dev.skylark.alert;

import static dev.skylark.alert.Samples.NOON;
import static dev.skylark.alert.Samples.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.alert.Event.Kind;
import dev.skylark.data.Item;
import dev.skylark.data.Rows;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import dev.skylark.trace.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people and the desk make of alerts, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class HandledAlertsTest {
    private static final Instant EXPIRES = NOON.plus(Duration.ofDays(30));

    private final Rows rows;
    private final Alerts alerts;
    private final String guild = Store.newId();
    private final String id = Fingerprint.of(failure("Timeout", NOON));

    HandledAlertsTest(Store store) {
        rows = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> tables.rows(Table.ALERTS));
        alerts = new DynamoAlerts(rows);
    }

    @Test
    void a_guild_has_its_own_alerts() {
        raise("d1", NOON);

        assertThat(alerts.find(Store.newId(), id)).isEmpty();
        assertThat(alerts.open(Store.newId())).isEmpty();
        assertThat(alerts.find(guild, "0".repeat(32))).isEmpty();
    }

    @Test
    void an_alert_is_found_by_the_beginning_of_its_id() {
        raise("d1", NOON);
        alerts.raise(guild, "d1", failure("Other", NOON), NOON);

        assertThat(alerts.like(guild, id.substring(0, 8), 2))
                .extracting(Alert::id)
                .containsExactly(id);
        assertThat(alerts.like(guild, "", 10)).hasSize(2);
        assertThat(alerts.like(guild, "", 1)).hasSize(1);
        assertThat(alerts.like(guild, "g", 10)).isEmpty();
    }

    @Test
    void all_that_are_open_are_found_however_many() {
        IntStream.range(0, 120)
                .forEach(number ->
                        alerts.raise(guild, "d", failure("Kind" + Character.toString('a' + number), NOON), NOON));

        assertThat(alerts.open(guild)).hasSize(120).extracting(Alert::id).doesNotHaveDuplicates();
    }

    @Test
    void of_two_who_handle_it_the_second_is_refused() {
        raise("d1", NOON);
        var read = found();

        assertThat(alerts.save(read.with(read.handling().assigned("41")), true, Optional.empty()))
                .get()
                .satisfies(it -> assertThat(it.version()).isEqualTo(read.version() + 1));
        assertThat(alerts.save(read.with(read.handling().assigned("42")), true, Optional.empty()))
                .isEmpty();

        assertThat(found().handling().assignee()).isEqualTo("41");
        var again = found();
        assertThat(alerts.save(again.with(again.handling().assigned("42")), false, Optional.empty()))
                .get()
                .satisfies(it -> assertThat(it.version()).isEqualTo(again.version()));
    }

    @Test
    void what_happens_meanwhile_does_not_stand_in_the_way_of_who_handles_it() {
        raise("d1", NOON);
        var read = found();
        raise("d2", NOON.plusSeconds(1));

        var saved = alerts.save(read.with(read.handling().assigned("41")), true, Optional.empty());

        assertThat(saved).get().satisfies(it -> {
            assertThat(it.what().count()).isEqualTo(2);
            assertThat(it.handling().assignee()).isEqualTo("41");
        });
    }

    @Test
    void nobody_handles_what_is_not_there() {
        assertThat(alerts.save(Samples.alert(failure("Nothing", NOON)), true, Optional.empty()))
                .isEmpty();
        assertThat(alerts.find("1", id)).isEmpty();
    }

    @Test
    void what_is_put_away_is_not_open_until_it_is_raised_again() {
        raise("d1", NOON);
        resolve(NOON.plusSeconds(1));
        putAway();

        assertThat(alerts.open(guild)).isEmpty();
        assertThat(alerts.find(guild, id)).isPresent();
        assertThat(item().whole(Table.EXPIRES)).isEqualTo(EXPIRES.getEpochSecond());

        raise("d2", NOON.plusSeconds(2));

        assertThat(alerts.open(guild)).extracting(Alert::id).containsExactly(id);
        assertThat(item().whole(Table.EXPIRES)).isZero();
    }

    @Test
    void what_happens_between_a_look_and_putting_away_is_not_lost() {
        raise("d1", NOON);
        resolve(NOON.plusSeconds(1));
        var read = found();
        raise("d2", NOON.plusSeconds(2));

        assertThat(alerts.save(read, false, Optional.of(EXPIRES))).isEmpty();

        assertThat(alerts.open(guild))
                .singleElement()
                .satisfies(it -> assertThat(it.hasReturned()).isTrue());
    }

    @Test
    void the_story_of_an_alert_is_told_from_the_beginning() {
        var later = new Event(guild, id, NOON.plusSeconds(9), Kind.RESOLVED, "", "quiet");
        var early = new Event(guild, id, NOON, Kind.ACKNOWLEDGED, "41", "");
        var noted = new Event(guild, id, NOON.plusSeconds(5), Kind.NOTED, "42", "the disk is full");
        var other = new Event(guild, id + "0", NOON, Kind.NOTED, "", "");
        for (var event : Arrays.asList(later, early, noted, other, early)) {
            alerts.happened(event, EXPIRES);
        }

        assertThat(alerts.timeline(guild, id)).containsExactly(early, noted, later);
        assertThat(alerts.timeline(Store.newId(), id)).isEmpty();
    }

    @Test
    void two_who_note_something_at_the_same_moment_are_both_heard() {
        alerts.happened(new Event(guild, id, NOON, Kind.NOTED, "41", "one"), EXPIRES);
        alerts.happened(new Event(guild, id, NOON, Kind.NOTED, "42", "two"), EXPIRES);

        assertThat(alerts.timeline(guild, id)).extracting(Event::text).containsExactly("one", "two");
    }

    private void raise(String delivery, Instant at) {
        alerts.raise(guild, delivery, failure("Timeout", at), at.isBefore(NOON) ? NOON : at);
    }

    private Alert found() {
        return alerts.find(guild, id).orElseThrow();
    }

    private Item item() {
        return rows.find(guild, "alert#" + id).orElseThrow();
    }

    private void resolve(Instant at) {
        var it = found();
        var over = Resolution.plain(Resolution.Why.PERSON, at, "41");
        assertThat(alerts.save(it.with(it.handling().resolved(over)), true, Optional.empty()))
                .isPresent();
    }

    private void putAway() {
        assertThat(alerts.save(found(), false, Optional.of(EXPIRES))).isPresent();
    }
}
