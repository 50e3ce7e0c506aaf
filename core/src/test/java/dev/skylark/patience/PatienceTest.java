package dev.skylark.patience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Patience FOUR =
            new Patience(4, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10));

    private final List<Duration> pauses = new ArrayList<>();

    @Property
    void a_pause_is_between_the_half_and_the_whole_of_its_share_and_never_more_than_the_most(
            @ForAll Neighbour neighbour,
            @ForAll @IntRange(min = 1, max = 1000) int tried,
            @ForAll @DoubleRange(max = 1) double chance) {
        var it = neighbour.patience();

        assertThat(it.pause(tried, chance)).isBetween(it.pause(tried, 0), it.pause(tried, 1));
        assertThat(it.pause(tried, 1)).isLessThanOrEqualTo(it.most());
        assertThat(it.pause(tried, 0).multipliedBy(2)).isEqualTo(it.pause(tried, 1));
        assertThat(it.pause(tried, chance)).isLessThanOrEqualTo(it.pause(tried + 1, 1));
    }

    @Property
    void nobody_is_asked_more_often_or_waited_for_longer_than_patience_lasts(
            @ForAll Neighbour neighbour,
            @ForAll List<@DoubleRange(max = 1) Double> chances,
            @ForAll List<@IntRange(max = 40) Integer> wishes) {
        var asked = new ArrayList<Integer>();
        var waited = new ArrayList<Duration>();
        var wanted = new ArrayDeque<>(wishes);
        var dice = new ArrayDeque<>(chances);

        neighbour
                .patience()
                .ask(
                        () -> asked.add(1),
                        _ -> Optional.of(Duration.ofSeconds(
                                Optional.ofNullable(wanted.poll()).orElse(0))),
                        waited::add,
                        () -> Optional.ofNullable(dice.poll()).orElse(1.0));

        assertThat(asked).hasSizeBetween(1, neighbour.patience().tries());
        assertThat(waited).hasSize(asked.size() - 1);
        assertThat(waited.stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(neighbour.patience().within());
    }

    @Property
    void whoever_is_asked_again_by_itself_is_waited_for_no_longer_than_the_table_says(@ForAll Neighbour neighbour) {
        var it = neighbour.patience();
        var longest = Stream.iterate(1, tried -> tried < it.tries(), tried -> tried + 1)
                .map(tried -> it.pause(tried, 1))
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(longest).isLessThanOrEqualTo(it.within());
    }

    @Test
    void it_is_tried_until_there_is_an_answer() {
        assertThat(ask("no", "no", "yes", "never asked")).isEqualTo("yes");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void the_last_answer_is_the_answer() {
        assertThat(ask("no", "no", "no", "no, and that is all")).isEqualTo("no, and that is all");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void who_wants_to_be_left_alone_for_longer_is() {
        assertThat(FOUR.ask(() -> "busy", _ -> Optional.of(Duration.ofSeconds(4)), pauses::add, () -> 1))
                .isEqualTo("busy");
        assertThat(pauses)
                .as("a third would be too late")
                .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(4));
    }

    @Test
    void who_answers_slowly_uses_up_our_patience_too() {
        var brief = FOUR.within(Duration.ofMillis(1100));
        var asked = new ArrayList<String>();

        brief.ask(
                () -> {
                    sleep();
                    return asked.add("slow");
                },
                _ -> Optional.of(Duration.ZERO),
                pauses::add,
                () -> 1);

        assertThat(asked).hasSize(1);
    }

    @Test
    void the_documentation_says_the_same() throws IOException {
        var said = Files.readString(Path.of("../docs/self-care.md"));

        for (var neighbour : Neighbour.values()) {
            var it = neighbour.patience();
            assertThat(said)
                    .contains(
                            it.tries() == 1
                                    ? "| %s | 1 | | |".formatted(neighbour.called())
                                    : "| %s | %d | %s to %s | %s |"
                                            .formatted(
                                                    neighbour.called(),
                                                    it.tries(),
                                                    seconds(it.first()),
                                                    seconds(it.most()),
                                                    seconds(it.within())));
        }
    }

    private static String seconds(Duration it) {
        return it.toMillis() % 1000 == 0 ? it.toSeconds() + " s" : it.toMillis() + " ms";
    }

    private String ask(String... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        return FOUR.ask(
                left::remove,
                it -> it.startsWith("no") ? Optional.of(Duration.ZERO) : Optional.empty(),
                pauses::add,
                () -> 1);
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
