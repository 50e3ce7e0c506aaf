package dev.skylark.alert;

import static dev.skylark.alert.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.alert.Episode.Escalation;
import dev.skylark.alert.Episode.Taken;
import dev.skylark.alert.Handling.Links;
import dev.skylark.alert.Resolution.Why;
import dev.skylark.discord.Spot;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What people and the desk have made of an alert. */
final class HandlingTest {

    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void what_is_over_need_not_be_taken_and_keeps_all_else() {
        var over = taken().resolved(Resolution.plain(Why.PERSON, LATER, "41"));

        assertThat(over.taken()).isEmpty();
        assertThat(over.escalation()).isEqualTo(Escalation.NONE);
        assertThat(over.opened()).isEqualTo(NOON);
        assertThat(over.resolution()).isPresent();
        assertKept(over);
    }

    @Test
    void what_comes_back_begins_anew_and_keeps_all_else() {
        var back = taken().resolved(Resolution.plain(Why.PERSON, NOON, "41")).returned(LATER);

        assertThat(back.taken()).isEmpty();
        assertThat(back.escalation()).isEqualTo(Escalation.NONE);
        assertThat(back.opened()).isEqualTo(LATER);
        assertThat(back.returns()).containsExactly(LATER);
        assertThat(back.resolution()).isEmpty();
        assertKept(back);
    }

    @Test
    void the_latest_ten_returns_are_kept() {
        var handling = Handling.fresh(NOON);
        for (int time = 1; time <= 15; time++) {
            handling = handling.returned(NOON.plusSeconds(time));
        }

        assertThat(handling.returns()).hasSize(10).isSorted().endsWith(NOON.plusSeconds(15));
    }

    @Test
    void a_deed_changes_only_what_it_is_about() {
        var taken = taken();

        assertThat(taken.taken()).contains(new Taken("41", NOON));
        assertThat(taken.escalation()).isEqualTo(new Escalation(2, NOON));
        assertKept(taken);
    }

    private static void assertKept(Handling it) {
        assertThat(it.assignee()).isEqualTo("42");
        assertThat(it.expected()).isEqualTo("alert.expected.stop");
        assertThat(it.silencedUntil()).contains(LATER);
        assertThat(it.links()).isEqualTo(new Links("https://issue/1", "https://pull/2"));
        assertThat(it.showing()).isPresent();
    }

    private static Handling taken() {
        return Handling.fresh(NOON)
                .acknowledged("41", NOON)
                .assigned("42")
                .expected("alert.expected.stop")
                .silenced(Optional.of(LATER))
                .escalated(2, NOON)
                .linked(new Links("https://issue/1", "https://pull/2"))
                .shown(new Showing(Spot.ofPost("102", "103", "en"), true, "104", Status.PENDING, 7, NOON));
    }

    @Provide
    Arbitrary<List<UnaryOperator<Handling>>> deeds() {
        var fix = new Resolution(Why.MERGED, LATER, "41", "https://pull/1", "alice", true, Optional.of(LATER));
        return Arbitraries.<UnaryOperator<Handling>>of(List.of(
                        it -> it.acknowledged("41", NOON),
                        it -> it.assigned("\"42\""),
                        it -> it.expected("alert.expected.stop"),
                        it -> it.silenced(Optional.of(LATER)),
                        it -> it.silenced(Optional.empty()),
                        it -> it.escalated(1, LATER),
                        it -> it.linked(new Links("https://issue/1", "")),
                        it -> it.resolved(fix),
                        it -> it.resolved(Resolution.plain(Why.CLEARED, NOON, "")),
                        it -> it.returned(LATER),
                        _ -> taken()))
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 300)
    void what_is_written_is_read_back(@ForAll("deeds") List<UnaryOperator<Handling>> deeds) {
        var handling = Handling.fresh(NOON);
        for (var deed : deeds) {
            handling = deed.apply(handling);
        }

        assertThat(Handling.read(Json.read(handling.json().toString()))).isEqualTo(handling);
    }
}
