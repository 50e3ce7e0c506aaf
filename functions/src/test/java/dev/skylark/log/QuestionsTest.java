package dev.skylark.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.log.Questions.Saved;
import dev.skylark.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Saved questions, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class QuestionsTest {

    private final Questions questions;
    private final String guild = Store.newId();

    QuestionsTest(Store store) {
        questions = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoQuestions(tables.rows(Table.LOGS)));
    }

    @Test
    void one_is_saved_changed_and_removed() {
        assertThat(questions.save(guild, new Saved("slow", "fields @message"))).isTrue();
        assertThat(questions.save(guild, new Saved("slow", "fields @timestamp")))
                .isTrue();
        questions.save(Store.newId(), new Saved("theirs", "fields @message"));

        assertThat(questions.all(guild)).containsExactly(new Saved("slow", "fields @timestamp"));
        assertThat(questions.remove(guild, "slow")).isTrue();
        assertThat(questions.remove(guild, "slow")).isFalse();
        assertThat(questions.all(guild)).isEmpty();
    }

    @Test
    void there_are_fifty_at_most_and_one_of_them_can_still_be_changed() {
        for (int at = 0; at < DynamoQuestions.MOST; at++) {
            questions.save(guild, new Saved("q" + at, "fields @message"));
        }

        assertThat(questions.save(guild, new Saved("more", "fields @message"))).isFalse();
        assertThat(questions.save(guild, new Saved("q0", "fields @timestamp"))).isTrue();
    }
}
