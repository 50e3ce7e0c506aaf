package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.AtOnce;
import dev.skylark.data.Store;
import dev.skylark.discord.Spot;
import dev.skylark.github.GitHubEvent.RunChanged;
import dev.skylark.table.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes on with environments, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class DynamoStagesTest {

    private static final Instant NOON = Store.NOON;

    private final Stages stages;
    private final String guild = Store.newId();

    DynamoStagesTest(Store store) {
        stages = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoStages(tables.rows(Table.GITHUB)));
    }

    @Test
    void a_stage_is_found_again_in_large_and_small_letters() {
        var kept = stage("Production")
                .watched(Optional.of(new Stage.Watch("41", NOON)))
                .posted(Spot.ofPost("102", "103", "en"), NOON);

        var saved = stages.save(kept).orElseThrow();

        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(kept);
        assertThat(stages.find(guild, "acme/shop", "production")).contains(saved);
        assertThat(stages.find(guild, "acme/shop", "staging")).isEmpty();
        assertThat(stages.find(Store.newId(), "acme/shop", "production")).isEmpty();
    }

    @Test
    void of_a_repository_all_are_found_and_no_other() {
        stages.save(stage("production"));
        stages.save(stage("staging"));
        stages.save(Stage.empty(guild, "acme/shop-admin", "production"));

        assertThat(stages.of(guild, "acme/SHOP"))
                .extracting(Stage::environment)
                .containsExactly("production", "staging");
        assertThat(stages.of(guild, "acme/sho")).isEmpty();
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_overwritten() {
        var read = stages.save(stage("production")).orElseThrow();
        assertThat(stages.save(read.shown(NOON))).isPresent();

        assertThat(stages.save(read.watched(Optional.empty()))).isEmpty();
        assertThat(stages.save(stage("production"))).isEmpty();

        assertThat(stages.find(guild, "acme/shop", "production").orElseThrow().shown())
                .isEqualTo(NOON);
    }

    @Test
    void the_latest_twenty_runs_are_kept_the_newest_first() {
        for (int number = 0; number < 25; number++) {
            stages.ran(guild, run(number * 7 % 25, "completed", NOON.plusSeconds(number * 7 % 25)));
        }

        var kept = stages.runs(guild, "acme/shop");
        assertThat(kept)
                .hasSize(20)
                .isSortedAccordingTo(Comparator.comparing(RunChanged::at).reversed());
        assertThat(kept.getFirst().id()).isEqualTo(24);
        assertThat(kept.getLast().id()).isEqualTo(5);
        assertThat(stages.runs(guild, "acme/other")).isEmpty();
        assertThat(stages.runs(Store.newId(), "acme/shop")).isEmpty();
    }

    @Test
    void a_run_is_kept_whole_as_it_was_last() {
        stages.ran(guild, run(1, "in_progress", NOON));
        var last = run(1, "completed", NOON.plusSeconds(60));
        stages.ran(guild, last);
        stages.ran(guild, run(1, "queued", NOON.minusSeconds(60)));

        assertThat(stages.runs(guild, "acme/shop")).containsExactly(last);
    }

    @Test
    void a_run_that_ends_in_the_second_in_which_it_began_has_ended_in_whatever_order_that_is_heard() {
        stages.ran(guild, run(1, "in_progress", NOON));
        stages.ran(guild, run(1, "completed", NOON));
        stages.ran(guild, run(2, "completed", NOON));
        stages.ran(guild, run(2, "in_progress", NOON));

        assertThat(stages.runs(guild, "acme/shop"))
                .extracting(RunChanged::status)
                .containsOnly("completed");
    }

    @Test
    void runs_that_change_at_once_are_all_kept() throws Exception {
        AtOnce.each(3, number -> {
            stages.ran(guild, run(number, "completed", NOON.plusSeconds(number)));
            return number;
        });

        assertThat(stages.runs(guild, "acme/shop")).extracting(RunChanged::id).containsExactly(2L, 1L, 0L);
    }

    private Stage stage(String environment) {
        return Stage.empty(guild, "acme/shop", environment);
    }

    private static RunChanged run(long id, String status, Instant at) {
        return new RunChanged("acme/shop", id, "build", "main", "a1", status, "", "https://run/" + id, "alice", at);
    }
}
