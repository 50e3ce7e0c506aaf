package dev.skylark.music;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.Store;
import dev.skylark.music.Library.Kept;
import dev.skylark.music.Library.Named;
import dev.skylark.music.Taste.First;
import dev.skylark.music.Taste.Whose;
import dev.skylark.table.Table;
import dev.skylark.voice.MusicRows;
import dev.skylark.voice.Rules;
import dev.skylark.voice.Track;
import dev.skylark.voice.Track.Source;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class LibraryTest {

    private static final Track LARK =
            new Track("Lark", "Birds", Duration.ofMinutes(3), "https://a.example/l", "", Source.HTTP, "s", 0, "");

    private final Library library;
    private final String guild = Store.newId();
    private final String person = Store.newId();

    LibraryTest(Store store) {
        library = store.open(InMemoryLibrary::new, tables -> new DynamoLibrary(tables.rows(Table.MUSIC)));
    }

    @Test
    void where_nothing_is_kept_everything_is_as_usual() {
        assertThat(library.playing(guild)).isEmpty();
        assertThat(library.rules(guild)).isEqualTo(Rules.USUAL);
        assertThat(library.taste(person)).isEqualTo(Taste.USUAL);
        assertThat(library.shelf(guild).playing()).isEmpty();
        assertThat(library.shelf(guild).lists()).isEmpty();
        assertThat(library.shelf(guild).recordings()).isEmpty();
        assertThat(library.remove(guild, "Birds")).isFalse();
    }

    @Test
    void a_list_is_known_by_its_name_however_that_is_written() {
        assertThat(keep("Birds ", 1)).isEqualTo(Kept.NEW);
        assertThat(keep(" BIRDS", 3)).isEqualTo(Kept.REPLACED);
        keep("animals", 2);

        assertThat(library.shelf(guild).lists()).containsExactly(new Named("animals", 2), new Named("BIRDS", 3));
        assertThat(library.remove(guild, "birds")).isTrue();
        assertThat(library.remove(guild, "birds")).isFalse();
        assertThat(library.shelf(guild).lists()).containsExactly(new Named("animals", 2));
    }

    @Test
    void there_is_room_for_fifty_lists() {
        for (int i = 0; i < Library.MOST_LISTS; i++) {
            assertThat(keep("list " + i, 1)).isEqualTo(Kept.NEW);
        }

        assertThat(keep("one more", 1)).isEqualTo(Kept.FULL);
        assertThat(keep("List 7", 2)).isEqualTo(Kept.REPLACED);
        library.remove(guild, "list 8");
        assertThat(keep("one more", 1)).isEqualTo(Kept.NEW);
        assertThat(library.shelf(guild).lists()).hasSize(Library.MOST_LISTS);
    }

    @Test
    void guilds_and_people_do_not_see_each_other() {
        keep("Birds", 1);
        library.note(guild, List.of("lark.mp3"));

        assertThat(library.shelf(Store.newId()).lists()).isEmpty();
        assertThat(library.shelf(MusicRows.person(guild)).lists()).isEmpty();
        assertThat(library.shelf(MusicRows.person(guild)).recordings()).isEmpty();
    }

    @Test
    void the_names_of_all_recordings_are_noted() {
        var many = IntStream.range(0, Recordings.MOST)
                .mapToObj(it -> "ü".repeat(70) + it + ".mp3")
                .toList();
        library.note(guild, many);
        assertThat(library.shelf(guild).recordings()).isEqualTo(many);

        library.note(guild, List.of());
        assertThat(library.shelf(guild).recordings()).isEmpty();
    }

    @Test
    void rules_and_tastes_are_kept_as_they_were_said() {
        var rules = new Rules("1", 50, true, true, 80, 20, Duration.ofMinutes(10), 3);
        var taste = new Taste(First.SOUNDCLOUD, Whose.OURS, true);

        library.keep(guild, rules);
        library.keep(person, taste);

        assertThat(library.rules(guild)).isEqualTo(rules);
        assertThat(library.taste(person)).isEqualTo(taste);
        assertThat(library.taste(guild)).isEqualTo(Taste.USUAL);
    }

    private Kept keep(String name, int size) {
        return library.keep(guild, name, Collections.nCopies(size, LARK));
    }
}
