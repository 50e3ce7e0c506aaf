package dev.skylark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.table.Table;
import dev.skylark.webhook.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may tell a guild's alerts, in both databases that nobody of us wrote. */
@ParameterizedClass
@EnumSource(value = Store.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
final class DynamoAlertSourcesTest {

    private final AlertSources sources;
    private final String guild = Store.newId();
    private final String topic = "arn:aws:sns:eu-west-1:123456789012:" + guild;

    DynamoAlertSourcesTest(Store store) {
        sources = store.open(
                () -> {
                    throw new AssertionError("there is no twin");
                },
                tables -> new DynamoAlertSources(tables.rows(Table.ALERTS)));
    }

    @Test
    void every_source_is_found_again_as_it_was_set() {
        for (var format : Format.values()) {
            var kept = new AlertSource(guild, format.name(), format, "shop", "production", "", 3);

            assertThat(sources.set(kept)).isTrue();

            assertThat(sources.find(guild, kept.name())).contains(kept);
        }
        assertThat(sources.all(guild)).hasSize(Format.values().length);
        assertThat(sources.find(guild, "other")).isEmpty();
        assertThat(sources.all(Store.newId())).isEmpty();
    }

    @Test
    void one_that_is_set_again_is_changed() {
        sources.set(source(guild, "one", ""));
        var changed = new AlertSource(guild, "one", Format.GENERIC, "game", "staging", topic, 2);

        assertThat(sources.set(changed)).isTrue();

        assertThat(sources.all(guild)).containsExactly(changed);
    }

    @Test
    void a_topic_speaks_to_all_who_named_it() {
        var other = Store.newId();
        sources.set(source(guild, "one", topic));
        sources.set(source(other, "two", topic));
        sources.set(source(guild, "three", ""));

        assertThat(sources.of(topic)).extracting(AlertSource::guild).containsExactlyInAnyOrder(guild, other);
        assertThat(sources.of(topic + "x")).isEmpty();
    }

    @Test
    void one_that_is_removed_is_gone() {
        sources.set(source(guild, "one", topic));

        assertThat(sources.remove(guild, "one")).isTrue();
        assertThat(sources.remove(guild, "one")).isFalse();
        assertThat(sources.all(guild)).isEmpty();
        assertThat(sources.of(topic)).isEmpty();
    }

    @Test
    void there_are_fifty_at_most_and_one_of_them_can_still_be_changed() {
        for (int count = 0; count < 50; count++) {
            assertThat(sources.set(source(guild, "s" + count, ""))).isTrue();
        }

        assertThat(sources.set(source(guild, "more", ""))).isFalse();
        assertThat(sources.set(source(guild, "s7", topic))).isTrue();
        assertThat(sources.all(guild)).hasSize(50);
    }

    private static AlertSource source(String of, String name, String topic) {
        return new AlertSource(of, name, Format.GENERIC, "shop", "production", topic, 1);
    }
}
