package dev.skylark.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.player.Memory;
import dev.skylark.table.Table;
import dev.skylark.voice.Rules;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class MemoryTest {

    private final Memory memory;
    private final String guild = Store.newId();

    MemoryTest(Store store) {
        memory = store.open(InMemoryMemory::new, tables -> new DynamoMemory(tables.rows(Table.MUSIC)));
    }

    @Test
    void where_nothing_ever_played_there_is_nothing() {
        assertThat(memory.playing(guild)).isEmpty();
        assertThat(memory.rules(guild)).isEqualTo(Rules.USUAL);
        assertThat(memory.list(guild, "morning")).isEmpty();
    }

    @Test
    void what_plays_is_kept() {
        var playing = House.playing("lark", Duration.ofSeconds(42));

        assertThat(memory.keep(guild, playing, 5)).isTrue();
        assertThat(memory.playing(guild)).contains(playing);
        assertThat(memory.playing(Store.newId())).isEmpty();
    }

    @Test
    void the_same_term_keeps_again() {
        memory.keep(guild, House.playing("lark", Duration.ZERO), 5);
        var later = House.playing("lark", Duration.ofSeconds(5));

        assertThat(memory.keep(guild, later, 5)).isTrue();
        assertThat(memory.playing(guild)).contains(later);
    }

    @Test
    void an_older_term_has_no_say_any_more() {
        var theirs = House.playing("theirs", Duration.ZERO);
        memory.keep(guild, theirs, 6);

        assertThat(memory.keep(guild, House.playing("ours", Duration.ZERO), 5)).isFalse();
        assertThat(memory.playing(guild)).contains(theirs);
    }

    @Test
    void a_newer_term_takes_over() {
        memory.keep(guild, House.playing("theirs", Duration.ZERO), 5);
        var ours = House.playing("ours", Duration.ZERO);

        assertThat(memory.keep(guild, ours, 6)).isTrue();
        assertThat(memory.playing(guild)).contains(ours);
    }
}
