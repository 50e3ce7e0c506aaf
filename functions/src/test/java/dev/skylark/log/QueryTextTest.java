package dev.skylark.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skylark.command.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTextTest {

    @ParameterizedTest
    @EnumSource(HouseQuestion.class)
    void those_of_the_house_are_taken_as_they_are(HouseQuestion it) {
        assertThat(QueryText.read(it.text())).isEqualTo(it.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter @message like /a|b/ | stats count(*) by bin(5m)",
                "filter source = 'app' | limit 5",
                "fields @message, bytes / 1024 as kb | sort kb desc",
                "parse @message \"user=* |*\" as user, rest | dedup user"
            })
    void what_asks_about_the_service_alone_is_taken(String query) {
        assertThat(QueryText.read(query)).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SOURCE logGroups(namePrefix: ['/']) | fields @message",
                "source\nlogGroups('x')",
                "fields @message | filter a in (source logGroups('x') | fields b)",
                "fields dislike / 2 | source logGroups('x') | stats count(*) / 1 by x",
                "fields unmask(@message)",
                "fields @message | unmask @message",
                "fields @message | lookup x y",
                "fields @message # | nothing\n| SOURCE logGroups('x')",
                "fields @message | | limit 5"
            })
    void what_names_other_groups_or_shows_what_is_masked_is_not(String query) {
        assertThatThrownBy(() -> QueryText.read(query)).isInstanceOf(Refused.class);
    }
}
