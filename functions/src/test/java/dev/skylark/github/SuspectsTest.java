package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.github.History.Blame;
import dev.skylark.github.History.Change;
import dev.skylark.github.History.Pull;
import dev.skylark.github.Suspect.Why;
import dev.skylark.github.Suspects.Rollout;
import dev.skylark.trace.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which changes are suspected of a failure, and why. */
final class SuspectsTest {

    private static final Instant FIRST = Instant.parse("2026-03-04T12:00:00Z");
    private static final Frame INNER = new Frame("Cart.java", 7, "com.acme.Cart.add", true);
    private static final Frame OUTER = new Frame("Shop.java", 9, "com.acme.Shop.buy", true);
    private static final Frame LIBRARY = new Frame("List.java", 3, "java.util.List.of", false);

    @Test
    void the_innermost_line_of_our_own_weighs_most() {
        var found = Suspects.of(
                List.of(LIBRARY, INNER, OUTER),
                blaming(Map.of(INNER, wrote("a"), OUTER, wrote("b"))),
                List.of(),
                FIRST);

        assertThat(found)
                .containsExactly(
                        new Suspect("a", "ann", "commit/a", List.of(new Why.WroteLine("Cart.java", 7))),
                        new Suspect("b", "ann", "commit/b", List.of(new Why.WroteLine("Shop.java", 9))));
    }

    @Test
    void libraries_are_not_even_asked_about() {
        var asked = new ArrayList<Frame>();

        Suspects.of(
                List.of(LIBRARY, INNER),
                it -> {
                    asked.add(it);
                    return Optional.empty();
                },
                List.of(),
                FIRST);

        assertThat(asked).containsExactly(INNER);
    }

    @Test
    void nobody_is_asked_about_more_than_five_lines() {
        var asked = new ArrayList<Frame>();

        Suspects.of(
                IntStream.range(0, 50)
                        .mapToObj(it -> new Frame("f", it, "f", true))
                        .toList(),
                it -> {
                    asked.add(it);
                    return Optional.empty();
                },
                List.of(),
                FIRST);

        assertThat(asked).hasSize(5);
    }

    @Test
    void who_wrote_the_line_and_went_live_shortly_before_is_first() {
        var live = new Rollout(FIRST.minusSeconds(600), List.of(change("b", 2), change("c", 3)));

        var found = Suspects.of(
                List.of(INNER, OUTER), blaming(Map.of(INNER, wrote("a"), OUTER, wrote("b"))), List.of(live), FIRST);

        assertThat(found).extracting(Suspect::sha).containsExactly("b", "c", "a");
        assertThat(found.getFirst().why())
                .containsExactly(new Why.WroteLine("Shop.java", 9), new Why.WentLive(Duration.ofMinutes(10)));
    }

    @Test
    void what_came_after_the_failure_did_not_cause_it() {
        var late = new Rollout(FIRST.plusSeconds(1), List.of(change("a", 1)));
        var blame = new Blame(false, List.of(change("new", -1), change("old", 1)));

        assertThat(Suspects.of(List.of(INNER), blaming(Map.of(INNER, blame)), List.of(late), FIRST))
                .containsExactly(new Suspect("old", "ann", "commit/old", List.of(new Why.ChangedFile("Cart.java"))));
    }

    @Test
    void only_the_last_version_and_only_for_a_day_is_suspected() {
        var old = new Rollout(FIRST.minus(Duration.ofHours(3)), List.of(change("old", 9)));
        var live = new Rollout(FIRST.minus(Duration.ofHours(2)), List.of(change("live", 8)));
        var longAgo = new Rollout(FIRST.minus(Duration.ofHours(24)), List.of(change("longAgo", 99)));

        assertThat(suspected(old, live)).containsExactly("live");
        assertThat(suspected(longAgo)).isEmpty();
    }

    @Test
    void there_are_five_at_most_the_newest_of_those_that_weigh_the_same() {
        var live = new Rollout(
                FIRST.minusSeconds(60),
                IntStream.range(1, 20).mapToObj(it -> change("c" + it, it)).toList());

        assertThat(suspected(live)).containsExactly("c1", "c2", "c3", "c4", "c5");
    }

    @Test
    void the_pull_request_says_more_than_the_commit() {
        var merged = new Change("a", "ann", FIRST.minusSeconds(5), "t", "commit/a", Optional.of(new Pull(5, "pull/5")));

        assertThat(Suspects.of(
                        List.of(INNER), blaming(Map.of(INNER, new Blame(true, List.of(merged)))), List.of(), FIRST))
                .extracting(Suspect::url)
                .containsExactly("pull/5");
    }

    @Test
    void why_is_said_in_english() {
        assertThat(new Why.WroteLine("Cart.java", 7).words()).isEqualTo("wrote line 7 of Cart.java");
        assertThat(new Why.ChangedFile("Cart.java").words()).isEqualTo("was the last to change Cart.java");
        assertThat(new Why.WentLive(Duration.ofSeconds(90)).words())
                .isEqualTo("went live 1 minute before it was first seen");
        assertThat(new Why.WentLive(Duration.ofHours(23)).words())
                .isEqualTo("went live 23 hours before it was first seen");
        assertThat(new Why.WentLive(Duration.ofDays(3)).words()).isEqualTo("went live 3 days before it was first seen");
    }

    private static List<String> suspected(Rollout... rollouts) {
        return Suspects.of(List.of(), _ -> Optional.empty(), List.of(rollouts), FIRST).stream()
                .map(Suspect::sha)
                .toList();
    }

    private static Function<Frame, Optional<Blame>> blaming(Map<Frame, Blame> known) {
        return it -> Optional.ofNullable(known.get(it));
    }

    private static Blame wrote(String sha) {
        return new Blame(true, List.of(change(sha, 60)));
    }

    private static Change change(String sha, int minutesBefore) {
        return new Change(
                sha, "ann", FIRST.minusSeconds(60L * minutesBefore), "Title", "commit/" + sha, Optional.empty());
    }
}
