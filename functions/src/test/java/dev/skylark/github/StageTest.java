package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.discord.Spot;
import dev.skylark.github.GitHubEvent.DeploymentChanged;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What goes on with an environment. */
final class StageTest {

    private static final Instant NOON = Instant.parse("2051-06-01T12:00:00Z");

    private final Stage empty = Stage.empty("1", "acme/shop", "production");

    @Test
    void what_came_last_is_in_use_and_what_came_before_was_good() {
        var stage = heard(news(1, "a", "success", 1), news(1, "a", "inactive", 3), news(2, "b", "success", 3));

        assertThat(stage.live()).map(Stage.Step::sha).contains("b");
        assertThat(stage.newest()).map(Stage.Step::sha).contains("b");
        assertThat(stage.lastGood()).map(Stage.Step::sha).contains("a");
    }

    @Test
    void what_failed_is_newest_and_what_is_in_use_stays() {
        var stage = heard(news(1, "a", "success", 1), news(2, "b", "failure", 3));

        assertThat(stage.newest().orElseThrow().hasFailed()).isTrue();
        assertThat(stage.live()).map(Stage.Step::sha).contains("a");
        assertThat(stage.lastGood()).map(Stage.Step::sha).contains("a");
    }

    @Test
    void the_same_code_once_more_is_not_what_was_good_before() {
        var stage = heard(news(1, "a", "success", 1), news(2, "b", "success", 2), news(3, "b", "success", 3));

        assertThat(stage.lastGood()).map(Stage.Step::sha).contains("a");
        assertThat(heard(news(1, "a", "success", 1)).lastGood()).isEmpty();
    }

    @Test
    void what_ends_in_the_second_in_which_it_began_has_ended() {
        var stage = heard(news(1, "a", "created", 1), news(1, "a", "success", 1));

        assertThat(stage.live()).isPresent();
        assertThat(stage.heard(news(1, "a", "created", 1))).isSameAs(stage);
    }

    @Test
    void one_of_which_we_only_hear_that_it_was_replaced_is_not_the_newest() {
        var stage = heard(news(7, "b", "created", 1), news(7, "b", "success", 5), news(6, "a", "inactive", 6));

        assertThat(stage.newest()).map(Stage.Step::sha).contains("b");
    }

    @Test
    void what_was_in_use_was_so_also_when_that_is_heard_late() {
        var stage = heard(news(1, "a", "inactive", 5), news(1, "a", "success", 2), news(2, "b", "success", 5));

        assertThat(stage.lastGood()).map(Stage.Step::sha).contains("a");
        assertThat(stage.step(1).orElseThrow().state()).isEqualTo("inactive");
        assertThat(stage.step(1).orElseThrow().started()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void what_waits_does_so_until_it_moves() {
        var waiting = empty.waiting(Optional.of(new Stage.Waiting(9, "a", "alice", "https://run/9")));

        var still = waiting.heard(news(1, "a", "created", 1)).heard(news(1, "a", "waiting", 2));
        assertThat(still.waiting()).isPresent();
        assertThat(still.heard(news(2, "b", "success", 3)).waiting()).isPresent();
        assertThat(still.heard(news(1, "a", "in_progress", 3)).waiting()).isEmpty();
    }

    @Test
    void the_latest_eight_are_kept() {
        var stage = empty;
        for (int id = 1; id <= 12; id++) {
            stage = stage.heard(news(id, "c" + id, "success", id));
        }

        assertThat(stage.steps()).extracting(Stage.Step::id).containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L);
        assertThat(stage.heard(news(3, "c3", "inactive", 20))).isEqualTo(stage);
    }

    @Provide
    Arbitrary<List<DeploymentChanged>> stories() {
        var states = Arbitraries.of("failure", "error", "success")
                .map(end -> List.of("created", "waiting", "queued", "in_progress", end, "inactive"));
        var story = states.flatMap(all -> Arbitraries.integers()
                .between(0, 3)
                .list()
                .ofSize(6)
                .map(pauses -> {
                    var second = 0;
                    var told = new ArrayList<DeploymentChanged>();
                    for (int each = 0; each < 6; each++) {
                        second += pauses.get(each);
                        told.add(news(0, "", all.get(each), second));
                    }
                    return told;
                }));
        return story.list().ofMinSize(1).ofMaxSize(10).map(many -> {
            var all = new ArrayList<DeploymentChanged>();
            for (int id = 1; id <= many.size(); id++) {
                for (var it : many.get(id - 1)) {
                    all.add(news(id, "c" + id % 3, it.state(), it.at().getEpochSecond() - NOON.getEpochSecond() + id));
                }
            }
            return all;
        });
    }

    @Property(tries = 300)
    void news_may_come_in_any_order(@ForAll("shuffled") List<List<DeploymentChanged>> both) {
        assertThat(heard(both.getLast()).steps())
                .isEqualTo(heard(both.getFirst()).steps());
    }

    @Provide
    Arbitrary<List<List<DeploymentChanged>>> shuffled() {
        return stories().flatMap(all -> Arbitraries.shuffle(all).map(other -> List.of(all, other)));
    }

    @Property(tries = 100)
    void what_is_written_is_read_back(@ForAll("stories") List<DeploymentChanged> news, @ForAll boolean full) {
        var stage = heard(news);
        if (full) {
            stage = stage.waiting(Optional.of(new Stage.Waiting(9, "a", "alice", "https://run/9")))
                    .watched(Optional.of(new Stage.Watch("41", NOON)))
                    .posted(Spot.ofPost("102", "103", "en"), NOON);
        }

        assertThat(Stage.read("1", Json.read(stage.json().toString()), 0)).isEqualTo(stage);
    }

    private Stage heard(DeploymentChanged... news) {
        return heard(List.of(news));
    }

    private Stage heard(List<DeploymentChanged> news) {
        var stage = empty;
        for (var it : news) {
            stage = stage.heard(it);
        }
        return stage;
    }

    private static DeploymentChanged news(long id, String sha, String state, long second) {
        return new DeploymentChanged(
                "acme/shop",
                id,
                "production",
                sha,
                state,
                "https://log/" + id + state,
                "alice",
                NOON.plusSeconds(second));
    }
}
