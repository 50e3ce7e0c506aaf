package dev.skylark.access;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.access.Audit.Filter;
import dev.skylark.access.AuditEntry.Result;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class AuditTest {

    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), NOON);

    private final Audit audit;
    private final String guild = Store.newId();
    private int entries;

    AuditTest(Store store) {
        audit = store.open(InMemoryAudit::new, tables -> new DynamoAudit(tables.rows(Table.AUDIT)));
    }

    @Test
    void everything_about_an_entry_is_kept() {
        var entry = new AuditEntry(
                guild,
                NOON.plusMillis(123),
                "77",
                "201",
                "Åse 🎈",
                "101",
                "ec2 stop",
                Map.of("server", "web-1", "why", "\"too dear\""),
                "web-1",
                Result.REFUSED,
                "a second person",
                Duration.ofMillis(1234));
        audit.add(entry);

        assertThat(audit.page(guild, ALL, 10, Optional.empty()))
                .isEqualTo(new Audit.Page(List.of(entry), Optional.empty()));
    }

    @Test
    void writing_an_entry_again_changes_nothing() {
        var entry = add("p", "ping", Result.DONE);
        audit.add(entry);

        assertThat(walk(ALL, 10)).containsExactly(entry);
    }

    @Test
    void pages_go_from_the_newest_to_the_oldest_and_miss_nothing() {
        var all = new ArrayList<AuditEntry>();
        for (int i = 0; i < 7; i++) {
            all.addFirst(add("p", "ping", Result.DONE));
        }

        var first = audit.page(guild, ALL, 3, Optional.empty());
        assertThat(first.entries()).isEqualTo(all.subList(0, 3));
        var second = audit.page(guild, ALL, 3, first.next());
        assertThat(second.entries()).isEqualTo(all.subList(3, 6));
        var third = audit.page(guild, ALL, 3, second.next());
        assertThat(third).isEqualTo(new Audit.Page(all.subList(6, 7), Optional.empty()));
    }

    @Test
    void a_page_that_is_just_full_is_the_last() {
        for (int i = 0; i < 3; i++) {
            add("p", "ping", Result.DONE);
        }

        assertThat(audit.page(guild, ALL, 3, Optional.empty()).next()).isEmpty();
    }

    @Test
    void entries_of_the_same_moment_are_all_there() {
        for (int i = 0; i < 5; i++) {
            audit.add(entry(guild, NOON, "p", "ping", Result.DONE));
        }

        assertThat(walk(ALL, 2)).hasSize(5);
    }

    @Test
    void one_persons_entries_are_found() {
        var hers = add("her", "ping", Result.DONE);
        add("him", "ping", Result.DONE);
        var hersToo = add("her", "help", Result.DONE);

        assertThat(walk(by("her"), 1)).containsExactly(hersToo, hers);
        assertThat(walk(by("he"), 1)).isEmpty();
    }

    @Test
    void filters_hold_together() {
        var wanted = add("her", "ec2 stop", Result.REFUSED);
        add("her", "ec2 stop", Result.DONE);
        add("her", "ec2 start", Result.REFUSED);
        add("him", "ec2 stop", Result.REFUSED);

        var filter = new Filter(Optional.of("her"), Optional.of("ec2 stop"), Optional.of(Result.REFUSED), NOON);
        assertThat(walk(filter, 5)).containsExactly(wanted);
    }

    @Test
    void what_is_older_than_asked_for_is_left_out() {
        add("p", "ping", Result.DONE);
        var second = add("p", "ping", Result.DONE);

        assertThat(walk(new Filter(Optional.empty(), Optional.empty(), Optional.empty(), second.at()), 5))
                .containsExactly(second);
        assertThat(walk(new Filter(Optional.of("p"), Optional.empty(), Optional.empty(), second.at()), 5))
                .containsExactly(second);
    }

    @Test
    void what_a_filter_finds_late_is_found_once() {
        var wanted = new ArrayList<AuditEntry>();
        for (int i = 0; i < 260; i++) {
            var found = add("p", i % 65 == 0 ? "rare" : "ping", Result.DONE);
            if (found.command().equals("rare")) {
                wanted.addFirst(found);
            }
        }

        var rare = new Filter(Optional.empty(), Optional.of("rare"), Optional.empty(), NOON);
        assertThat(walk(rare, 1)).isEqualTo(wanted);
        assertThat(walk(rare, 3)).isEqualTo(wanted);
        assertThat(walk(new Filter(Optional.of("p"), Optional.of("rare"), Optional.empty(), NOON), 3))
                .isEqualTo(wanted);
    }

    @Test
    void a_place_taken_from_one_guild_shows_nothing_of_it_in_another() {
        for (int i = 0; i < 3; i++) {
            add("p", "ping", Result.DONE);
        }
        var place = audit.page(guild, ALL, 1, Optional.empty()).next();
        var elsewhere = Store.newId();
        var theirs = entry(elsewhere, NOON, "p", "ping", Result.DONE);
        audit.add(theirs);

        assertThat(audit.page(elsewhere, ALL, 5, place).entries()).containsExactly(theirs);
        assertThat(audit.page(elsewhere, by("p"), 5, place).entries()).containsExactly(theirs);
    }

    @Test
    void a_place_that_is_none_begins_at_the_newest() {
        var entry = add("p", "ping", Result.DONE);

        for (var place : List.of("", "#", "x", "🎈", "9".repeat(3000), "900000000000000001#settings")) {
            assertThat(audit.page(guild, ALL, 5, Optional.of(place)).entries()).containsExactly(entry);
            assertThat(audit.page(guild, by("p"), 5, Optional.of(place)).entries())
                    .containsExactly(entry);
        }
    }

    @Test
    void a_place_before_the_time_asked_for_ends_there() {
        for (int i = 0; i < 3; i++) {
            add("p", "ping", Result.DONE);
        }
        var place = audit.page(guild, ALL, 2, Optional.empty()).next();
        var later = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), NOON.plusSeconds(60));

        assertThat(audit.page(guild, later, 5, place)).isEqualTo(new Audit.Page(List.of(), Optional.empty()));
    }

    private static Filter by(String person) {
        return new Filter(Optional.of(person), Optional.empty(), Optional.empty(), NOON);
    }

    private List<AuditEntry> walk(Filter filter, int most) {
        var found = new ArrayList<AuditEntry>();
        Optional<String> next = Optional.empty();
        do {
            var page = audit.page(guild, filter, most, next);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(most);
            found.addAll(page.entries());
            next = page.next();
        } while (next.isPresent());
        return found;
    }

    private AuditEntry add(String person, String command, Result result) {
        var entry = entry(guild, NOON.plusSeconds(++entries), person, command, result);
        audit.add(entry);
        return entry;
    }

    private static AuditEntry entry(String guild, Instant at, String person, String command, Result result) {
        return new AuditEntry(
                guild, at, Store.newId(), person, "Name", "101", command, Map.of(), "", result, "", Duration.ZERO);
    }
}
