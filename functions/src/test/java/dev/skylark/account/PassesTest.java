package dev.skylark.account;

import static dev.skylark.data.Store.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.data.AtOnce;
import dev.skylark.data.Store;
import dev.skylark.table.Table;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
final class PassesTest {

    private final Passes passes;
    private final String person = Store.newId();
    private final Pass pass = new Pass(person, Provider.SOUNDCLOUD, "Änn <b>", "challenge");

    PassesTest(Store store) {
        passes = store.open(InMemoryPasses::new, tables -> new DynamoPasses(tables.rows(Table.PEOPLE)));
    }

    @Test
    void it_can_be_looked_at_often_and_taken_once() throws Exception {
        passes.keep("word", pass, NOON.plusSeconds(60));

        assertThat(passes.look(person, "word", NOON)).contains(pass);
        assertThat(passes.look(person, "word", NOON)).contains(pass);
        assertThat(AtOnce.each(8, _ -> passes.take(person, "word", NOON)))
                .filteredOn(Optional::isPresent)
                .containsExactly(Optional.of(pass));
        assertThat(passes.look(person, "word", NOON)).isEmpty();
    }

    @Test
    void it_ends() {
        passes.keep("word", pass, NOON.plusSeconds(60));

        assertThat(passes.look(person, "word", NOON.plusSeconds(59))).contains(pass);
        assertThat(passes.look(person, "word", NOON.plusSeconds(60))).isEmpty();
        assertThat(passes.take(person, "word", NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void it_is_found_by_its_person_and_word_alone() {
        passes.keep("word", pass, NOON.plusSeconds(60));

        assertThat(passes.take(person, "Word", NOON)).isEmpty();
        assertThat(passes.take(Store.newId(), "word", NOON)).isEmpty();
        assertThat(passes.look(person, "word", NOON)).contains(pass);
    }
}
